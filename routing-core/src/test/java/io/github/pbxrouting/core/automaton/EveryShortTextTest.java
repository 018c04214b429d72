package io.github.pbxrouting.core.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.automaton.table.Automaton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every text of up to five characters, for patterns that meet in one state in ways that random ones
 * rarely do, with either of them the stronger: tables and lazy automata say what the naive scan
 * says.
 */
@Tag("slow")
class EveryShortTextTest {

  private static final String ALPHABET = "17-\n";
  private static final int MOST = 5;
  private static final List<String> TEXTS = texts();

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < texts.size() && texts.get(i).length() < MOST; i++) {
      for (int symbol = 0; symbol < ALPHABET.length(); symbol++) {
        texts.add(texts.get(i) + ALPHABET.charAt(symbol));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[17]*7[17]{2}",
        "^[17]*7[17]{2}$",
        "^[17]*7[17]{2} ^[17]*1[17]{2}",
        "^[17]*7[17]{2} ^[17]*1[17]{2}$",
        "^[17]*7[17]{2} ^[17]*7[17]{3}",
        "^[17]*7[17]{2}$ ^[17]*7[17]{3}$",
        "^[17]*7[17]{2} ^[17]*1.{2}",
        "^[17]*7[17]{2}$ ^[17]*1.{2}$",
        "^[17]*7[17]- ^[17]*1[17]{2}",
        "^[17]*7-[17]{2} ^[17]*7[17]{2}-",
        "7[17]{2}$ 1[17]{3}$",
        "7..$ 1.",
        "^1[17]{2,3}$ ^7?[17]{2}",
        "^(?:1-)*7 ^(?:-1)*7",
        "^(?:17|71)*-$ ^-",
        "^(?:1(?:17)*-|7(?:17)*-) ^17",
        "^(?:1(?:17)*-|7(?:71)*-)",
        "^(?:(?:1-)*7|(?:1-)*-)$",
        "^(?:17-)*$ ^(?:71-)*$",
        "(?:17)*-$ (?:71)*-$",
        "^1*7 ^1*-",
        "^1{2,}7 ^1{1,2}7",
        "1*7$ 7*1$",
        "1{2}7 1{2}-",
        "(?m)^1$ 7\\b",
        "\\b7\\b 1\\B7",
        "\\B-\\b -$",
        "(?m)1$\\n^7 71",
        "(?m)(?:^1|7$)+- -",
        "(?:1\\b|7)- 1-$",
        "(?:1|7$)-? ^-",
        "(?:1|17)(?:7|$) -$",
        "(?:\\b|7)1 (?m)-(?:$|\\b)",
        "(?:1|7\\b)(?:\\b-|$) 7-",
        "(?m)(?:$|-)\\n \\n",
        "$ ^",
        "\\b \\B",
        "(?m)^$ -",
        "-*\\b1 ^1-*$",
        "^1[17]*7$ ^1[17]*1$",
        "(?:1|7)(?:-|$) 1",
        "[^1]7$ [^7]1",
      })
  void the_automaton_decides_as_the_naive_scan_does(String patterns) {
    List<String> texts = new ArrayList<>(List.of(patterns.split(" ")));
    the_automaton_decides_as_the_naive_scan_does(texts, false);
    the_automaton_decides_as_the_naive_scan_does(texts, true);
    Collections.reverse(texts);
    the_automaton_decides_as_the_naive_scan_does(texts, false);
  }

  private static void the_automaton_decides_as_the_naive_scan_does(
      List<String> patterns, boolean full) {
    List<RankedPattern> ranked = new ArrayList<>();
    for (String pattern : patterns) {
      ranked.add(new RankedPattern(Patterns.parse(pattern), full, full, ranked.size()));
    }
    Automaton table = AutomatonCompiler.of(List.of(), ranked, CompileBudget.DEFAULT).automaton();
    LazyDfa language = new LazyDfa(List.of(), ranked, ALPHABET, 10_000, new StepCounter(10_000));
    for (String text : TEXTS) {
      String shown = patterns + " for " + text;
      int strongest = NaiveMatcher.strongest(List.of(), ranked, text);
      assertEquals(strongest, table.match(text), shown);
      assertEquals(strongest, rank(language, text, LazyDfa.ANY_LENGTH), shown);
      assertEquals(strongest, rank(language, text, text.length()), shown);
    }
  }

  private static int rank(LazyDfa dfa, String text, int toCome) {
    int state = dfa.start(toCome);
    for (int i = 0; i < text.length(); i++) {
      state = dfa.step(state, ALPHABET.indexOf(text.charAt(i)));
    }
    return dfa.rank(state);
  }
}
