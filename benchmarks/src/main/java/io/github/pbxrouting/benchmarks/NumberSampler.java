package io.github.pbxrouting.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.Transition;

/** Makes up numbers that a pattern takes. */
final class NumberSampler {
  private static final int SHORTEST = 9;
  private static final int LONGEST = 15;

  private final Map<String, Automaton> automata = new HashMap<>();
  private final Random random;

  NumberSampler(Random random) {
    this.random = random;
  }

  /**
   * A number that {@code pattern} takes; 9 to 15 digits long where the pattern leaves the length
   * open.
   */
  String sample(PlanPattern pattern) {
    StringBuilder number = new StringBuilder(LONGEST + 1);
    walk(automata.computeIfAbsent(pattern.body(), NumberSampler::compile), number);
    if (pattern.open()) {
      appendDigits(number, SHORTEST + random.nextInt(LONGEST - SHORTEST + 1));
    }
    return number.toString();
  }

  private void walk(Automaton automaton, StringBuilder number) {
    Transition transition = new Transition();
    int state = 0;
    while (true) {
      int ways = automaton.getNumTransitions(state);
      if (ways == 0 || (automaton.isAccept(state) && random.nextInt(ways + 1) == 0)) {
        return;
      }
      automaton.getTransition(state, random.nextInt(ways), transition);
      number.append((char) (transition.min + random.nextInt(transition.max - transition.min + 1)));
      state = transition.dest;
    }
  }

  private void appendDigits(StringBuilder number, int length) {
    do {
      number.append((char) ('0' + random.nextInt(10)));
    } while (number.length() < length);
  }

  private static Automaton compile(String body) {
    String inLuceneSyntax = withDigitsSpelledOut(body).replace("(?:", "(");
    Automaton automaton = new RegExp(inLuceneSyntax, RegExp.NONE).toAutomaton();
    return Operations.removeDeadStates(
        Operations.determinize(automaton, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
  }

  private static String withDigitsSpelledOut(String body) {
    StringBuilder text = new StringBuilder(body.length() + 16);
    boolean inClass = false;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '\\') {
        text.append(inClass ? "0-9" : "[0-9]");
        i++;
      } else {
        inClass = c == '[' || (inClass && c != ']');
        text.append(c);
      }
    }
    return text.toString();
  }
}
