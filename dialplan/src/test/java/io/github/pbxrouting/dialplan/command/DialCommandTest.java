package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static io.github.pbxrouting.dialplan.command.Run.dialplan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DialCommandTest {

  private static final Pattern SHOWN =
      Pattern.compile("\\$ dialplan (dial|digit-map) (\\S+) ([^\\n]*)\\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_page_shows_what_the_commands_print() throws IOException {
    Matcher shown = SHOWN.matcher(Files.readString(Path.of("README.md")));
    int count = 0;
    while (shown.find()) {
      String[] more = shown.group(3).split(" ");
      String[] args = new String[more.length + 2];
      args[0] = shown.group(1);
      args[1] = shown.group(2);
      System.arraycopy(more, 0, args, 2, more.length);
      assertEquals(new Run(0, shown.group(4), ""), dialplan(args));
      count++;
    }
    assertEquals(2, count);
  }

  @Test
  void a_digit_as_an_object() {
    Run run = dialplan("dial", DEMO, "--client", "madrid", "--json", "0049");
    assertEquals(0, run.status());
    String[] lines = run.out().split("\n");
    assertEquals(4, lines.length);
    assertTrue(lines[0].contains("\"possible\":[\"emergency:091\","), lines[0]);
    assertEquals(
        "{\"client\":\"madrid\",\"destination\":\"0049\",\"route\":\"friend\",\"friend\":\"germany\","
            + "\"settled\":true,\"mayBeComplete\":true,\"matchMore\":true,\"exact\":true,"
            + "\"possible\":[\"friend:germany\"]}",
        lines[3]);
  }

  @Test
  void what_may_follow_can_be_said() {
    Run run = dialplan("dial", DEMO, "--client", "madrid", "--keys", "12", "300");
    assertTrue(run.out().endsWith("300  external                  open, incomplete, matchmore\n"));
    assertEquals(2, dialplan("dial", DEMO, "--client", "madrid", "--keys", " ", "1").status());
  }

  @Test
  void the_friend_that_calls_is_left_out() {
    Run run = dialplan("dial", DEMO, "--client", "madrid", "--from", "germany", "0049");
    assertTrue(run.out().endsWith("0049  external                  settled, may be complete\n"));
    Run unknown = dialplan("dial", DEMO, "--client", "madrid", "--from", "porto", "1");
    assertEquals(2, unknown.status());
    assertTrue(unknown.err().contains("porto"), unknown.err());
  }

  @Test
  void a_character_beyond_ascii_is_undecided() {
    Run run = dialplan("dial", DEMO, "--client", "madrid", "\ud83d\ude00");
    assertTrue(run.out().endsWith("open, incomplete, matchmore, undecided\n"), run.out());
    assertEquals(1, run.out().lines().count());
  }

  @Test
  void a_number_that_is_none_is_an_error() {
    Run run = dialplan("dial", DEMO, "--client", "madrid", "");
    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("dialplan dial: the destination is empty"), run.err());
    assertEquals(1, dialplan("dial", DEMO, "--client", "madrid", "1".repeat(129)).status());
    assertEquals(2, dialplan("dial", DEMO, "--client", "nobody", "1").status());
  }
}
