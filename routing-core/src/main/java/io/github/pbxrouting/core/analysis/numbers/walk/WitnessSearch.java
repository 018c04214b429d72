package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the first number that two automata match and no stronger rank of a third does: whether
 * anything is left for a friend, where counting what is left would take too many states.
 *
 * <p>Goes through the numbers of each length in their order, deep first, and back where one of the
 * two cannot match any more or something stronger has committed. A failure is kept, and spares
 * whatever is no better off: the same states of the two, and a state of the third that matches all
 * that the failed one does. So it does not matter how many patterns match anywhere in a number:
 * what they have seen begin before the friend's own pattern begins only makes things worse.
 */
public final class WitnessSearch {

  /** What {@link #first} returns when there is no such number. */
  public static final String NO_NUMBER = "";

  /** The maximum number of failures that are kept for one place in the two automata. */
  private static final int MAX_COMPARED = 64;

  private final LazyAutomaton one;
  private final LazyAutomaton other;
  private final LazyAutomaton taken;
  private final int limit;
  private final NumberSpace space;
  private final Map<Long, List<Integer>> failed = new HashMap<>();
  private final StringBuilder number = new StringBuilder();
  private boolean overBudget;

  private WitnessSearch(
      LazyAutomaton one, LazyAutomaton other, LazyAutomaton taken, int limit, NumberSpace space) {
    this.one = one;
    this.other = other;
    this.taken = taken;
    this.limit = limit;
    this.space = space;
  }

  /**
   * Returns the first number of the space that {@code one} and {@code other} match, and of {@code
   * taken} nothing stronger than {@code limit}.
   *
   * @return the number, {@link #NO_NUMBER}, or null when that is not known within the budget
   */
  public static @Nullable String first(
      LazyAutomaton one, LazyAutomaton other, LazyAutomaton taken, int limit, NumberSpace space) {
    for (int length = space.minLength(); length <= space.maxLength(); length++) {
      WitnessSearch search = new WitnessSearch(one, other, taken, limit, space);
      if (!search.find(length)) {
        taken.forget();
        search = new WitnessSearch(one, other, taken, limit, space);
        search.find(length);
      }
      if (search.overBudget) {
        taken.forget();
        return null;
      }
      if (search.number.length() > 0) {
        return search.number.toString();
      }
    }
    return NO_NUMBER;
  }

  /** Searches the numbers of a length; whether the budget sufficed. */
  private boolean find(int length) {
    int l = one.start(length);
    int r = other.start(length);
    int t = taken.start(length, limit);
    overBudget = l == LazyDfa.OVER_BUDGET || r == LazyDfa.OVER_BUDGET || t == LazyDfa.OVER_BUDGET;
    if (!overBudget && !one.isDead(l) && !other.isDead(r) && taken.matched(t) >= limit) {
      find(l, r, t, length);
    }
    return !overBudget;
  }

  /** Returns whether a number goes on so; it stands in {@link #number} then. */
  private boolean find(int l, int r, int t, int toCome) {
    if (toCome == 0) {
      return one.rank(l) != Rank.NONE && other.rank(r) != Rank.NONE && taken.rank(t) >= limit;
    }
    Long pair = (long) l << 32 | r;
    List<Integer> failures = failed.get(pair);
    if (failures == null) {
      failures = new ArrayList<>();
      failed.put(pair, failures);
    }
    for (int i = Math.max(0, failures.size() - MAX_COMPARED); i < failures.size(); i++) {
      if (taken.isCovered(failures.get(i), t)) {
        return false;
      }
    }
    for (int symbol = 0; symbol < space.alphabet().length(); symbol++) {
      if (!space.allows(symbol, number.length())) {
        continue;
      }
      int nextL = one.step(l, symbol);
      int nextR = other.step(r, symbol);
      // The third automaton is the large one: asked last, and not for what the others rule out.
      boolean dead = (nextL >= 0 && one.isDead(nextL)) || (nextR >= 0 && other.isDead(nextR));
      int nextT = dead ? t : taken.step(t, symbol);
      overBudget |= nextL < 0 || nextR < 0 || nextT < 0 || Thread.currentThread().isInterrupted();
      if (!overBudget && !dead && taken.matched(nextT) >= limit) {
        number.append(space.alphabet().charAt(symbol));
        if (find(nextL, nextR, nextT, toCome - 1)) {
          return true;
        }
        number.setLength(number.length() - 1);
      }
      if (overBudget) {
        return false;
      }
    }
    failures.add(t);
    return false;
  }
}
