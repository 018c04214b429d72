package io.github.pbxrouting.core.automaton.table;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.pbxrouting.core.automaton.NaiveMatcher;
import io.github.pbxrouting.core.automaton.Patterns;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be simulated, and simulations of more patterns than a word has room for. */
class BitParallelTest {

  private static RankedPattern pattern(int rank, String pattern) {
    return Patterns.find(rank, Patterns.parse(pattern));
  }

  private static Automaton simulation(List<RankedPattern> patterns) {
    BitParallelBuilder builder = new BitParallelBuilder();
    for (RankedPattern pattern : patterns) {
      assertEquals(true, builder.add(pattern), pattern::toString);
    }
    return requireNonNull(builder.build());
  }

  @ParameterizedTest
  @CsvSource({
    "^[0-9]{64}$, true",
    "^[0-9]{65}$, false",
    "^(?:1[0-9]{31}){2}$, true",
    "^(?:1[0-9]{31}){2}2$, false",
    "(?:1|23)*4, true",
    "(?:1|23)*, false",
    "^$, false",
    "1\\b, false",
    "(?m)1$, false",
    "1(?:2|^3), false",
    "1{500}, false",
  })
  void whatHasAtMost64EdgesAndAsksForNoNeighbourIsSimulated(String pattern, boolean fits) {
    BitParallelBuilder builder = new BitParallelBuilder();
    assertEquals(fits, builder.add(pattern(0, pattern)));
    assertEquals(fits, builder.build() != null);
  }

  @Test
  void nothingIsBuiltOfNothing() {
    assertNull(new BitParallelBuilder().build());
  }

  /** Seven words, of which the walk looks at those that can still win. */
  @Test
  void manyPatternsAreAskedWordByWord() {
    List<RankedPattern> patterns = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      String number = String.format("%03d", 7 * i % 130);
      patterns.add(pattern(i, (i % 3 == 0 ? "" : "^") + number + (i % 2 == 0 ? "$" : "")));
    }
    Automaton automaton = simulation(patterns);
    assertEquals(390, automaton.states());
    assertEquals("bit-parallel", automaton.layout());
    NaiveMatcher oracle = new NaiveMatcher(false);
    for (int i = 0; i < 3_000; i++) {
      String text = i < 1_000 ? String.format("%03d", i) : String.format("%05d", 37 * i);
      int rank = oracle.strongest(List.of(), patterns, text);
      assertEquals(rank, automaton.match(text), text);
      byte[] bytes = ("0" + text + "0").getBytes(StandardCharsets.US_ASCII);
      assertEquals(rank, automaton.match(bytes, 1, text.length()), text);
    }
  }

  @Test
  void asciiEndsBehindDel() {
    List<RankedPattern> patterns = List.of(pattern(0, "(?s)^1.[^2]$"), pattern(1, "(?s)^.1"));
    Automaton automaton = simulation(patterns);
    NaiveMatcher oracle = new NaiveMatcher(false);
    for (String text : List.of("1\u00003", "1\u007f\0", "\u00001", "\u007f1", "1\0002")) {
      int rank = oracle.strongest(List.of(), patterns, text);
      assertEquals(rank, automaton.match(text), text);
      assertEquals(rank, automaton.match(new StringBuilder(text)), text);
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertEquals(rank, automaton.match(bytes, 0, bytes.length), text);
    }
    assertEquals(Automaton.NOT_ASCII, automaton.match("1\u00803"));
    assertEquals(Automaton.NOT_ASCII, automaton.match(new StringBuilder("1\u00803")));
    assertEquals(Automaton.NOT_ASCII, automaton.match(new byte[] {'1', (byte) 0x80, '3'}, 0, 3));
  }

  @Test
  void theLastBitOfAWordLeadsNowhereElse() {
    List<RankedPattern> patterns =
        List.of(
            pattern(0, "^1(?:23)*[4-9]{60}$"),
            pattern(1, "^1(?:23)*$"),
            pattern(2, "^(?:[0-9][0-9])*1$"));
    Automaton automaton = simulation(patterns);
    NaiveMatcher oracle = new NaiveMatcher(false);
    for (String text :
        List.of(
            "1" + "4".repeat(60),
            "123" + "4".repeat(60),
            "1" + "4".repeat(61),
            "1" + "4".repeat(59),
            "12323",
            "1232",
            "1",
            "001",
            "0001",
            "11111")) {
      assertEquals(oracle.strongest(List.of(), patterns, text), automaton.match(text), text);
    }
  }

  @Test
  void asManyWordsAsThereMayBeAreFilledAndNoMore() {
    BitParallelBuilder builder = new BitParallelBuilder();
    for (int i = 0; i < BitParallelBuilder.MOST_WORDS; i++) {
      assertEquals(true, builder.add(pattern(2 * i, "^[0-9]{" + (40 + i % 2) + "}$")));
      assertEquals(true, builder.add(pattern(2 * i + 1, "^" + i % 10 + "[0-9]{9}")));
    }
    assertEquals(false, builder.add(pattern(500, "^[0-9]{15}")));
    assertEquals(true, builder.add(pattern(501, "^[0-9]{13}")));
    Automaton automaton = requireNonNull(builder.build());
    assertEquals(1, automaton.match("0123456789"));
    assertEquals(19, automaton.match("9123456789"));
    assertEquals(0, automaton.match("1".repeat(40)));
    assertEquals(2, automaton.match("1".repeat(41)));
  }

  /** An array header is 16 bytes; the map of classes has 128, a mask has 8, a rank 4. */
  @Test
  void theBytesOfItsArraysAreCounted() {
    List<RankedPattern> patterns = new ArrayList<>();
    for (int words = 1; words <= 3; words++) {
      patterns.add(pattern(words, "^[0-9]{64}"));
      int masks = words * (BitParallelAutomaton.CLASSES + 2);
      assertEquals(
          40 + (16 + 128) + (16 + 8 * masks) + (16 + 8 * 64 * words) + (16 + 4 * 64 * words),
          simulation(patterns).bytes());
    }
  }
}
