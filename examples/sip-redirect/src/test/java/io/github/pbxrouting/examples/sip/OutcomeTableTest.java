package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.dialplan.host.DialOutcomes;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page has the outcomes that all hosts use. */
final class OutcomeTableTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (cancelled|busy|no answer|not registered) \\| (.*) \\| (.*) \\|$");

  private static Map<Integer, DialOutcome> column(int group) throws IOException {
    Map<Integer, DialOutcome> outcomes = new TreeMap<>();
    for (MatchResult row : ROW.matcher(RunningServer.text("README.md")).results().toList()) {
      String name = row.group(1).replace(' ', '_').toUpperCase(Locale.ROOT);
      for (String number : row.group(group).split(", ")) {
        outcomes.put(Integer.valueOf(number), DialOutcome.valueOf(name));
      }
    }
    return outcomes;
  }

  private static Map<Integer, DialOutcome> listed(
      IntFunction<Optional<DialOutcome>> outcome, int from, int to) {
    Map<Integer, DialOutcome> outcomes = new TreeMap<>();
    IntStream.rangeClosed(from, to)
        .filter(number -> !outcome.apply(number).equals(Optional.of(DialOutcome.CONGESTION)))
        .forEach(number -> outcomes.put(number, outcome.apply(number).orElseThrow()));
    return outcomes;
  }

  @Test
  void every_cause_and_status_that_is_not_congestion_is_on_the_page() throws IOException {
    assertEquals(listed(DialOutcomes::ofCause, 1, 127), column(2));
    assertEquals(listed(DialOutcomes::ofStatus, 300, 699), column(3));
  }
}
