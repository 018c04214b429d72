package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.countries.KnownCountries;
import io.github.pbxrouting.dialplan.report.PlanPage;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan report}: a plan as a page that explores it. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Writes a page of HTML that explores a plan.",
    footer = {
      "",
      "The page is one file that opens from disk and makes no request. It has a dial pad that says"
          + " digit by digit where a number goes, a map of all numbers, coverage, the friends and"
          + " forwards as a picture, the findings of check, and with --against the numbers that"
          + " move. It walks the compiled plan itself.",
      "",
      "A page for some clients holds nothing of the others but the ids that internal friends point"
          + " to: not their extensions either, so it says where a number depends on them."
    })
final class ReportCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(index = "0", paramLabel = "PLAN", description = "The plan file; - is standard input.")
  private Path plan = Path.of("");

  @Option(
      names = "--against",
      paramLabel = "OLD",
      description = "An older plan file: the page says which numbers have moved since.")
  private @Nullable Path against;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; an older one is replaced.")
  private Path output = Path.of("");

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "A client that the page is about; once for each client.")
  private List<String> clients = List.of();

  @Option(
      names = "--all",
      description = "Makes the operator's page, about every client. A brand of one needs neither.")
  private boolean all;

  @Mixin private SpaceOptions space = new SpaceOptions();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    if (all && !clients.isEmpty()) {
      throw new MisuseException("--all is about every client; leave --client out");
    }
    Plan.requireOneStandardInput(plan, against);
    BrandRouter brand = Plan.compile(plan, console);
    Set<String> ids = ids(brand);
    BrandRouter older = against == null ? null : Plan.compile(against, console);
    if (all && older != null) {
      ids.addAll(PlanPage.allClients(older)); // those that are gone
    }
    AnalysisOptions options = space.options().withKnownCountries(KnownCountries.all());
    boolean replaced = !Files.exists(output) || Files.isRegularFile(output);
    // Else a pipe or a terminal.
    Path draft = replaced ? output.resolveSibling(output.getFileName() + ".part") : output;
    try {
      return space
          .watch(console)
          .run(
              progress -> {
                write(PlanPage.of(brand, ids, older, options.withProgress(progress)), draft);
                return draft;
              },
              (written, early) -> {
                if (replaced) {
                  Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
                }
                if (early) {
                  console
                      .err()
                      .println("dialplan report: ended early: the page says what is undecided");
                }
                return early ? ExitStatus.ERRORS : ExitStatus.GOOD;
              });
    } finally {
      if (replaced) {
        Files.deleteIfExists(draft);
      }
    }
  }

  private static void write(PlanPage page, Path file) throws IOException {
    // A channel would be closed when the thread is interrupted.
    try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file.toFile()))) {
      page.write(out);
    }
  }

  private Set<String> ids(BrandRouter brand) throws MisuseException {
    if (clients.isEmpty()) {
      Set<String> everyone = PlanPage.allClients(brand);
      if (everyone.isEmpty()) {
        throw new MisuseException("the brand has no client");
      }
      if (!all && everyone.size() > 1) {
        throw new MisuseException(
            "the brand has "
                + everyone.size()
                + " clients: name those of the page with --client, or ask for the operator's page"
                + " with --all");
      }
      return everyone;
    }
    for (String id : clients) {
      Plan.requireClient(brand, id);
    }
    return new LinkedHashSet<>(clients);
  }
}
