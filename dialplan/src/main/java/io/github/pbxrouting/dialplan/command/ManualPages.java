package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes man pages and the completion of shells, made of the command's own description, into the
 * folders below a {@code share} where systems look for them. The build runs it.
 */
public final class ManualPages {

  private final CommandSpec spec;
  private final String date;
  private final StringBuilder page = new StringBuilder();

  private ManualPages(CommandSpec spec, String date) {
    this.spec = spec;
    this.date = date;
  }

  /**
   * Writes all of them.
   *
   * @param args the folder {@code share}, and the date of the pages, of which the first ten
   *     characters count
   */
  public static void main(String[] args) throws IOException {
    writeAll(Path.of(args[0]), args[1].substring(0, "2000-01-01".length()));
  }

  static void writeAll(Path share, String date) throws IOException {
    CommandLine dialplan = Dialplan.commandLine(Console.ofProcess());
    for (CommandLine command : commands(dialplan)) {
      String text = new ManualPages(command.getCommandSpec(), date).text();
      write(share.resolve("man/man1/" + name(command.getCommandSpec()) + ".1"), text);
    }
    String bash = AutoComplete.bash("dialplan", dialplan);
    write(share.resolve("bash-completion/completions/dialplan"), bash);
    write(share.resolve("fish/vendor_completions.d/dialplan.fish"), fish(dialplan));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text, UTF_8);
  }

  /** Returns the command and those below it, but for the one that prints help. */
  static List<CommandLine> commands(CommandLine dialplan) {
    return Stream.concat(
            Stream.of(dialplan),
            dialplan.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof HelpCommand)))
        .toList();
  }

  private static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  /** Returns the page of the command. */
  String text() throws IOException {
    String name = name(spec);
    page.append(
        ".TH %s 1 %s \"%s\" \"User Commands\"\n"
            .formatted(
                roff(name.toUpperCase(Locale.ROOT)), date, roff(new Version().getVersion()[0])));
    section("Name");
    String description = String.join(" ", spec.usageMessage().description()).strip();
    line(
        name
            + " - "
            + description.substring(0, 1).toLowerCase(Locale.ROOT)
            + description.substring(1).replaceAll("\\.$", ""));
    section("Synopsis");
    // Help breaks its lines to its width; a page has its own.
    for (String form : synopsis()) {
      page.append(".PP\n");
      line(form);
    }
    section("Description");
    line(description);
    for (String paragraph : spec.usageMessage().footer()) {
      if (paragraph.isBlank()) {
        page.append(".PP\n");
      } else {
        line(paragraph);
      }
    }
    arguments("Arguments", spec.positionalParameters());
    arguments("Options", spec.options());
    if (spec.parent() == null) {
      section("Commands");
      List<CommandLine> all = commands(spec.commandLine());
      for (CommandLine command : all.subList(1, all.size())) {
        item("\\fB" + roff(name(command.getCommandSpec())) + "\\fR(1)");
        line(String.join(" ", command.getCommandSpec().usageMessage().description()));
      }
    }
    section("Exit status");
    for (Map.Entry<String, String> status : spec.usageMessage().exitCodeList().entrySet()) {
      item(roff(status.getKey()));
      line(status.getValue());
    }
    if (spec.parent() != null) {
      section("See also");
      page.append("\\fBdialplan\\fR(1)\n");
    }
    return page.toString();
  }

  private List<String> synopsis() {
    String text =
        new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
    return Stream.of(text.split("\\n +or: ", -1))
        .map(form -> form.replaceAll("\\s+", " ").strip())
        .toList();
  }

  private void arguments(String title, List<? extends ArgSpec> arguments) {
    if (!arguments.isEmpty()) {
      section(title);
    }
    for (ArgSpec argument : arguments) {
      String label = "\\fI" + roff(argument.paramLabel()) + "\\fR";
      label += argument.splitRegex().isEmpty() ? "" : "[," + label + "...]";
      if (argument instanceof OptionSpec option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
          String valued = name.startsWith("--") ? "=" + label : " " + label;
          names.add("\\fB" + roff(name) + "\\fR" + (option.arity().max() == 0 ? "" : valued));
        }
        item(String.join(", ", names));
      } else {
        item(label);
      }
      line(String.join(" ", argument.description()));
    }
  }

  private void section(String title) {
    page.append(".SH ").append(roff(title.toUpperCase(Locale.ROOT))).append('\n');
  }

  private void item(String tag) {
    page.append(".TP\n").append(tag).append('\n');
  }

  /** Adds text on a line that begins with no request. */
  private void line(String text) {
    // The description may have picocli's own escapes for format strings.
    String plain = text.replace("%n", " ").replace("%%", "%").strip();
    page.append(plain.startsWith(".") || plain.startsWith("'") ? "\\&" : "")
        .append(roff(plain))
        .append('\n');
  }

  /** Returns the text with the characters that roff reads as others, or as its own. */
  private static String roff(String text) {
    return text.replace("\\", "\\(rs")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti");
  }

  /** Completion for fish: the commands, and the options of each. */
  private static String fish(CommandLine dialplan) {
    StringBuilder script = new StringBuilder();
    for (CommandLine command : commands(dialplan)) {
      CommandSpec spec = command.getCommandSpec();
      String when =
          spec.parent() == null
              ? "complete -c dialplan -n __fish_use_subcommand"
              : "complete -c dialplan -n '__fish_seen_subcommand_from " + spec.name() + "'";
      if (spec.parent() != null) {
        script
            .append("complete -c dialplan -n __fish_use_subcommand -f -a ")
            .append(spec.name())
            .append(described(spec.usageMessage().description()));
      }
      for (OptionSpec option : spec.options()) {
        script.append(when);
        for (String name : option.names()) {
          script
              .append(name.startsWith("--") ? " -l " : " -s ")
              .append(name.replaceFirst("-+", ""));
        }
        script
            .append(option.arity().max() == 0 ? "" : " -r")
            .append(described(option.description()));
      }
    }
    return script.toString();
  }

  private static String described(String[] description) {
    String text = String.join(" ", description).replace("%%", "%");
    int end = text.indexOf(". ");
    String first = (end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "");
    return " -d '" + first.replace("\\", "\\\\").replace("'", "\\'") + "'\n";
  }
}
