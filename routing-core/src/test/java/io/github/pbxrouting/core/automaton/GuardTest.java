package io.github.pbxrouting.core.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

  @ParameterizedTest
  @CsvSource({
    Guard.FREE + ", false",
    Guard.BEGIN_TEXT + ", false",
    Guard.BEGIN_LINE + ", false",
    Guard.END_TEXT + ", true",
    Guard.END_LINE + ", true",
    Guard.WORD_BOUNDARY + ", true",
    Guard.NOT_WORD_BOUNDARY + ", true",
  })
  void someGuardsAskForWhatFollows(int guard, boolean ahead) {
    assertEquals(ahead, Guard.looksAhead(guard));
  }
}
