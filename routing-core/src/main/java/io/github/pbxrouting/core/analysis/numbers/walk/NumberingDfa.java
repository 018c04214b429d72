package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives each dialled number the rank it has under numbering rules. A product of automata: one for
 * numbers of one form, one for the number as dialled, and one a rule for the normalised number,
 * which starts where the rule's replacement ends and joins in where the rule's prefix ends (the
 * quotient of its language by the replacement). Beside them each rule counts digits, so that the
 * end of a number tells which rule applies.
 *
 * <p>Once no rule can apply any more, only the first automaton is walked.
 */
final class NumberingDfa implements LazyAutomaton {

  /** The state of a rule that can no longer apply, and of an automaton that is not walked. */
  private static final int NONE = -1;

  private static final int UNKNOWN = -2;

  private final List<NumberingRule> rules;
  private final String alphabet;
  private final int emergency;
  private final int maxStates;
  private final StepCounter allowance;
  private final LazyAutomaton whole;
  private final LazyAutomaton asDialled;

  /** For each rule, the automaton of normalised numbers, over the alphabet and the replacement. */
  private final List<LazyDfa> normalised = new ArrayList<>();

  /** For each rule, the symbols of its replacement. */
  private final List<int[]> replacements = new ArrayList<>();

  // The key of a state: whole, as dialled, the number's length or any; then for each rule its own
  // state and the automaton's.
  private static final int LENGTH = 2;
  private static final int HEAD = 3;
  private IntSequences keys = new IntSequences();
  private final IntList next = new IntList(256);
  private final IntList ends = new IntList(64);
  private int limit = Rank.NONE;

  /**
   * An automaton for a client's rules.
   *
   * @param emergency the rank of emergency numbers, which count in either form, or {@link
   *     Rank#NONE}
   * @param normalised makes the automaton of normalised numbers over an alphabet
   */
  NumberingDfa(
      List<NumberingRule> rules,
      String alphabet,
      int emergency,
      int maxStates,
      StepCounter allowance,
      LazyAutomaton whole,
      LazyAutomaton asDialled,
      Function<String, LazyDfa> normalised) {
    this.rules = rules;
    this.alphabet = alphabet;
    this.emergency = emergency;
    this.maxStates = maxStates;
    this.allowance = allowance;
    this.whole = whole;
    this.asDialled = asDialled;
    for (NumberingRule rule : rules) {
      StringBuilder extended = new StringBuilder(alphabet);
      int[] symbols = new int[rule.replaceWith().length()];
      for (int i = 0; i < symbols.length; i++) {
        String c = rule.replaceWith().substring(i, i + 1);
        if (extended.indexOf(c) < 0) {
          extended.append(c);
        }
        symbols[i] = extended.indexOf(c);
      }
      this.normalised.add(normalised.apply(extended.toString()));
      this.replacements.add(symbols);
    }
  }

  @Override
  public int states() {
    return ends.size;
  }

  @Override
  public void forget() {
    whole.forget();
    asDialled.forget();
    normalised.forEach(LazyDfa::forget);
    keys = new IntSequences();
    next.clear();
    ends.clear();
  }

  @Override
  public int start(int length, int newLimit) {
    if (newLimit != limit) {
      forget(); // the ranks of the states that are kept are of another limit
      limit = newLimit;
    }
    int[] state = new int[HEAD + 2 * rules.size()];
    state[0] = whole.start(length, limit);
    state[1] = asDialled.start(length, limit);
    state[LENGTH] = length;
    for (int i = 0; i < rules.size(); i++) {
      NumberingRule rule = rules.get(i);
      boolean possible =
          length == LazyDfa.ANY_LENGTH || length >= rule.prefix().length() + rule.minDigits();
      state[HEAD + 2 * i] = possible ? 0 : NONE;
      state[HEAD + 2 * i + 1] = NONE;
      if (possible && rule.prefix().isEmpty()) {
        state[HEAD + 2 * i + 1] = afterReplacement(i, length);
        if (state[HEAD + 2 * i + 1] == LazyDfa.OVER_BUDGET) {
          return LazyDfa.OVER_BUDGET;
        }
      }
    }
    return made(state);
  }

  /** Returns the state of a rule's automaton behind the replacement. */
  private int afterReplacement(int i, int length) {
    NumberingRule rule = rules.get(i);
    int result =
        length == LazyDfa.ANY_LENGTH
            ? length
            : length - rule.prefix().length() + rule.replaceWith().length();
    if (result > LazyDfa.MAX_LENGTH) {
      return LazyDfa.OVER_BUDGET;
    }
    int state = normalised.get(i).start(result, limit);
    for (int symbol : replacements.get(i)) {
      state = state == LazyDfa.OVER_BUDGET ? state : normalised.get(i).step(state, symbol);
    }
    return state;
  }

  @Override
  public int step(int state, int symbol) {
    int entry = state * alphabet.length() + symbol;
    if (next.items[entry] != UNKNOWN) {
      return next.items[entry];
    }
    int from = keys.start(state);
    int[] to = new int[HEAD + 2 * rules.size()];
    to[0] = whole.step(keys.get(from), symbol);
    to[LENGTH] = keys.get(from + LENGTH);
    int dialled = keys.get(from + 1);
    to[1] = dialled == NONE ? NONE : asDialled.step(dialled, symbol);
    if (to[0] == LazyDfa.OVER_BUDGET || (dialled != NONE && to[1] == LazyDfa.OVER_BUDGET)) {
      return LazyDfa.OVER_BUDGET;
    }
    for (int i = 0; i < rules.size(); i++) {
      int at = HEAD + 2 * i;
      to[at] = progress(rules.get(i), keys.get(from + at), alphabet.charAt(symbol));
      to[at + 1] = NONE;
      int prefix = rules.get(i).prefix().length();
      if (to[at] >= prefix) {
        to[at + 1] =
            to[at] == prefix
                ? afterReplacement(i, to[LENGTH])
                : normalised.get(i).step(keys.get(from + at + 1), symbol);
        if (to[at + 1] == LazyDfa.OVER_BUDGET) {
          return LazyDfa.OVER_BUDGET;
        }
      }
    }
    int target = made(to);
    if (target != LazyDfa.OVER_BUDGET) {
      next.items[entry] = target;
    }
    return target;
  }

  /** Returns how many characters of a number a rule has fitted after one more, or {@link #NONE}. */
  private static int progress(NumberingRule rule, int fitted, char c) {
    int prefix = rule.prefix().length();
    boolean fits =
        fitted != NONE
            && (fitted < prefix
                ? rule.prefix().charAt(fitted) == c
                : c >= '0' && c <= '9' && fitted < prefix + rule.maxDigits());
    return fits ? fitted + 1 : NONE;
  }

  /** Returns the state of a key, made when it is new. */
  private int made(int[] key) {
    boolean alive = false;
    for (int i = 0; i < rules.size(); i++) {
      alive |= key[HEAD + 2 * i] != NONE;
    }
    if (key[0] == LazyDfa.OVER_BUDGET || (alive && key[1] == LazyDfa.OVER_BUDGET)) {
      return LazyDfa.OVER_BUDGET;
    }
    key[1] = alive ? key[1] : NONE;
    for (int part : key) {
      keys.write(part);
    }
    int known = keys.find();
    if (known >= 0 || states() >= maxStates || allowance.left() == 0) {
      keys.discard();
      return known >= 0 ? known : LazyDfa.OVER_BUDGET;
    }
    allowance.take(1);
    int state = keys.intern();
    next.fill(UNKNOWN, alphabet.length());
    ends.add(rank(key));
    return state;
  }

  private boolean isDecidedAsDialled(int dialled, int second) {
    boolean isEmergency = second == emergency && emergency != Rank.NONE && dialled != emergency;
    return dialled < limit && !isEmergency;
  }

  /**
   * Returns the rule that makes the number to send, for numbers that end in a state; null where
   * they are sent as dialled.
   */
  @Nullable NumberingRule sentBy(int state) {
    int from = keys.start(state);
    for (int i = 0; i < rules.size(); i++) {
      NumberingRule rule = rules.get(i);
      int at = from + HEAD + 2 * i;
      if (keys.get(at) >= rule.prefix().length() + rule.minDigits()) {
        boolean asItIs =
            rule.prefix().equals(rule.replaceWith())
                || isDecidedAsDialled(
                    asDialled.rank(keys.get(from + 1)), normalised.get(i).rank(keys.get(at + 1)));
        return asItIs ? null : rule;
      }
    }
    return null;
  }

  /** Returns the rank of numbers that end in the state of a key. */
  private int rank(int[] key) {
    for (int i = 0; i < rules.size(); i++) {
      NumberingRule rule = rules.get(i);
      int fitted = key[HEAD + 2 * i];
      if (fitted >= rule.prefix().length() + rule.minDigits()) {
        if (rule.prefix().equals(rule.replaceWith())) {
          break;
        }
        int dialled = asDialled.rank(key[1]);
        int second = normalised.get(i).rank(key[HEAD + 2 * i + 1]);
        return isDecidedAsDialled(dialled, second) ? dialled : second;
      }
    }
    return whole.rank(key[0]);
  }

  @Override
  public int rank(int state) {
    return ends.items[state];
  }

  /** Returns whether no rule can apply any more, and the plain automaton is final. */
  @Override
  public boolean isFinal(int state) {
    int from = keys.start(state);
    return keys.get(from + 1) == NONE && whole.isFinal(keys.get(from));
  }

  @Override
  public boolean isDead(int state) {
    int from = keys.start(state);
    if (!whole.isDead(keys.get(from))) {
      return false;
    }
    for (int i = 0; i < rules.size(); i++) {
      int at = from + HEAD + 2 * i;
      if (keys.get(at) != NONE
          && (keys.get(at + 1) == NONE || !normalised.get(i).isDead(keys.get(at + 1)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int matched(int state) {
    int from = keys.start(state);
    return keys.get(from + 1) == NONE ? whole.matched(keys.get(from)) : Rank.NONE;
  }

  @Override
  public boolean isCovered(int less, int more) {
    int one = keys.start(less);
    int other = keys.start(more);
    return less == more
        || (keys.get(one + 1) == NONE
            && keys.get(other + 1) == NONE
            && whole.isCovered(keys.get(one), keys.get(other)));
  }
}
