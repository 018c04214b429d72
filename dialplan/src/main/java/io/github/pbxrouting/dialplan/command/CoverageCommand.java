package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.answers.Coverage.Row;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.json.CommonFields;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dialplan coverage}: how many numbers go where. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Counts how many numbers, by length, each friend of a client takes.",
    footer = {
      "",
      "Every number that can be dialled is counted once: with a friend, or with what takes it"
          + " otherwise."
    })
final class CoverageCommand implements Callable<Integer> {

  private static final int PLACE_WIDTH = 24;
  private static final int LENGTH_WIDTH = 6;

  private final Console console;

  @Mixin private OneClient client = new OneClient();

  @Option(names = "--json", description = "Prints a JSON object a line.")
  private boolean json;

  @Mixin private SpaceOptions space = new SpaceOptions();

  CoverageCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    BrandRouter brand = client.compile(console);
    AnalysisOptions options = space.options();
    return space
        .watch(console)
        .run(
            progress ->
                PlanAnalysis.of(brand, options.withProgress(progress)).coverage(client.id()),
            this::report);
  }

  private int report(Coverage coverage, boolean early) throws IOException {
    if (json) {
      JsonLines lines = new JsonLines(console.out());
      for (Row row : coverage.rows()) {
        lines.write(fields -> write(fields, row));
      }
      lines.flush();
    } else {
      write(new TextLines(console.out()), coverage);
    }
    if (!coverage.isComplete()) {
      console
          .err()
          .println(
              "dialplan coverage: only numbers of up to "
                  + coverage.decidedTo()
                  + " characters could be counted"
                  + (early ? ": the count was ended early" : ""));
      return ExitStatus.ERRORS;
    }
    return ExitStatus.GOOD;
  }

  private void write(JsonGenerator json, Row row) throws IOException {
    json.writeStringField("client", client.id());
    json.writeStringField("route", row.kind().token());
    if (row.friend() != null) {
      json.writeStringField("friend", row.friend());
    }
    CommonFields.counts(json, row.count(), row.byLength());
  }

  private static void write(TextLines lines, Coverage coverage) throws IOException {
    int width = Math.max("numbers".length(), shown(coverage.space().size()).length());
    lines
        .column("", PLACE_WIDTH)
        .column("length", LENGTH_WIDTH)
        .column(right("numbers", width), 0)
        .end();
    for (Row row : coverage.rows()) {
      String place = row.friend() == null ? row.kind().token() : "friend " + row.friend();
      if (row.byLength().size() != 1) {
        line(lines, place, "all", right(shown(row.count()), width));
        place = "";
      }
      for (Map.Entry<Integer, BigInteger> entry : row.byLength().entrySet()) {
        line(lines, place, entry.getKey().toString(), right(shown(entry.getValue()), width));
      }
    }
    line(lines, "all", "all", right(shown(coverage.space().size()), width));
    lines.flush();
  }

  private static void line(TextLines lines, String place, String length, String count)
      throws IOException {
    lines
        .column(place, PLACE_WIDTH)
        .column(right(length, LENGTH_WIDTH), LENGTH_WIDTH)
        .column(count, 0)
        .end();
  }

  private static String shown(BigInteger count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
