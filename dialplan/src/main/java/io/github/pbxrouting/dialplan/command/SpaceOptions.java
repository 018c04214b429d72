package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that speaks about all numbers at once. */
final class SpaceOptions {

  private static final int MAX_SECONDS = 86_400;

  @Option(
      names = "--alphabet",
      paramLabel = "CHARACTERS",
      description = "What can be dialled: 0123456789*#+ unless said otherwise; + only first.")
  private String alphabet = NumberSpace.DIALABLE.alphabet();

  @Option(
      names = "--min-length",
      paramLabel = "N",
      description = "How long the shortest number is: 1 unless said otherwise.")
  private int minLength = NumberSpace.DIALABLE.minLength();

  @Option(
      names = "--max-length",
      paramLabel = "N",
      description = "How long the longest number is: 15 unless said otherwise, at most 63.")
  private int maxLength = NumberSpace.DIALABLE.maxLength();

  @Option(
      names = "--max-states",
      paramLabel = "N",
      description = "How many states an automaton may have before an answer counts as undecided.")
  private int maxStates = AnalysisOptions.DEFAULT.maxStates();

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description =
          "Ends the analysis after that time, 0 to 86,400 seconds, and tells what was found; the"
              + " rest is undecided.")
  private @Nullable Integer timeLimit;

  /** Watches an analysis with these options. */
  Watch watch(Console console) throws MisuseException {
    if (timeLimit != null && (timeLimit < 0 || timeLimit > MAX_SECONDS)) {
      throw new MisuseException(
          "--time-limit must be between 0 and " + MAX_SECONDS + ", but was " + timeLimit);
    }
    return new Watch(console, timeLimit == null ? null : Duration.ofSeconds(timeLimit));
  }

  AnalysisOptions options() throws MisuseException {
    try {
      return AnalysisOptions.DEFAULT
          .withSpace(NumberSpace.of(alphabet, minLength, maxLength))
          .withMaxStates(maxStates);
    } catch (IllegalArgumentException outOfBounds) {
      throw new MisuseException(String.valueOf(outOfBounds.getMessage()));
    }
  }
}
