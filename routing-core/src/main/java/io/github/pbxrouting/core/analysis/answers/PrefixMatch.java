package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a text gets with a pattern: the longest part of it that some text can follow so
 * that the pattern matches.
 *
 * <p>Walks the states of the pattern's NFA. Whether one of them can still match depends on what
 * lies before it and what follows; that is computed once, over all characters there are, so the
 * answer does not depend on an alphabet.
 */
final class PrefixMatch {

  /** How many states the pattern may expand to. */
  private static final int MAX_STATES = 100_000;

  /** The contexts that {@link Look} distinguishes. */
  private static final int KINDS = 4;

  private static final int ALL_CONTEXTS = (1 << (KINDS * KINDS)) - 1;

  private final Nfa nfa;

  /** For each set, the kinds of the characters in it, a bit each. */
  private final int[] setKinds;

  /**
   * For each state, the contexts in which it can lead to a match, a bit each: bit {@code KINDS *
   * before + after}.
   */
  private final int[] alive;

  private boolean matched;

  private PrefixMatch(Nfa nfa, boolean tellsApart) {
    this.nfa = nfa;
    this.setKinds = new int[nfa.sets.size()];
    for (int set = 0; set < setKinds.length; set++) {
      for (int symbol = 0; symbol < SymbolSet.SYMBOLS; symbol++) {
        setKinds[set] |= nfa.sets.get(set).contains(symbol) ? 1 << Look.context(symbol) : 0;
      }
      if (setKinds[set] == 0 && tellsApart) {
        setKinds[set] = 1 << Look.OTHER; // a set of characters beyond ASCII, which the tree omits
      }
    }
    this.alive = alive();
  }

  /**
   * How far a text gets with a pattern.
   *
   * @param matches whether the pattern matches the text
   * @param offset where the longest part begins that begins a match, the first of these
   * @param length how long it is
   */
  record Result(boolean matches, int offset, int length) {}

  /**
   * Matches a text.
   *
   * @param text the characters, by code point
   * @param full whether a match must begin with the text and end with it
   * @return null when the pattern is too large, or tells characters beyond ASCII of the text apart
   */
  static @Nullable Result of(ParsedPattern.Parsed pattern, boolean full, int[] text) {
    if (pattern.tellsApart() && Arrays.stream(text).anyMatch(c -> c >= SymbolSet.BEYOND)) {
      return null;
    }
    PrefixMatch atStart = of(pattern.syntax(), full, pattern.tellsApart());
    if (atStart == null) {
      return null;
    }
    int from = 0;
    int length = atStart.end(text, 0);
    boolean matches = atStart.matched;
    if (!full && !matches && text.length > 0) {
      // Further on, what a match depends on is the character before it.
      Syntax any = new Syntax.Chars(SymbolSet.ALL);
      Syntax afterAny = new Syntax.Concat(List.of(any, pattern.syntax()));
      PrefixMatch later = of(afterAny, false, pattern.tellsApart());
      if (later == null) {
        return null;
      }
      for (int offset = 1; offset <= text.length && !later.matched; offset++) {
        int reached = later.end(text, offset - 1) - offset;
        if (reached > length) {
          length = reached;
          from = offset;
        }
      }
      matches = later.matched;
    }
    return new Result(matches, from, length);
  }

  private static @Nullable PrefixMatch of(Syntax syntax, boolean atEnd, boolean tellsApart) {
    NfaBuilder builder = new NfaBuilder(MAX_STATES);
    return builder.add(new RankedPattern(syntax, true, atEnd, 0))
        ? new PrefixMatch(builder.build(), tellsApart)
        : null;
  }

  /** Goes backwards until nothing changes; states are laid out forwards, so few rounds suffice. */
  private int[] alive() {
    int[] bits = new int[nfa.size];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int state = nfa.size - 1; state >= 0; state--) {
        int known = bits[state];
        for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
          known |= (nfa.accept[a] & Nfa.AT_END) != 0 ? contextsBefore(Look.OUTSIDE) : ALL_CONTEXTS;
        }
        for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
          known |= bits[nfa.epsilonTarget[e]] & contextsOf(nfa.epsilonLook[e]);
        }
        for (int e = nfa.transitionStart[state]; e < nfa.transitionStart[state + 1]; e++) {
          for (int kind = 0; kind < KINDS; kind++) {
            boolean leadsOn =
                (setKinds[nfa.transitionSet[e]] >>> kind & 1) != 0
                    && isAlive(bits[nfa.transitionTarget[e]], kind);
            known |= leadsOn ? contextsBefore(kind) : 0;
          }
        }
        changed |= known != bits[state];
        bits[state] = known;
      }
    }
    return bits;
  }

  /** Returns the contexts in which a character of that kind, or the end, follows. */
  private static int contextsBefore(int after) {
    int contexts = 0;
    for (int before = 0; before < KINDS; before++) {
      contexts |= 1 << (KINDS * before + after);
    }
    return contexts;
  }

  /** Returns the contexts in which an assertion holds. */
  private static int contextsOf(int look) {
    int contexts = 0;
    for (int context = 0; context < KINDS * KINDS; context++) {
      contexts |= Look.holds(look, context / KINDS, context % KINDS) ? 1 << context : 0;
    }
    return contexts;
  }

  /**
   * Returns whether a state with those contexts can lead to a match after a character of that kind.
   */
  private static boolean isAlive(int contexts, int before) {
    return (contexts >>> (KINDS * before) & ((1 << KINDS) - 1)) != 0;
  }

  /**
   * Walks from an offset on, and notes when a match ends.
   *
   * @return the last offset at which a match was still possible
   */
  private int end(int[] text, int from) {
    BitSet states = new BitSet();
    states.set(Nfa.ANCHORED_START);
    int before = from == 0 ? Look.OUTSIDE : kind(text[from - 1]);
    for (int at = from; ; at++) {
      int after = at < text.length ? kind(text[at]) : Look.OUTSIDE;
      BitSet closed = closure(states, before, after);
      matched |= accepts(closed, after == Look.OUTSIDE);
      if (at == text.length) {
        return at;
      }
      BitSet next = step(closed, symbol(text[at]));
      if (next.stream().noneMatch(state -> isAlive(alive[state], after))) {
        return at;
      }
      states = next;
      before = after;
    }
  }

  private boolean accepts(BitSet states, boolean atEnd) {
    for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
      for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
        if (atEnd || (nfa.accept[a] & Nfa.AT_END) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private BitSet closure(BitSet states, int before, int after) {
    BitSet closed = (BitSet) states.clone();
    IntList open = new IntList(16);
    states.stream().forEach(open::add);
    while (open.size > 0) {
      int state = open.items[--open.size];
      for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
        int target = nfa.epsilonTarget[e];
        if (!closed.get(target) && Look.holds(nfa.epsilonLook[e], before, after)) {
          closed.set(target);
          open.add(target);
        }
      }
    }
    return closed;
  }

  private BitSet step(BitSet states, int symbol) {
    BitSet next = new BitSet();
    for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
      for (int e = nfa.transitionStart[state]; e < nfa.transitionStart[state + 1]; e++) {
        if (nfa.sets.get(nfa.transitionSet[e]).contains(symbol)) {
          next.set(nfa.transitionTarget[e]);
        }
      }
    }
    return next;
  }

  private static int symbol(int character) {
    return Math.min(character, SymbolSet.BEYOND);
  }

  private static int kind(int character) {
    return Look.context(symbol(character));
  }
}
