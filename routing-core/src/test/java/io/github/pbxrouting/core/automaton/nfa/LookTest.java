package io.github.pbxrouting.core.automaton.nfa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {

  @ParameterizedTest
  @CsvSource({
    Look.FREE + ", false",
    Look.BEGIN_TEXT + ", false",
    Look.BEGIN_LINE + ", false",
    Look.END_TEXT + ", true",
    Look.END_LINE + ", true",
    Look.WORD_BOUNDARY + ", true",
    Look.NOT_WORD_BOUNDARY + ", true",
  })
  void some_assertions_look_ahead(int guard, boolean ahead) {
    assertEquals(ahead, Look.looksAhead(guard));
  }
}
