package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.regex.AsciiSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A partition of the ASCII characters into classes no pattern tells apart. Classes are numbered in
 * the order of their first character, so equal sets of sets give equal numbers.
 */
public final class CharClasses {

  /** The class of each ASCII character. */
  private final byte[] map = new byte[128];

  /** The characters of each class. */
  private final List<AsciiSet> classes;

  private CharClasses(List<AsciiSet> classes) {
    this.classes = List.copyOf(classes);
    for (int k = 0; k < classes.size(); k++) {
      for (int c = 0; c < 128; c++) {
        if (classes.get(k).contains(c)) {
          map[c] = (byte) k;
        }
      }
    }
  }

  /** The coarsest partition that keeps every one of {@code sets} a union of classes. */
  public static CharClasses of(Iterable<AsciiSet> sets) {
    List<AsciiSet> classes = new ArrayList<>();
    classes.add(AsciiSet.ALL);
    for (AsciiSet set : sets) {
      AsciiSet outside = set.complement();
      for (int k = classes.size() - 1; k >= 0; k--) {
        AsciiSet in = classes.get(k).and(set);
        AsciiSet out = classes.get(k).and(outside);
        if (!in.isEmpty() && !out.isEmpty()) {
          classes.set(k, in);
          classes.add(out);
        }
      }
    }
    List<AsciiSet> ordered = new ArrayList<>();
    for (int c = 0; c < 128; c++) {
      for (AsciiSet each : classes) {
        if (first(each) == c) {
          ordered.add(each);
        }
      }
    }
    return new CharClasses(ordered);
  }

  private static int first(AsciiSet set) {
    return set.low() != 0
        ? Long.numberOfTrailingZeros(set.low())
        : 64 + Long.numberOfTrailingZeros(set.high());
  }

  /** The number of classes, 1 to 128. */
  public int count() {
    return classes.size();
  }

  /** The class of the ASCII character {@code c}. */
  public int of(int c) {
    return map[c];
  }

  /** The first character of the class {@code k}. */
  public int first(int k) {
    return first(classes.get(k));
  }

  /** The classes that make up {@code set}, ascending; the set is one the partition was made for. */
  public int[] in(AsciiSet set) {
    IntList in = new IntList(classes.size());
    for (int k = 0; k < classes.size(); k++) {
      if (contains(set, k)) {
        in.add(k);
      }
    }
    return in.toArray();
  }

  /** Whether the class {@code k} lies in {@code set}, one the partition was made for. */
  public boolean contains(AsciiSet set, int k) {
    return set.contains(first(k));
  }

  /** A copy of the map from each ASCII character to its class. */
  public byte[] toMap() {
    return map.clone();
  }
}
