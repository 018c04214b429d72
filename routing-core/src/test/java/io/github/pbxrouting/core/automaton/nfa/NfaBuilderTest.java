package io.github.pbxrouting.core.automaton.nfa;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.Patterns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of states that patterns expand to. */
class NfaBuilderTest {

  private static List<RankedPattern> ranked(String patterns) {
    List<RankedPattern> ranked = new ArrayList<>();
    for (String pattern : patterns.split(" ")) {
      ranked.add(Patterns.find(ranked.size(), Patterns.parse(pattern)));
    }
    return ranked;
  }

  /** Two of the states are start states. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "^34944 => 7",
        "^34944 ^34945 => 8",
        "34944 34945 => 8",
        "^34944 34945 => 12",
        "^34944$ ^34944 => 7",
        "^3{4}1 ^3333[12] ^3{2}4 => 9",
        "^3*1 ^3*2 => 5",
        "^13*1 ^13*2 => 6",
        "3*1 1 => 3",
        "3{2,}1 331 => 5",
        "^3{2,4} ^33 => 4",
        "^3+ ^3 => 3",
        "^3*$ ^3*4 => 4",
        "^(?:1|23)4 => 6",
        "^(?:14|23) ^14$ => 6",
      })
  void leading_characters_are_shared_as_in_a_trie(String patterns, int states) {
    assertEquals(
        states,
        requireNonNull(NfaBuilder.build(List.of(), ranked(patterns), CompileBudget.DEFAULT)).size);
  }

  /** Patterns of one friend share their ends too; two states are start states. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "^1345$ ^2345$ => 6",
        "^1345$ ^2345 => 10",
        "^1[0-9]{3} ^2[0-9]{3} ^31[0-9]{3} => 7",
        "^1[0-9]{3}$ ^2[0-9]{2}$ => 6",
        "^14*5 ^24*5 => 5",
        "^1(?:4|5)6 ^2(?:7)6 => 6",
        "^1(?:45)* ^2(?:45)* => 3",
        "^1\\b$ ^2\\b$ => 4",
        "^1\\b$ ^2\\B$ => 5",
        "^32?1$ ^431$ => 7",
        "^12*$ ^3$ ^32$ => 6",
        "12$ ^312$ => 5",
        "^ ^1 => 3",
      })
  void patterns_of_one_rank_share_their_ends_as_well(String patterns, int states) {
    List<RankedPattern> sameRank =
        ranked(patterns).stream()
            .map(each -> new RankedPattern(each.syntax(), each.atStart(), each.atEnd(), 1))
            .toList();
    assertEquals(
        states, requireNonNull(NfaBuilder.build(List.of(), sameRank, CompileBudget.DEFAULT)).size);
  }

  /**
   * The digit alone; word characters and line feeds only where an assertion depends on them; the
   * rest.
   */
  @ParameterizedTest
  @CsvSource({"^3$, 2", "(?m)^3, 3", "(?m)3$, 3", "\\b3, 3", "3\\B, 3", "(?m)\\b3$, 4"})
  void characters_have_classes_where_patterns_distinguish_them(String pattern, int classes) {
    Nfa nfa = requireNonNull(NfaBuilder.build(List.of(), ranked(pattern), CompileBudget.DEFAULT));
    assertEquals(classes, nfa.classes().count());
  }

  @Test
  void a_literal_fits_or_nothing_of_it_is_added() {
    assertTrue(new NfaBuilder(5).add(new Literal("123", false, 0)));
    NfaBuilder builder = new NfaBuilder(4);
    assertFalse(builder.add(new Literal("123", false, 0)));
    assertEquals(2, builder.build().size);
  }

  @ParameterizedTest
  @CsvSource({
    "123",
    "(?:12|34)5",
    "(?:1|22|333)$",
    "(?:1[23]{4}){5}",
    "(?:1?2?){7}3",
    "(?:(?:12){3}|4){2,6}5",
    "\\b1(?:2\\b3){3}",
    "(?:12)*3",
  })
  void a_pattern_fits_or_nothing_of_it_is_added(String pattern) {
    RankedPattern ranked = ranked(pattern).get(0);
    int size =
        requireNonNull(NfaBuilder.build(List.of(), List.of(ranked), CompileBudget.DEFAULT)).size;
    boolean fitted = false;
    for (int most = 2; most < 10 * size; most++) {
      NfaBuilder builder = new NfaBuilder(most);
      boolean fits = builder.add(ranked);
      int states = builder.build().size;
      assertEquals(fits ? size : 2, states);
      assertTrue(states <= most, states + " states where there may be " + most);
      assertTrue(fits || !fitted, "what fits into less fits into " + most);
      fitted = fits;
    }
    assertTrue(fitted, "it fits where there is room enough");
  }

  @Test
  void a_budget_of_32_bytes_a_state_suffices() {
    List<Literal> literals = List.of(new Literal("123", false, 0));
    assertNotNull(NfaBuilder.build(literals, List.of(), new CompileBudget(5 * 32)));
    assertNull(NfaBuilder.build(literals, List.of(), new CompileBudget(5 * 32 - 1)));
    assertNull(NfaBuilder.build(List.of(), ranked("123"), new CompileBudget(64)));
  }

  @Test
  void a_literal_is_ascii() {
    assertEquals("1\u007f", new Literal("1\u007f", false, 3).text());
    for (String text : List.of("1\u0080", "1\u20ac", "\ud83d\ude00")) {
      assertThrows(IllegalArgumentException.class, () -> new Literal(text, false, 3));
    }
  }
}
