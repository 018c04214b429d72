package io.github.pbxrouting.core.analysis.numbers;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ends of some numbers, all of one length: for each set of symbols that go on alike, what may
 * follow them. Ends of numbers are shared between numbers, as in a decision diagram. Null stands
 * for no number. Immutable.
 */
final class NumberNode {

  /** The end of a number. */
  static final NumberNode END = new NumberNode(new long[0], new NumberNode[0], BigInteger.ONE);

  /** Sets of symbols, a bit each, by their least symbols; they do not overlap. */
  final long[] masks;

  final NumberNode[] children;
  final BigInteger count;

  private NumberNode(long[] masks, NumberNode[] children, BigInteger count) {
    this.masks = masks;
    this.children = children;
    this.count = count;
  }

  /** Returns what follows a symbol. */
  @Nullable NumberNode child(int symbol) {
    for (int i = 0; i < masks.length; i++) {
      if ((masks[i] >>> symbol & 1) != 0) {
        return children[i];
      }
    }
    return null;
  }

  /** The operations on two sets. */
  enum Operation {
    INTERSECTION,
    UNION,
    DIFFERENCE
  }

  /** Makes nodes, equal ones once. Not thread-safe. */
  static final class Maker {

    /** How many nodes and pairs of nodes may be gone through. */
    private static final int MAX_NODES = 2_000_000;

    /** The children by identity, which are made once themselves. */
    private record Key(List<Long> masks, List<Integer> children) {}

    private final Map<Key, NumberNode> made = new HashMap<>();
    private final IdentityHashMap<NumberNode, Integer> ids = new IdentityHashMap<>();
    private final IdentityHashMap<NumberNode, NumberNode> copies = new IdentityHashMap<>();
    private final Map<List<Integer>, @Nullable NumberNode> results = new HashMap<>();
    private final IdentityHashMap<NumberNode, Integer> operands = new IdentityHashMap<>();

    /** Returns the node with those children; a symbol must stand below one of them at most. */
    @Nullable NumberNode node(IdentityHashMap<NumberNode, Long> masksByChild) {
      if (masksByChild.isEmpty()) {
        return null;
      }
      List<Map.Entry<NumberNode, Long>> sorted =
          masksByChild.entrySet().stream()
              .sorted((one, other) ->
                  Integer.compare(
                      Long.numberOfTrailingZeros(one.getValue()),
                      Long.numberOfTrailingZeros(other.getValue())))
              .toList();
      Key key =
          new Key(
              sorted.stream().map(Map.Entry::getValue).toList(),
              sorted.stream().map(entry -> id(entry.getKey())).toList());
      NumberNode known = made.get(key);
      if (known != null) {
        return known;
      }
      if (made.size() >= MAX_NODES) {
        throw new UndecidedException("a set of numbers takes more than " + MAX_NODES + " nodes");
      }
      BigInteger count = BigInteger.ZERO;
      long[] masks = new long[sorted.size()];
      NumberNode[] children = new NumberNode[sorted.size()];
      for (int i = 0; i < masks.length; i++) {
        masks[i] = sorted.get(i).getValue();
        children[i] = sorted.get(i).getKey();
        count = count.add(children[i].count.multiply(BigInteger.valueOf(Long.bitCount(masks[i]))));
      }
      NumberNode node = new NumberNode(masks, children, count);
      made.put(key, node);
      return node;
    }

    private int id(NumberNode node) {
      return ids.computeIfAbsent(node, each -> ids.size());
    }

    private NumberNode copy(NumberNode node) {
      if (node == END) {
        return node;
      }
      NumberNode known = copies.get(node);
      if (known == null) {
        IdentityHashMap<NumberNode, Long> masks = new IdentityHashMap<>();
        for (int i = 0; i < node.masks.length; i++) {
          masks.merge(copy(node.children[i]), node.masks[i], (one, other) -> one | other);
        }
        known = Objects.requireNonNull(node(masks));
        copies.put(node, known);
      }
      return known;
    }

    /** Returns the result of an operation on the ends of numbers of one length. */
    @Nullable NumberNode apply(
        Operation operation, @Nullable NumberNode one, @Nullable NumberNode other) {
      if (one == null || other == null) {
        NumberNode kept =
            switch (operation) {
              case INTERSECTION -> null;
              case UNION -> one == null ? other : one;
              case DIFFERENCE -> one;
            };
        return kept == null ? null : copy(kept);
      }
      if (one == other) {
        return operation == Operation.DIFFERENCE ? null : copy(one);
      }
      List<Integer> pair = List.of(operand(one), operand(other));
      if (results.containsKey(pair)) {
        return results.get(pair);
      }
      if (results.size() >= MAX_NODES) {
        throw new UndecidedException(
            "two sets of numbers take more than " + MAX_NODES + " pairs of nodes");
      }
      IdentityHashMap<NumberNode, Long> masks = new IdentityHashMap<>();
      long ofOther = 0;
      for (long mask : other.masks) {
        ofOther |= mask;
      }
      long ofOne = 0;
      for (int i = 0; i < one.masks.length; i++) {
        ofOne |= one.masks[i];
        add(masks, one.masks[i] & ~ofOther, apply(operation, one.children[i], null));
        for (int k = 0; k < other.masks.length; k++) {
          long both = one.masks[i] & other.masks[k];
          if (both != 0) {
            add(masks, both, apply(operation, one.children[i], other.children[k]));
          }
        }
      }
      for (int k = 0; k < other.masks.length; k++) {
        add(masks, other.masks[k] & ~ofOne, apply(operation, null, other.children[k]));
      }
      NumberNode result = node(masks);
      results.put(pair, result);
      return result;
    }

    private static void add(
        IdentityHashMap<NumberNode, Long> masks, long mask, @Nullable NumberNode child) {
      if (mask != 0 && child != null) {
        masks.merge(child, mask, (one, other) -> one | other);
      }
    }

    private int operand(NumberNode node) {
      return operands.computeIfAbsent(node, each -> operands.size());
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(masks) + " " + count;
  }
}
