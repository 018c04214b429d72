package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.analysis.answers.DigitMap;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dialplan digit-map}: which numbers a telephone sends at once. */
@Command(
    name = "digit-map",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Writes a telephone's digit map for the plan of a client.",
    footer = {
      "",
      "With the map a telephone sends a number at once exactly where the plan takes it and takes no"
          + " longer one. It waits for its timer with every other number: one that may be longer,"
          + " and one that nothing in the plan takes. The keys are 0-9, * and #.",
      "",
      "cisco is the dial plan of Cisco and Linksys SPA telephones, snom the dial plan string of an"
          + " identity, mgcp the digit map of RFC 3435, polycom dialplan.digitmap.",
      "",
      "What a digit map cannot say is reported on standard error, a line each: such numbers wait for"
          + " the timer, and none is sent too early."
    })
final class DigitMapCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private OneClient client = new OneClient();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "cisco, snom, mgcp or polycom.")
  private DigitMapFormat format = DigitMapFormat.MGCP;

  DigitMapCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    BrandRouter brand = client.compile(console);
    DigitMap map = DigitMap.of(brand.client(client.id()));
    console.out().write((format.text(map) + "\n").getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    format.warning(map).ifPresent(warning -> console.err().println("digit-map: " + warning));
    map.differences().forEach(difference -> console.err().println("digit-map: " + difference));
    return map.differences().isEmpty() ? ExitStatus.GOOD : ExitStatus.ERRORS;
  }
}
