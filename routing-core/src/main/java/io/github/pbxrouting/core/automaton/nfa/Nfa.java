package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frozen nondeterministic automaton for many ranked patterns.
 *
 * <p>A state has character transitions (a set and a target), epsilon transitions (a {@link Look}
 * and a target) and accepts (a rank, at once or only at the end of the text). There are two start
 * states: {@link #ANCHORED_START} for matches that must begin at offset 0, and {@link
 * #UNANCHORED_START} for matches that may begin anywhere. States reached by a pattern's leading
 * single characters are shared with other patterns, as in a trie. Patterns of one rank that end
 * alike share their ends.
 */
public final class Nfa {

  /** The start state of matches that must begin at offset 0. */
  public static final int ANCHORED_START = 0;

  /** The start state of matches that may begin at any offset. */
  public static final int UNANCHORED_START = 1;

  /** The bit of {@link #accept} for an accept that counts at the end of the text only. */
  public static final int AT_END = 1 << 31;

  /** The number of states. */
  public final int size;

  /** For each state, and one behind the last, the index of its first character transition. */
  public final int[] transitionStart;

  /** For each character transition, the index of its set in {@link #sets}. */
  public final int[] transitionSet;

  /** For each character transition, the state it leads to. */
  public final int[] transitionTarget;

  /** For each state, and one behind the last, the index of its first epsilon transition. */
  public final int[] epsilonStart;

  /** For each epsilon transition, the {@link Look} number that must hold where it is taken. */
  public final int[] epsilonLook;

  /** For each epsilon transition, the state it leads to. */
  public final int[] epsilonTarget;

  /** For each state, and one behind the last, the index of its first accept. */
  public final int[] acceptStart;

  /**
   * For each accept, its rank, with {@link #AT_END} set when it counts at the end of the text only.
   */
  public final int[] accept;

  /** For each state, the strongest rank that can be reached from it, or {@link Rank#NONE}. */
  public final int[] reachable;

  /** The distinct sets of the character transitions. */
  public final List<SymbolSet> sets;

  /** The assertions used, as a set of {@link Look} bits. */
  public final int looks;

  private @Nullable CharClasses classes;

  public Nfa(
      int[] transitionStart,
      int[] transitionSet,
      int[] transitionTarget,
      int[] epsilonStart,
      int[] epsilonLook,
      int[] epsilonTarget,
      int[] acceptStart,
      int[] accept,
      int[] reachable,
      List<SymbolSet> sets,
      int looks) {
    this.size = reachable.length;
    this.transitionStart = transitionStart;
    this.transitionSet = transitionSet;
    this.transitionTarget = transitionTarget;
    this.epsilonStart = epsilonStart;
    this.epsilonLook = epsilonLook;
    this.epsilonTarget = epsilonTarget;
    this.acceptStart = acceptStart;
    this.accept = accept;
    this.reachable = reachable;
    this.sets = List.copyOf(sets);
    this.looks = looks;
  }

  /**
   * Returns the classes of characters that no transition and no assertion tells apart. They are
   * computed once.
   */
  public CharClasses classes() {
    CharClasses known = classes;
    if (known == null) {
      List<SymbolSet> separated = new ArrayList<>(sets);
      if ((looks & Look.WORD_LOOKS) != 0) {
        separated.add(Look.WORD_CHARACTERS);
      }
      if ((looks & Look.LINE_LOOKS) != 0) {
        separated.add(Look.LINE_FEED);
      }
      known = CharClasses.of(separated);
      classes = known;
    }
    return known;
  }
}
