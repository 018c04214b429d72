package io.github.pbxrouting.core.automaton.table;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.NaiveMatcher;
import io.github.pbxrouting.core.automaton.Patterns;
import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.dfa.SubsetConstruction;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The layouts of a table: what each says of odd characters, what it weighs, and which is chosen.
 */
class WalkTest {

  private static final int STRONGEST = 3;

  private static List<RankedPattern> ranked(String patterns) {
    List<RankedPattern> ranked = new ArrayList<>();
    for (String pattern : patterns.split(" ")) {
      ranked.add(Patterns.find(STRONGEST + ranked.size(), Patterns.parse(pattern)));
    }
    return ranked;
  }

  private static Dfa dfa(String patterns) {
    Nfa nfa = requireNonNull(NfaBuilder.build(List.of(), ranked(patterns), CompileBudget.DEFAULT));
    StepCounter work = new StepCounter(CompileBudget.DEFAULT.maxSteps());
    return Minimizer.minimize(
        requireNonNull(SubsetConstruction.determinize(nfa, CompileBudget.DEFAULT, work)), work);
  }

  private static Automaton packed(Dfa dfa) {
    return requireNonNull(SparseTableBuilder.pack(dfa, 60_000));
  }

  private static List<Automaton> layouts(Dfa dfa) {
    return List.of(new DenseTable(dfa, false), new DenseTable(dfa, true), packed(dfa));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^1 2$ 3",
        "^12$ 1[^3]",
        "^1.*2$ ^[^1]{2}",
        "^1.*2$ ^[^1]{2}$",
        "(?m)^2$ \\b1",
        "1{3}2 21$ 1$",
        "1.2 2.1$",
        "[^1]2$ 1[^2]{2}$",
      })
  void characters_at_the_bounds_of_ascii_are_taken_for_no_others(String patterns) {
    List<RankedPattern> ranked = ranked(patterns);
    Dfa dfa = dfa(patterns);
    for (Automaton automaton : layouts(dfa)) {
      for (String text : List.of("", "1", "2", "12", "21", "1112", "2221", "111222")) {
        for (int at = 0; at <= text.length(); at++) {
          for (char c : new char[] {0, 0x7f, 0x80, 0xff, 0x100, 0x20ac}) {
            String number = text.substring(0, at) + c + text.substring(at);
            String shown = patterns + ": " + text + " with " + (int) c + " at " + at;
            int answer = automaton.match(number);
            assertEquals(NaiveMatcher.strongest(List.of(), ranked, number), answer, shown);
            byte[] bytes = new byte[number.length() + 2];
            for (int i = 0; i < number.length(); i++) {
              bytes[i + 1] = (byte) (number.charAt(i) < 0x80 ? number.charAt(i) : 0x80);
            }
            assertEquals(answer, automaton.match(bytes, 1, number.length()), shown);
          }
        }
      }
    }
  }

  /** The bounds of the jump table's characters, and characters that share their lowest bits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^1[/?]@ ^[0-9]{3} 9",
        "(?s)^.?1 ^@{3}$ p$",
        "^[^1]{3}$ \\b1[?]",
        "(?m)^p?9$ [?]1$",
        "^(?:1|19|19p)$ @",
      })
  void a_jump_table_changes_no_answer(String patterns) {
    List<RankedPattern> ranked = ranked(patterns);
    Automaton automaton = new DenseTable(dfa(patterns), true);
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      assertEquals(NaiveMatcher.strongest(List.of(), ranked, text), automaton.match(text), text);
      if (text.codePointCount(0, text.length()) < 4) {
        for (String c :
            List.of("/", "0", "1", "9", "?", "@", "p", "\n", "\u0130", "\ud83d\ude00")) {
          texts.add(text + c);
        }
      }
    }
  }

  @Test
  void a_large_plan_has_a_jump_table() {
    int fewest = DenseTable.MIN_STATES_FOR_THREES;
    Dfa few = dfa("^1{" + (fewest - 1) + "}");
    Dfa many = dfa("^1{" + fewest / 2 + "}$ ^1{" + fewest + "}");
    assertEquals(fewest - 1, few.states());
    assertEquals(fewest, many.states());
    assertEquals(new DenseTable(few, false).bytes(), new DenseTable(few).bytes());
    assertEquals(new DenseTable(many, true).bytes(), new DenseTable(many).bytes());
    assertTrue(new DenseTable(many, false).bytes() < new DenseTable(many, true).bytes());
  }

  @Test
  void a_text_may_have_any_length() {
    List<RankedPattern> ranked = ranked("^1*2$ 1{3}$ 3");
    Dfa dfa = dfa("^1*2$ 1{3}$ 3");
    List<Automaton> layouts = layouts(dfa);
    for (int length = 250; length < 260; length++) {
      for (String end : List.of("", "2", "3", "21", "4111", "411")) {
        String text = "1".repeat(length - end.length()) + end;
        int rank = NaiveMatcher.strongest(List.of(), ranked, text);
        for (Automaton automaton : layouts) {
          assertEquals(rank, automaton.match(text), () -> text.length() + " with " + end);
          assertEquals(rank, automaton.match(text.getBytes(StandardCharsets.US_ASCII), 0, length));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"^1 2$", "^[0-9]{30}1$ 34", "(?:12|34|56){4}7 ^9[0-9]{5}$"})
  void the_states_and_bytes_of_a_table_are_counted(String patterns)
      throws ReflectiveOperationException {
    Dfa dfa = dfa(patterns);
    Automaton rows = new DenseTable(dfa);
    assertEquals(dfa.states(), rows.states());
    assertEquals("dense", rows.layout());
    assertEquals("sparse", packed(dfa).layout());
    assertTrue(packed(dfa).states() > 0 && packed(dfa).states() <= dfa.states());
    for (Automaton automaton : layouts(dfa)) {
      long arrays = arrays(automaton);
      long shared = SymbolSet.SYMBOLS; // a map of classes may be one that others have as well
      assertTrue(
          automaton.bytes() == arrays || automaton.bytes() == arrays - shared,
          () -> automaton.layout() + ": " + automaton.bytes() + " bytes of " + arrays);
    }
  }

  /** The bytes of an object's arrays without their headers. */
  private static long arrays(Object object) throws ReflectiveOperationException {
    long bytes = 0;
    for (Field field : object.getClass().getDeclaredFields()) {
      Class<?> type = field.getType();
      if (!Modifier.isStatic(field.getModifiers()) && type.isArray()) {
        field.setAccessible(true);
        Class<?> item = type.getComponentType();
        int size = item == byte.class ? 1 : item == char.class ? 2 : 4;
        bytes += (long) size * Array.getLength(field.get(object));
      }
    }
    return bytes;
  }

  /** Enough patterns that none of their states differ, and a chain of states. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, sparse",
    "0, 1, sparse",
    "1, 0, dense",
    "1, 1, sparse",
    Layout.MAX_PACKED_PATTERNS + ", 1, sparse",
    Layout.MAX_PACKED_PATTERNS + 1 + ", 1, dense",
  })
  void a_small_plan_is_packed_and_a_tiny_or_a_large_one_is_not(
      int patterns, int more, String layout) {
    Dfa dfa = dfa("^1{" + (Layout.MAX_TINY_STATES + more) + "}");
    assertEquals(Layout.MAX_TINY_STATES + more, dfa.states());
    assertEquals(layout, requireNonNull(Layout.of(dfa, patterns, 1 << 20)).layout());
  }

  /** Ranks are said at the end of a text, within it, at its begin, and from later offsets. */
  @ParameterizedTest
  @ValueSource(strings = {"^1$", "^1", "^", "1", "$", "\\b1"})
  void a_rank_that_does_not_fit_into_a_table_entry_is_not_packed(String pattern) {
    for (int rank : new int[] {SparseTable.RANK - 1, SparseTable.RANK, 0x4001, 0x8000}) {
      List<RankedPattern> ranked = List.of(Patterns.find(rank, Patterns.parse(pattern)));
      Nfa nfa = requireNonNull(NfaBuilder.build(List.of(), ranked, CompileBudget.DEFAULT));
      StepCounter work = new StepCounter(CompileBudget.DEFAULT.maxSteps());
      Dfa dfa = requireNonNull(SubsetConstruction.determinize(nfa, CompileBudget.DEFAULT, work));
      Automaton packed = SparseTableBuilder.pack(Minimizer.minimize(dfa, work), 60_000);
      assertEquals(rank < SparseTable.RANK, packed != null, () -> "rank " + rank);
      if (packed != null) {
        assertEquals(rank, packed.match("1"));
      }
    }
  }

  @Test
  void what_is_large_is_laid_out_as_rows_where_there_is_room() {
    Dfa dfa = dfa("^1[0-9]{90}2[0-9]{90}3[0-9]{90}4[0-9]{90}5");
    long rows = new DenseTable(dfa).bytes();
    long packed = packed(dfa).bytes();
    assertTrue(packed > Layout.MAX_PACKED_BYTES && packed < rows, packed + " and " + rows);
    assertEquals("dense", requireNonNull(Layout.of(dfa, 1, rows)).layout());
    assertEquals("sparse", requireNonNull(Layout.of(dfa, 1, rows - 1)).layout());
    assertNotNull(Layout.of(dfa, 1, packed));
    assertNull(Layout.of(dfa, 1, packed - 1));
  }

  @Test
  void what_is_small_is_packed_where_there_is_room() {
    Dfa dfa = dfa("^1{40}");
    long packed = packed(dfa).bytes();
    assertTrue(packed <= Layout.MAX_PACKED_BYTES, () -> packed + " bytes");
    assertNotNull(Layout.of(dfa, 1, packed));
    assertNull(Layout.of(dfa, 1, packed - 1));
  }
}
