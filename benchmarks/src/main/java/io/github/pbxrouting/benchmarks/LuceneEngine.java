package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.RouteDecision;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.Transition;

/**
 * Lucene's automata: the union of all friends, made deterministic, each state labelled with the
 * strongest friend.
 *
 * <p>Lucene's automata only accept or refuse. So every friend's language is ended with a mark of
 * its own, a code point beyond those of numbers; the union is made deterministic; the strongest
 * mark that can follow a state becomes the state's label; then the marks are taken off again, so
 * that the automaton that runs has no more character classes than the patterns ask for.
 */
final class LuceneEngine implements Engine {
  /** The first mark; the supplementary planes have room for a million friends. */
  private static final int FIRST_MARK = 0x10000;

  /** Lucene's own dot would take the marks too. */
  private static final String ANY_BUT_NEWLINE = "[\u0000-\u0009\u000b-\uffff]";

  private final RivalPlan plan;
  private final CharacterRunAutomaton automaton;
  private final int[] friends;

  LuceneEngine(RivalPlan plan) {
    this.plan = plan;
    Automaton marked = union(plan.regexes());
    friends = new int[marked.getNumStates()];
    automaton = new CharacterRunAutomaton(withoutMarks(marked, friends));
  }

  @Override
  public RouteDecision route(String number) {
    int state = 0;
    for (int i = 0; i < number.length(); i++) {
      state = automaton.step(state, number.charAt(i));
      if (state < 0) {
        return plan.decision(RivalPlan.NO_FRIEND);
      }
    }
    return plan.decision(friends[state]);
  }

  static Automaton union(List<List<String>> regexes) {
    List<Automaton> marked = new ArrayList<>();
    for (int friend = 0; friend < regexes.size(); friend++) {
      Automaton mark = Automata.makeChar(FIRST_MARK + friend);
      for (String regex : regexes.get(friend)) {
        marked.add(Operations.concatenate(compile(regex), mark));
      }
    }
    return Operations.determinize(Operations.union(marked), Integer.MAX_VALUE);
  }

  /** Fills {@code friends} with the label of each state. */
  static Automaton withoutMarks(Automaton marked, int[] friends) {
    Automaton plain = new Automaton(marked.getNumStates(), marked.getNumTransitions());
    for (int state = 0; state < marked.getNumStates(); state++) {
      plain.createState();
    }
    Transition transition = new Transition();
    for (int state = 0; state < marked.getNumStates(); state++) {
      friends[state] = RivalPlan.NO_FRIEND;
      int count = marked.initTransition(state, transition);
      // Transitions are in the order of their characters: the first mark is the strongest.
      for (int i = 0; i < count; i++) {
        marked.getNextTransition(transition);
        if (transition.min < FIRST_MARK) {
          plain.addTransition(state, transition.dest, transition.min, transition.max);
        } else if (friends[state] < 0) {
          friends[state] = transition.min - FIRST_MARK;
        }
      }
      plain.setAccept(state, friends[state] >= 0);
    }
    plain.finishState();
    return plain;
  }

  /** What a pattern of these plans takes, whole numbers at a time. */
  private static Automaton compile(String regex) {
    boolean anchored = regex.startsWith("^");
    boolean ended = regex.endsWith("$");
    String body = regex.substring(anchored ? 1 : 0, regex.length() - (ended ? 1 : 0));
    String spelled = body.replace("(?:", "(").replace(".", ANY_BUT_NEWLINE);
    Automaton automaton = new RegExp(spelled, RegExp.NONE).toAutomaton();
    if (!ended) {
      automaton = Operations.concatenate(automaton, anyText());
    }
    return anchored ? automaton : Operations.concatenate(anyText(), automaton);
  }

  private static Automaton anyText() {
    return Operations.repeat(Automata.makeCharRange(0, 0xFFFF));
  }
}
