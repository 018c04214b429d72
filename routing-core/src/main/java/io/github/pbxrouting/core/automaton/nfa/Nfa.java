package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frozen nondeterministic automaton for many ranked patterns.
 *
 * <p>A node stands for what is left to be matched. It has character edges (a set and a target),
 * empty edges (a guard and a target) and accepts (a rank, at once or only at the end of the text).
 * Two roots: matches that must begin at offset 0 begin at {@link #START_ROOT}, those that may begin
 * anywhere at {@link #ANYWHERE_ROOT}. Nodes reached by a pattern's leading single characters are
 * shared with other patterns, as in a trie; patterns of one rank that end alike share their ends.
 */
public final class Nfa {

  /** The node where matches begin that must begin at offset 0. */
  public static final int START_ROOT = 0;

  /** The node where matches begin that may begin at any offset. */
  public static final int ANYWHERE_ROOT = 1;

  /** The bit of {@link #accept} that says "only at the end of the text". */
  public static final int AT_END = 1 << 31;

  /** The number of nodes. */
  public final int size;

  /**
   * The character edges of node {@code n} lie at {@code edgeStart[n]} to {@code edgeStart[n + 1] -
   * 1}.
   */
  public final int[] edgeStart;

  /** For each character edge, the index of its set in {@link #sets}. */
  public final int[] edgeSet;

  public final int[] edgeTarget;

  /**
   * The empty edges of node {@code n} lie at {@code emptyStart[n]} to {@code emptyStart[n + 1] -
   * 1}.
   */
  public final int[] emptyStart;

  /** For each empty edge, the {@link Look} number that must hold where it is taken. */
  public final int[] emptyGuard;

  public final int[] emptyTarget;

  /**
   * The accepts of node {@code n} lie at {@code acceptStart[n]} to {@code acceptStart[n + 1] - 1}.
   */
  public final int[] acceptStart;

  /**
   * For each accept, its rank, with {@link #AT_END} set when it counts at the end of the text only.
   */
  public final int[] accept;

  /**
   * For each node, the strongest rank that can still be reached from it, {@link Rank#NONE} when
   * none can.
   */
  public final int[] reachable;

  /** The distinct sets of the character edges. */
  public final List<SymbolSet> sets;

  /** The guards used, as a set of {@link Look} bits. */
  public final int guards;

  private @Nullable CharClasses classes;

  public Nfa(
      int[] edgeStart,
      int[] edgeSet,
      int[] edgeTarget,
      int[] emptyStart,
      int[] emptyGuard,
      int[] emptyTarget,
      int[] acceptStart,
      int[] accept,
      int[] reachable,
      List<SymbolSet> sets,
      int guards) {
    this.size = reachable.length;
    this.edgeStart = edgeStart;
    this.edgeSet = edgeSet;
    this.edgeTarget = edgeTarget;
    this.emptyStart = emptyStart;
    this.emptyGuard = emptyGuard;
    this.emptyTarget = emptyTarget;
    this.acceptStart = acceptStart;
    this.accept = accept;
    this.reachable = reachable;
    this.sets = List.copyOf(sets);
    this.guards = guards;
  }

  /** The classes of characters that neither the edges nor the guards tell apart; told once. */
  public CharClasses classes() {
    CharClasses known = classes;
    if (known == null) {
      List<SymbolSet> told = new ArrayList<>(sets);
      if ((guards & Look.WORDS) != 0) {
        told.add(Look.WORD_CHARACTERS);
      }
      if ((guards & Look.LINES) != 0) {
        told.add(Look.LINE_FEED);
      }
      known = CharClasses.of(told);
      classes = known;
    }
    return known;
  }
}
