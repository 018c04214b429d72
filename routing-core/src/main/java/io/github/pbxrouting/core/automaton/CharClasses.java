package io.github.pbxrouting.core.automaton;

import io.github.pbxrouting.core.regex.AsciiSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A partition of the ASCII characters into classes no pattern tells apart. Classes are numbered in
 * the order of their first character, so equal sets of sets give equal numbers.
 */
final class CharClasses {

  /** The class of each ASCII character. */
  private final byte[] map;

  /** The first character of each class. */
  private final byte[] first;

  private CharClasses(byte[] map, byte[] first) {
    this.map = map;
    this.first = first;
  }

  /**
   * The coarsest partition that keeps every one of {@code sets} a union of classes, in O(128 sets).
   */
  static CharClasses of(List<AsciiSet> sets) {
    int[] classes = new int[128];
    int count = 1;
    int[] split = new int[128];
    for (AsciiSet set : sets) {
      if (count == 128) {
        break;
      }
      Arrays.fill(split, 0, count, -1);
      int[] outside = new int[count];
      int[] inside = new int[count];
      for (int c = 0; c < 128; c++) {
        if (set.contains(c)) {
          inside[classes[c]]++;
        } else {
          outside[classes[c]]++;
        }
      }
      int before = count;
      for (int k = 0; k < before; k++) {
        if (inside[k] > 0 && outside[k] > 0) {
          split[k] = count++;
        }
      }
      if (count > before) {
        for (int c = 0; c < 128; c++) {
          if (set.contains(c) && split[classes[c]] >= 0) {
            classes[c] = split[classes[c]];
          }
        }
      }
    }
    return numbered(classes, count);
  }

  private static CharClasses numbered(int[] classes, int count) {
    int[] number = new int[count];
    Arrays.fill(number, -1);
    byte[] map = new byte[128];
    byte[] first = new byte[count];
    int next = 0;
    for (int c = 0; c < 128; c++) {
      if (number[classes[c]] < 0) {
        first[next] = (byte) c;
        number[classes[c]] = next++;
      }
      map[c] = (byte) number[classes[c]];
    }
    return new CharClasses(map, first);
  }

  /** The number of classes, 1 to 128. */
  int count() {
    return first.length;
  }

  /** The class of the ASCII character {@code c}. */
  int of(int c) {
    return map[c];
  }

  /** The classes that make up {@code set}, ascending; the set is one the partition was made for. */
  int[] in(AsciiSet set) {
    return IntStream.range(0, first.length).filter(k -> contains(set, k)).toArray();
  }

  /** Whether the class {@code k} lies in {@code set}, one the partition was made for. */
  boolean contains(AsciiSet set, int k) {
    return set.contains(first[k]);
  }

  /** A copy of the map from each ASCII character to its class. */
  byte[] toMap() {
    return map.clone();
  }
}
