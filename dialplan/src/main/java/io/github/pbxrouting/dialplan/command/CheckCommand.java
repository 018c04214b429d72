package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.Severity;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.countries.KnownCountries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan check}: what is wrong, or may be, in a plan. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Finds what is wrong in a plan, or may be, for all numbers at once.",
    footer = {
      "",
      "Nothing is sampled: a finding holds for every number that can be dialled, and names the"
          + " shortest that shows it. What could not be decided within --max-states is a finding"
          + " of its own, undecided.",
      "",
      "Exit status: 0; 1 with --fail-on when there is a finding as severe as that; 2 when the plan"
          + " or the command line is wrong."
    })
final class CheckCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(index = "0", paramLabel = "PLAN", description = "The plan file.")
  private Path plan = Path.of("");

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "Shows the findings of that client only.")
  private @Nullable String client;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      split = ",",
      description =
          "The country calling codes whose emergency and premium-rate numbers matter; those of the"
              + " numbers that the client itself forwards to unless said otherwise.")
  private List<String> countries = List.of();

  @Option(
      names = "--emergency",
      paramLabel = "NUMBER",
      split = ",",
      description = "The emergency numbers, in place of those of the countries.")
  private @Nullable List<String> emergencyNumbers;

  @Option(
      names = "--failover",
      description =
          "Takes calls to go on at the next friend when one fails, as call --failover does: a"
              + " friend behind one that can fail is reached.")
  private boolean failover;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Makes the exit status 1 on findings of that severity or above: info, warning"
              + " or error.")
  private @Nullable Severity failOn;

  @Option(names = "--json", description = "Prints a JSON object a line.")
  private boolean json;

  @Mixin private SpaceOptions space = new SpaceOptions();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    BrandRouter brand = Plan.compile(plan);
    if (client != null) {
      Plan.requireClient(brand, client);
    }
    List<Finding> findings =
        PlanAnalysis.of(brand, options()).check().stream()
            .filter(finding -> client == null || finding.client().equals(client))
            .toList();
    if (json) {
      JsonLines lines = new JsonLines(console.out());
      for (Finding finding : findings) {
        lines.write(fields -> FindingOutput.write(fields, finding));
      }
      lines.flush();
    } else {
      TextLines lines = new TextLines(console.out());
      for (Finding finding : findings) {
        FindingOutput.write(lines, finding);
      }
      lines.column(summary(findings), 0).end();
      lines.flush();
    }
    boolean failed =
        failOn != null
            && findings.stream().anyMatch(finding -> finding.severity().compareTo(failOn) >= 0);
    return failed ? ExitStatus.ERRORS : ExitStatus.GOOD;
  }

  private AnalysisOptions options() throws MisuseException {
    AnalysisOptions options = space.options().withFailover(failover);
    if (countries.isEmpty() && emergencyNumbers == null) {
      return options.withKnownCountries(KnownCountries.all());
    }
    List<CountryNumbers> numbering = new ArrayList<>();
    numbering.add(CountryNumbers.EVERYWHERE);
    for (String code : countries) {
      numbering.add(country(code));
    }
    if (emergencyNumbers != null) {
      List<String> own = emergencyNumbers;
      numbering.replaceAll(country ->
          new CountryNumbers(
              country.code(), own, country.internationalPrefix(), country.premiumPrefixes()));
    }
    return options.withCountries(numbering);
  }

  private static CountryNumbers country(String code) throws MisuseException {
    for (CountryNumbers country : KnownCountries.all()) {
      if (country.code().equals(code)) {
        return country;
      }
    }
    throw new MisuseException(
        "--country: \"" + code + "\" is not a known calling code; give --emergency its numbers");
  }

  private static String summary(List<Finding> findings) {
    return findings.isEmpty()
        ? "nothing found"
        : count(findings, Severity.ERROR, "error")
            + ", "
            + count(findings, Severity.WARNING, "warning")
            + ", "
            + count(findings, Severity.INFO, "note");
  }

  private static String count(List<Finding> findings, Severity severity, String word) {
    long count = findings.stream().filter(finding -> finding.severity() == severity).count();
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
