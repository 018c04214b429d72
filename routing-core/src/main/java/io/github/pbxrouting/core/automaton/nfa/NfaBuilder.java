package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntPairMap;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Empty;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Nfa} from ranked patterns and literals, added in any order.
 *
 * <p>Invariant: a node that is shared between patterns (a <em>trie node</em>) is entered by its one
 * trie edge only, and by characters it loops on. Whatever follows a trie node in a single pattern
 * may leave it, and never leads back into it; so no pattern can slip into another's edges. Ends are
 * shared last, when nothing is added any more.
 */
public final class NfaBuilder {

  /** What stands in a future behind the last edge; no set and no guard is negative. */
  private static final int NO_MORE = -1;

  /** What stands in a future for the node itself, where it leads to itself. */
  private static final int SELF = Integer.MIN_VALUE;

  private final IntList reachable = new IntList(16);

  // Singly linked lists, the youngest first; -1 ends a list.
  private final IntList firstEdge = new IntList(16);
  private final IntList nextEdge = new IntList(16);
  private final IntList edgeSet = new IntList(16);
  private final IntList edgeTarget = new IntList(16);
  private final IntList firstEmpty = new IntList(16);
  private final IntList nextEmpty = new IntList(16);
  private final IntList emptyGuard = new IntList(16);
  private final IntList emptyTarget = new IntList(16);
  private final IntList firstAccept = new IntList(16);
  private final IntList nextAccept = new IntList(16);
  private final IntList accept = new IntList(16);

  private final List<SymbolSet> sets = new ArrayList<>();
  private final Map<SymbolSet, Integer> setIndex = new HashMap<>();
  private final int[] singleIndex = new int[128];
  private final IntPairMap trie = new IntPairMap();
  private final int maxNodes;
  private int guards;

  /**
   * Begins without any pattern.
   *
   * @param maxNodes the most nodes to build; what does not fit is refused by {@link
   *     #add(RankedPattern)}
   */
  public NfaBuilder(int maxNodes) {
    this.maxNodes = maxNodes;
    Arrays.fill(singleIndex, -1);
    node(Rank.NONE);
    node(Rank.NONE);
  }

  /** The automaton of all of these, or null when it is too large for the budget's bytes. */
  public static @Nullable Nfa build(
      List<Literal> literals, List<RankedPattern> patterns, CompileBudget budget) {
    // A node takes some hundred bytes while it is built, several times what a state comes to.
    NfaBuilder builder = new NfaBuilder((int) Math.min(budget.maxBytes() / 32, 1 << 22));
    for (Literal literal : literals) {
      if (!builder.add(literal)) {
        return null;
      }
    }
    for (RankedPattern pattern : patterns) {
      if (!builder.add(pattern)) {
        return null;
      }
    }
    return builder.build();
  }

  /**
   * Adds a literal.
   *
   * @return false when it does not fit into the bound on nodes; nothing was added then
   */
  public boolean add(Literal literal) {
    String text = literal.text();
    if (reachable.size + (long) text.length() > maxNodes) {
      return false;
    }
    int rank = literal.rank();
    int node = Nfa.START_ROOT;
    claim(node, rank);
    for (int i = 0; i < text.length(); i++) {
      node = child(node, single(text.charAt(i)), rank);
    }
    accept(node, !literal.prefix(), rank);
    return true;
  }

  /**
   * Adds a pattern.
   *
   * @return false when it does not fit into the bound on nodes; nothing was added then
   */
  public boolean add(RankedPattern pattern) {
    if (reachable.size + nodes(pattern.syntax()) > maxNodes) {
      return false;
    }
    addBranch(List.of(pattern.syntax()), pattern.atStart(), pattern.atEnd(), pattern.rank());
    return true;
  }

  /** The most nodes {@code syntax} expands to; no less than the steps it takes to expand it. */
  private static double nodes(Syntax syntax) {
    if (syntax instanceof Repeat repeat) {
      return (nodes(repeat.body()) + 1) * (Math.max(repeat.min(), repeat.max()) + 1.0);
    }
    double nodes = 1;
    List<Syntax> parts =
        syntax instanceof Concat concat
            ? concat.parts()
            : syntax instanceof Alternate alternate ? alternate.branches() : List.of();
    for (Syntax part : parts) {
      nodes += nodes(part);
    }
    return nodes;
  }

  private void addBranch(List<Syntax> sequence, boolean atStart, boolean atEnd, int rank) {
    List<Syntax> parts = new ArrayList<>();
    flatten(sequence, parts);
    int from = 0;
    int to = parts.size();
    while (from < to && parts.get(from) == Assertion.BEGIN_TEXT) {
      atStart = true;
      from++;
    }
    while (from < to && parts.get(to - 1) == Assertion.END_TEXT) {
      atEnd = true;
      to--;
    }
    if (from < to && !atEnd && parts.get(to - 1) instanceof Repeat repeat) {
      // Where anything may follow, more than the least number of repetitions is never needed.
      Repeat least = new Repeat(repeat.body(), repeat.min(), repeat.min());
      parts.set(to - 1, least);
    }
    if (to - from == 1 && parts.get(from) instanceof Alternate alternate) {
      for (Syntax branch : alternate.branches()) {
        addBranch(List.of(branch), atStart, atEnd, rank);
      }
      return;
    }
    int node = atStart ? Nfa.START_ROOT : Nfa.ANYWHERE_ROOT;
    claim(node, rank);
    boolean shared = true;
    for (int i = from; i < to; i++) {
      Syntax part = parts.get(i);
      if (shared && part instanceof Chars chars) {
        node = child(node, index(chars.set()), rank);
      } else if (shared && part instanceof Repeat repeat && repeat.body() instanceof Chars chars) {
        for (int k = 0; k < repeat.min(); k++) {
          node = child(node, index(chars.set()), rank);
        }
        if (atStart && repeat.max() == Repeat.UNBOUNDED) {
          node = loop(node, index(chars.set()), rank);
        } else if (i > from || atStart) {
          // A match that may begin anywhere may as well begin at the last of the leading
          // repetitions: no more than the least
          // number of them is needed.
          shared = repeat.max() == repeat.min();
          node = rest(repeat, node, rank);
        }
      } else {
        shared = false;
        node = build(part, node, rank);
      }
    }
    accept(node, atEnd, rank);
  }

  private static void flatten(List<Syntax> sequence, List<Syntax> parts) {
    for (Syntax part : sequence) {
      if (part instanceof Concat concat) {
        flatten(concat.parts(), parts);
      } else if (part instanceof Repeat repeat && repeat.min() == 1 && repeat.max() == 1) {
        flatten(List.of(repeat.body()), parts);
      } else if (!(part instanceof Empty)) {
        parts.add(part);
      }
    }
  }

  /** Builds {@code syntax} from the node {@code from} on and returns the node behind it. */
  private int build(Syntax syntax, int from, int rank) {
    if (syntax instanceof Chars chars) {
      int to = node(rank);
      edge(from, index(chars.set()), to);
      return to;
    }
    if (syntax instanceof Concat concat) {
      int node = from;
      for (Syntax part : concat.parts()) {
        node = build(part, node, rank);
      }
      return node;
    }
    if (syntax instanceof Alternate alternate) {
      int join = node(rank);
      for (Syntax branch : alternate.branches()) {
        empty(build(branch, from, rank), Look.FREE, join);
      }
      return join;
    }
    if (syntax instanceof Repeat repeat) {
      int node = from;
      for (int k = 0; k < repeat.min(); k++) {
        node = build(repeat.body(), node, rank);
      }
      return rest(repeat, node, rank);
    }
    if (syntax instanceof Assertion assertion) {
      int to = node(rank);
      int guard = Look.of(assertion);
      guards |= 1 << guard;
      empty(from, guard, to);
      return to;
    }
    return from;
  }

  /** Builds what {@code repeat} may match beyond its least number of repetitions. */
  private int rest(Repeat repeat, int from, int rank) {
    if (repeat.max() == Repeat.UNBOUNDED) {
      int loop = node(rank);
      empty(from, Look.FREE, loop);
      empty(build(repeat.body(), loop, rank), Look.FREE, loop);
      return loop;
    }
    if (repeat.max() == repeat.min()) {
      return from;
    }
    int join = node(rank);
    int node = from;
    for (int k = repeat.min(); k < repeat.max(); k++) {
      empty(node, Look.FREE, join);
      node = build(repeat.body(), node, rank);
    }
    empty(node, Look.FREE, join);
    return join;
  }

  private int node(int rank) {
    reachable.add(rank);
    firstEdge.add(-1);
    firstEmpty.add(-1);
    firstAccept.add(-1);
    return reachable.size - 1;
  }

  private void claim(int node, int rank) {
    reachable.items[node] = Math.min(reachable.items[node], rank);
  }

  /** The node behind {@code node} that characters of the set do not leave; shared as a trie's. */
  private int loop(int node, int set, int rank) {
    int target = trie.find(node, ~set);
    if (target < 0) {
      target = node(rank);
      empty(node, Look.FREE, target);
      edge(target, set, target);
      trie.add(node, ~set, target);
    } else {
      claim(target, rank);
    }
    return target;
  }

  private int child(int node, int set, int rank) {
    int target = trie.find(node, set);
    if (target < 0) {
      target = node(rank);
      edge(node, set, target);
      trie.add(node, set, target);
    } else {
      claim(target, rank);
    }
    return target;
  }

  private void edge(int from, int set, int to) {
    nextEdge.add(firstEdge.items[from]);
    firstEdge.items[from] = edgeSet.size;
    edgeSet.add(set);
    edgeTarget.add(to);
  }

  private void empty(int from, int guard, int to) {
    if (from == to) {
      return;
    }
    nextEmpty.add(firstEmpty.items[from]);
    firstEmpty.items[from] = emptyGuard.size;
    emptyGuard.add(guard);
    emptyTarget.add(to);
  }

  private void accept(int node, boolean atEnd, int rank) {
    nextAccept.add(firstAccept.items[node]);
    firstAccept.items[node] = accept.size;
    accept.add(atEnd ? rank | Nfa.AT_END : rank);
  }

  private int single(int c) {
    if (singleIndex[c] < 0) {
      singleIndex[c] = index(SymbolSet.of(c));
    }
    return singleIndex[c];
  }

  private int index(SymbolSet set) {
    Integer index = setIndex.putIfAbsent(set, sets.size());
    if (index == null) {
      sets.add(set);
      return sets.size() - 1;
    }
    return index;
  }

  /** The automaton of everything added so far, in time linear in what was added. */
  public Nfa build() {
    IntList kept = new IntList(16);
    int[] name = futures(kept);
    // Futures are numbered from the last node on, and nodes shall be from the first.
    int size = kept.size;
    for (int node = 0; node < name.length; node++) {
      name[node] = size - 1 - name[node];
    }
    int[] nodes = new int[size];
    for (int i = 0; i < size; i++) {
      nodes[size - 1 - i] = kept.items[i];
    }
    int[] edgeStart = new int[size + 1];
    int[] edgeOrder = order(nodes, firstEdge, nextEdge, edgeStart);
    int[] emptyStart = new int[size + 1];
    int[] emptyOrder = order(nodes, firstEmpty, nextEmpty, emptyStart);
    int[] acceptStart = new int[size + 1];
    int[] acceptOrder = order(nodes, firstAccept, nextAccept, acceptStart);
    return new Nfa(
        edgeStart,
        permuted(edgeSet, edgeOrder),
        renamed(edgeTarget, edgeOrder, name),
        emptyStart,
        permuted(emptyGuard, emptyOrder),
        renamed(emptyTarget, emptyOrder, name),
        acceptStart,
        permuted(accept, acceptOrder),
        permuted(reachable, nodes),
        sets,
        guards);
  }

  /**
   * Numbers what is left to be matched from each node on, from the last node to the first. Nodes
   * that accept alike and lead to nodes with the same future have the same future: patterns of one
   * rank that end alike share their ends. Where a node leads back to one built before, the two are
   * told apart by that node instead.
   *
   * @param kept takes a node for each future, the one built last
   */
  private int[] futures(IntList kept) {
    IntSequences futures = new IntSequences();
    int[] future = new int[reachable.size];
    for (int node = reachable.size - 1; node >= 0; node--) {
      boolean root = node == Nfa.START_ROOT || node == Nfa.ANYWHERE_ROOT;
      futures.write(root ? ~node : reachable.items[node]);
      for (int e = firstEdge.items[node]; e >= 0; e = nextEdge.items[e]) {
        futures.write(edgeSet.items[e]);
        futures.write(target(node, edgeTarget.items[e], future));
      }
      futures.write(NO_MORE);
      for (int e = firstEmpty.items[node]; e >= 0; e = nextEmpty.items[e]) {
        futures.write(emptyGuard.items[e]);
        futures.write(target(node, emptyTarget.items[e], future));
      }
      futures.write(NO_MORE);
      for (int a = firstAccept.items[node]; a >= 0; a = nextAccept.items[a]) {
        futures.write(accept.items[a]);
      }
      future[node] = futures.intern();
      if (future[node] == kept.size) {
        kept.add(node);
      }
    }
    return future;
  }

  private static int target(int node, int target, int[] future) {
    return target > node ? future[target] : target == node ? SELF : ~target;
  }

  /**
   * The elements of the lists of all {@code nodes}, list by list, and in {@code starts} where each
   * list begins.
   */
  private static int[] order(int[] nodes, IntList first, IntList next, int[] starts) {
    IntList order = new IntList(16);
    for (int list = 0; list < nodes.length; list++) {
      starts[list] = order.size;
      for (int i = first.items[nodes[list]]; i >= 0; i = next.items[i]) {
        order.add(i);
      }
    }
    starts[nodes.length] = order.size;
    return order.toArray();
  }

  private static int[] renamed(IntList nodes, int[] order, int[] names) {
    int[] result = permuted(nodes, order);
    for (int i = 0; i < result.length; i++) {
      result[i] = names[result[i]];
    }
    return result;
  }

  private static int[] permuted(IntList items, int[] order) {
    int[] result = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = items.items[order[i]];
    }
    return result;
  }
}
