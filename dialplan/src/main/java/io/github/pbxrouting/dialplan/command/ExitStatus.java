package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.host.FatalErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** What the command's exit status says; the only place that says it. */
final class ExitStatus {

  /** Everything was answered, or whoever read the answers left before the end. */
  static final int GOOD = 0;

  /** The answer is no, or the answers could not be written. */
  static final int ERRORS = 1;

  /** The plan or the command line is wrong; nothing was answered. */
  static final int UNUSABLE = 2;

  /** The command itself is wrong. */
  static final int DEFECT = 3;

  private static final String NOT_WRITTEN = "the output cannot be written";

  private static final String NO_NUMBER = "NUMBER is empty or longer than 128 characters";

  private ExitStatus() {}

  /**
   * Returns when a command ends with status 1.
   *
   * @param command the command's name, or empty for all of them
   */
  static String saysNo(String command) {
    String no =
        switch (command) {
          case "" -> "the answer is no, as the command's help says";
          case "call", "dial", "explain" -> NO_NUMBER;
          case "check" ->
              "there is a finding as severe as --fail-on says, or the check was ended early, unless"
                  + " --fail-on is never";
          case "coverage" ->
              "not all lengths could be counted within --max-states and --time-limit";
          case "diff" -> "the plans differ, or the edit does not do what --only and --expect say";
          case "digit-map" -> "the map and the plan disagree about a number";
          case "fmt" -> "with --check, a file is not in its canonical form";
          case "import-ivozprovider" -> "something could not be taken over";
          case "replay" -> "calls move";
          case "report" -> "the page was ended early";
          case "route" -> "a line is an error";
          case "test" -> "a test is refuted, or undecided within --max-states and --time-limit";
          default -> "";
        };
    return no.isEmpty() ? NOT_WRITTEN : no + "; or " + NOT_WRITTEN;
  }

  /**
   * Returns when a command ends with status 2.
   *
   * @param command the command's name, or empty for all of them
   */
  static String isUnusable(String command) {
    return "the plan, another file or the command line is wrong"
        + switch (command) {
          case "diff" ->
              "; or nothing differs as far as could be decided within --max-states and --time-limit";
          case "test" -> "; or there is no test";
          default -> "";
        };
  }

  /** Adds what a command's exit status says to its help, and to that of its commands. */
  static void describe(CommandLine command) {
    boolean whole = command.getParent() == null;
    String name = whole ? "" : command.getCommandName();
    Map<String, String> list = new LinkedHashMap<>();
    list.put(String.valueOf(GOOD), "all is well");
    list.put(String.valueOf(ERRORS), saysNo(name));
    list.put(String.valueOf(UNUSABLE), isUnusable(name));
    list.put(String.valueOf(DEFECT), "dialplan has a defect, which it prints");
    if (name.equals("serve")) {
      list.put(
          String.valueOf(FatalErrors.EXIT_STATUS),
          "an error left no way to go on, such as no memory");
    }
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit status:%n")
        .exitCodeList(list);
    command.getSubcommands().values().forEach(ExitStatus::describe);
  }
}
