package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.dialplan.CompiledPlanFile;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.countries.KnownCountries;
import io.github.pbxrouting.dialplan.ivozprovider.PatternPortability;
import io.github.pbxrouting.dialplan.output.Format;
import io.github.pbxrouting.dialplan.output.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
          + " shortest that shows it. What could not be decided within --max-states is a"
          + " separate finding, undecided.",
      "",
      "Text summarises many findings of one kind as one, the most severe first; --all and the other"
          + " formats list each. A client of the plan file can have suppressions: {\"suppress\":"
          + " [{\"finding\": \"competing-friends\", \"friend\": \"x\", \"reason\": \"...\"}]}."
    })
final class CheckCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(index = "0", paramLabel = "PLAN", description = "The plan file; - is standard input.")
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
          "The country calling codes whose emergency and premium-rate numbers matter; by"
              + " default, those of the numbers that the client itself forwards to, and for emergency"
              + " numbers the country that its numbering rules name.")
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
          "Makes the exit status 1 on findings of that severity or above: info, warning, error or"
              + " never. Default: error.")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = "--for",
      paramLabel = "SYSTEM",
      description =
          "The system that the plan is for: ivozprovider. Finds the patterns too that mean"
              + " something else there.")
  private @Nullable String system;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "What check --json wrote before: findings that are in it are known, and do not count; - is"
              + " standard input.")
  private @Nullable Path baseline;

  @Option(
      names = "--all",
      description = "Lists each finding, also those that are known or suppressed.")
  private boolean all;

  @Mixin private FormatOptions formats = new FormatOptions();

  @Mixin private WidthOptions width = new WidthOptions();

  @Mixin private SpaceOptions space = new SpaceOptions();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    Format format = formats.format();
    Plan.requireOneStandardInput(plan, baseline);
    Baseline known = Baseline.read(baseline, console.in());
    CompiledPlanFile compiled = Plan.compileFile(plan, console);
    if (client != null) {
      Plan.requireClient(compiled.router(), client);
    }
    if (system != null && !system.equals("ivozprovider")) {
      throw new MisuseException("--for must be ivozprovider, but was \"" + system + "\"");
    }
    List<Finding> foreign =
        system == null ? List.of() : PatternPortability.findings(compiled.file().brand());
    AnalysisOptions options = options();
    return space
        .watch(console)
        .run(
            progress -> PlanAnalysis.of(compiled.router(), options.withProgress(progress)).check(),
            (findings, early) -> {
              Checked checked =
                  new Checked(
                      Stream.concat(findings.stream(), foreign.stream())
                          .filter(finding -> isShown(finding.client()))
                          .toList(),
                      compiled.file().suppressions().stream()
                          .filter(suppression -> isShown(suppression.client()))
                          .toList(),
                      new FindingPlaces(compiled.file(), plan),
                      known,
                      failOn,
                      early);
              write(checked, format, compiled, early);
              return checked.fails() || (early && failOn != FailOn.NEVER)
                  ? ExitStatus.ERRORS
                  : ExitStatus.GOOD;
            });
  }

  private boolean isShown(String id) {
    return client == null || client.equals(id);
  }

  private void write(Checked checked, Format format, CompiledPlanFile compiled, boolean early)
      throws IOException {
    switch (format) {
      case TEXT -> {
        TextLines lines = width.lines(console);
        checked.write(lines, all);
        lines.flush();
      }
      case JSON -> {
        JsonLines lines = new JsonLines(console.out());
        checked.write(lines, all);
        lines.flush();
      }
      case SARIF, JUNIT, GITHUB ->
          format.write(
              new Report(
                  "check",
                  Version.number(),
                  !early,
                  baseline != null,
                  compiled.file().brand().clients().stream()
                      .map(Client::id)
                      .filter(this::isShown)
                      .toList(),
                  checked.results().toList()),
              console.out());
    }
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
      numbering.replaceAll(country -> country.withEmergencyNumbers(own));
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
}
