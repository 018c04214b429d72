package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next trunk: {@code route --candidates} and {@code call --failover}. */
final class FailoverCommandTest {

  @TempDir Path folder;

  private String plan = "";

  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("plan.json");
    Files.writeString(
        file,
        """
        {"brand": "b", "clients": [{"id": "c",
          "extensions": [{"number": "0011", "target": {"voicemail": "v"}}],
          "friends": [
            {"name": "second", "priority": 1, "patterns": ["^00", "^0034"]},
            {"name": "first", "priority": 0, "patterns": ["^00"]},
            {"name": "other", "priority": 0, "patterns": ["^01"]}]}]}
        """);
    plan = file.toString();
  }

  @Test
  void candidates_are_every_friend_that_takes_the_number_in_order() {
    assertEquals(
        new Run(
            0,
            """
            {"client":"c","destination":"0034","route":"friend","friend":"first","candidates":["first","second"]}
            {"client":"c","destination":"0011","route":"extension","extension":"0011","candidates":[]}
            {"client":"c","destination":"9","route":"external","candidates":[]}
            """,
            ""),
        Run.dialplan(
            "route", plan, "--client", "c", "--candidates", "--json", "0034", "0011", "9"));
  }

  @Test
  void the_friend_that_calls_is_no_candidate() {
    assertEquals(
        "{\"client\":\"c\",\"destination\":\"0034\",\"route\":\"friend\",\"friend\":\"second\","
            + "\"candidates\":[\"second\"]}\n",
        Run.dialplan(
                "route", plan, "--client", "c", "--from", "first", "--candidates", "--json", "0034")
            .out());
  }

  @Test
  void candidates_are_told_in_text_too() {
    assertEquals(
        "0034              friend     first, candidates first, second\n",
        Run.dialplan("route", plan, "--client", "c", "--candidates", "0034").out());
  }

  @Test
  void a_call_fails_over_to_the_next_friend() {
    assertEquals(
        """
        dial       first                   0034, for at most 10800 s
        dial       second                  0034, for at most 10800 s
        answered   second
        """,
        Run.dialplan(
                "call",
                plan,
                "--client",
                "c",
                "--failover",
                "congestion,not-registered",
                "0034",
                "congestion",
                "answered")
            .out());
  }

  @Test
  void an_outcome_that_is_none_or_ends_the_call_is_refused() {
    Run unknown = Run.dialplan("call", plan, "--client", "c", "--failover", "lost", "0034");
    assertEquals(2, unknown.status());
    assertTrue(unknown.err().contains("an OUTCOME is one of"), unknown.err());
    Run answered = Run.dialplan("call", plan, "--client", "c", "--failover", "answered", "0034");
    assertEquals(2, answered.status());
    assertTrue(answered.err().contains("must not contain ANSWERED"), answered.err());
  }
}
