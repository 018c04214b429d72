package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Man pages and the completion of shells, held to the command and to what reads them. */
class ManualPagesTest {

  @TempDir private static Path share;

  @BeforeAll
  static void write() throws IOException {
    ManualPages.main(new String[] {share.toString(), "2026-11-01T00:00:00Z"});
  }

  static List<CommandLine> commands() {
    return ManualPages.commands(Dialplan.commandLine(Console.ofProcess()));
  }

  private static Path page(CommandLine command) {
    return share.resolve("man/man1/" + command.getCommandSpec().qualifiedName("-") + ".1");
  }

  private static boolean has(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), said);
    return said;
  }

  @Test
  void every_command_has_a_page_and_there_is_no_other() throws IOException {
    try (Stream<Path> pages = Files.list(share.resolve("man/man1"))) {
      assertEquals(
          commands().stream().map(ManualPagesTest::page).sorted().toList(),
          pages.sorted().toList());
    }
    assertTrue(Files.exists(share.resolve("man/man1/dialplan-check.1")));
    assertTrue(Files.exists(share.resolve("man/man1/dialplan-completion.1")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_page_has_every_option_argument_and_exit_status(CommandLine command) throws IOException {
    String page = Files.readString(page(command)).replace("\\-", "-");
    List<String> missing = new ArrayList<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (String name : option.names()) {
        if (!page.contains("\\fB" + name + "\\fR")) {
          missing.add(name);
        }
      }
    }
    for (PositionalParamSpec argument : command.getCommandSpec().positionalParameters()) {
      if (!page.contains("\n\\fI" + argument.paramLabel() + "\\fR\n")) {
        missing.add(argument.paramLabel());
      }
    }
    for (String status : List.of("0", "1", "2", "3")) {
      if (!page.contains(".TP\n" + status + "\n")) {
        missing.add(status);
      }
    }
    assertEquals(List.of(), missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"groff -man -Tutf8 -ww -z", "mandoc -T lint -W warning"})
  void readers_of_pages_have_nothing_to_say_about_them(String reader) throws Exception {
    List<String> words = new ArrayList<>(List.of(reader.split(" ")));
    assumeTrue(has(words.get(0)), "there is no " + words.get(0) + " here");
    commands().forEach(command -> words.add(page(command).toString()));

    assertEquals("", run(words.toArray(String[]::new)));
  }

  @Test
  void a_page_reads_as_the_help_does() throws Exception {
    assumeTrue(has("groff"), "there is no groff here");
    String page =
        run("groff", "-man", "-Tascii", "-P-cbou", share.resolve("man/man1/dialplan-route.1") + "");

    assertTrue(page.contains("dialplan-route - says where each number goes\n"), page);
    assertTrue(page.contains("\n       --client=ID\n"), page);
    assertTrue(page.contains("a line is an error; or the output cannot be written\n"), page);
    assertTrue(page.contains("2026-11-01"), page);
  }

  @Test
  void completions_name_every_command_and_option() throws IOException {
    String bash = Files.readString(share.resolve("bash-completion/completions/dialplan"));
    String fish = Files.readString(share.resolve("fish/vendor_completions.d/dialplan.fish"));
    for (CommandLine command : commands()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        String longest = option.longestName();
        assertTrue(bash.contains("'" + longest + "'"), longest);
        assertTrue(fish.contains(" -l " + longest.substring(2)), longest);
      }
      if (command.getParent() != null) {
        assertTrue(fish.contains(" -f -a " + command.getCommandName() + " -d "), fish);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "che, 1, dialplan che, check",
    "--fail, 2, dialplan check --fail, --fail-on --failover",
  })
  void bash_completes(String word, int index, String line, String expected) throws Exception {
    assumeTrue(has("bash"), "there is no bash here");
    String said =
        run(
            "bash",
            "-c",
            "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_dialplan 2>/dev/null; echo ${COMPREPLY[@]}"
                .formatted(share.resolve("bash-completion/completions/dialplan"), line, index));

    assertEquals(
        List.of(expected.split(" ")), Stream.of(said.strip().split(" ")).sorted().toList(), word);
  }

  @Test
  void fish_reads_its_completion() throws Exception {
    assumeTrue(has("fish"), "there is no fish here");
    assertEquals(
        "", run("fish", "-n", share.resolve("fish/vendor_completions.d/dialplan.fish") + ""));
  }

  @Test
  void the_page_of_the_module_has_the_exit_statuses_as_the_command_does() throws IOException {
    StringBuilder table = new StringBuilder("| command | 1 |\n|---|---|\n");
    for (CommandLine command : commands()) {
      String no = ExitStatus.saysNo(command.getCommandName()).replaceFirst("; or the output.*", "");
      if (command.getParent() != null && !no.startsWith("the output")) {
        table.append("| `" + command.getCommandName() + "` | " + no + " |\n");
      }
    }
    String page = Files.readString(Path.of("README.md"));
    assertTrue(page.contains(table), () -> "README.md must have this table:\n\n" + table);
  }
}
