package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.nfa.CharClasses;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.regex.AsciiSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays patterns out as the words of a {@link BitParallelAutomaton}. Patterns are to be added in
 * rank order.
 */
public final class BitParallelBuilder {

  /** More words would make the longest walk longer than that of tables at their worst. */
  public static final int MOST_WORDS = 64;

  private final List<Word> words = new ArrayList<>();

  /** The edges of some patterns, by bit. */
  private static final class Word {
    final AsciiSet[] sets = new AsciiSet[Long.SIZE];
    final long[] followers = new long[Long.SIZE];
    final int[] ranks = new int[Long.SIZE];
    int used;
    long match;
    long matchAtEnd;
    long start;
    long restart;
  }

  /**
   * Adds a pattern.
   *
   * @return false when it does not fit: it has more than 64 edges, asks for neighbours in its
   *     middle, matches the empty text, or no word is left; nothing was added then
   */
  public boolean add(RankedPattern pattern) {
    NfaBuilder builder = new NfaBuilder(4 * Long.SIZE);
    if (!builder.add(pattern)) {
      return false;
    }
    Nfa nfa = builder.build();
    Closure start = new Closure(nfa, Nfa.START_ROOT, Nfa.ANYWHERE_ROOT);
    Closure restart = new Closure(nfa, Nfa.ANYWHERE_ROOT);
    int edges = nfa.edgeTarget.length;
    if (nfa.guards != 0 || edges > Long.SIZE || start.matches || start.matchesAtEnd) {
      return false;
    }
    Word word = words.isEmpty() ? null : words.get(words.size() - 1);
    if (word == null || word.used + edges > Long.SIZE) {
      if (words.size() == MOST_WORDS) {
        return false;
      }
      word = new Word();
      words.add(word);
    }
    int first = word.used;
    // Targets are numbered as they are built, so what follows an edge mostly is the next one.
    long[] targetAndEdge = new long[edges];
    for (int e = 0; e < edges; e++) {
      targetAndEdge[e] = (long) nfa.edgeTarget[e] << 32 | e;
    }
    Arrays.sort(targetAndEdge);
    int[] bit = new int[edges];
    for (int i = 0; i < edges; i++) {
      bit[(int) targetAndEdge[i]] = first + i;
    }
    word.used += edges;
    word.start |= start.bits(bit);
    word.restart |= restart.bits(bit);
    for (int e = 0; e < edges; e++) {
      Closure behind = new Closure(nfa, nfa.edgeTarget[e]);
      word.sets[bit[e]] = nfa.sets.get(nfa.edgeSet[e]);
      word.ranks[bit[e]] = pattern.rank();
      word.followers[bit[e]] = behind.bits(bit);
      word.match |= behind.matches ? 1L << bit[e] : 0;
      word.matchAtEnd |= behind.matchesAtEnd ? 1L << bit[e] : 0;
    }
    return true;
  }

  /** What can be reached from some nodes without a character. */
  private static final class Closure {
    final Set<Integer> edges = new HashSet<>();
    boolean matches;
    boolean matchesAtEnd;

    Closure(Nfa nfa, int... nodes) {
      boolean[] seen = new boolean[nfa.size];
      IntList stack = new IntList(8);
      for (int node : nodes) {
        stack.add(node);
      }
      while (stack.size > 0) {
        int node = stack.items[--stack.size];
        if (seen[node]) {
          continue;
        }
        seen[node] = true;
        for (int e = nfa.edgeStart[node]; e < nfa.edgeStart[node + 1]; e++) {
          edges.add(e);
        }
        for (int e = nfa.emptyStart[node]; e < nfa.emptyStart[node + 1]; e++) {
          stack.add(nfa.emptyTarget[e]);
        }
        for (int a = nfa.acceptStart[node]; a < nfa.acceptStart[node + 1]; a++) {
          matches |= nfa.accept[a] >= 0;
          matchesAtEnd |= nfa.accept[a] < 0;
        }
      }
      matchesAtEnd |= matches;
    }

    long bits(int[] bit) {
      long bits = 0;
      for (int edge : edges) {
        bits |= 1L << bit[edge];
      }
      return bits;
    }
  }

  /** The automaton of all patterns added, or null when there are none. */
  public @Nullable BitParallelAutomaton build() {
    if (words.isEmpty()) {
      return null;
    }
    Set<AsciiSet> sets = new HashSet<>();
    for (Word word : words) {
      sets.addAll(Arrays.asList(word.sets).subList(0, word.used));
    }
    CharClasses classes = CharClasses.of(sets);
    int stride = BitParallelAutomaton.CLASSES + classes.count();
    long[] masks = new long[words.size() * stride];
    long[] followers = new long[words.size() * Long.SIZE];
    int[] ranks = new int[words.size() * Long.SIZE];
    Arrays.fill(ranks, Rank.NONE);
    for (int w = 0; w < words.size(); w++) {
      Word word = words.get(w);
      int base = w * stride;
      masks[base + BitParallelAutomaton.MATCH] = word.match;
      masks[base + BitParallelAutomaton.MATCH_AT_END] = word.matchAtEnd;
      masks[base + BitParallelAutomaton.START] = word.start;
      masks[base + BitParallelAutomaton.RESTART] = word.restart;
      for (int bit = 0; bit < word.used; bit++) {
        long self = 1L << bit;
        long next = bit + 1 < Long.SIZE ? 2L << bit : 0;
        long to = word.followers[bit];
        if ((to & ~(self | next)) != 0) {
          masks[base + BitParallelAutomaton.LISTED] |= self;
          followers[w * Long.SIZE + bit] = to;
        } else {
          masks[base + BitParallelAutomaton.STAY] |= to & self;
          masks[base + BitParallelAutomaton.ADVANCE] |= (to & next) != 0 ? self : 0;
        }
        ranks[w * Long.SIZE + bit] = word.ranks[bit];
        for (int k : classes.in(word.sets[bit])) {
          masks[base + BitParallelAutomaton.CLASSES + k] |= self;
        }
      }
    }
    return new BitParallelAutomaton(classes.toMap(), classes.count(), masks, followers, ranks);
  }
}
