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
      description = "The characters that can be dialled, + only first. Default: 0123456789*#+.")
  private String alphabet = NumberSpace.DIALABLE.alphabet();

  @Option(
      names = "--min-length",
      paramLabel = "N",
      description = "The length of the shortest number. Default: 1.")
  private int minLength = NumberSpace.DIALABLE.minLength();

  @Option(
      names = "--max-length",
      paramLabel = "N",
      description = "The length of the longest number, at most 63. Default: 15.")
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
          "Ends the analysis after that time, 0 to 86,400 seconds, and reports what was found; the"
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
