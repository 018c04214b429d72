package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A partition of the symbols into classes that no pattern tells apart. Classes are numbered in the
 * order of their first symbol, so equal sets of sets give equal numbers.
 */
public final class CharClasses {

  /** The class of each symbol. */
  private final int[] map = new int[SymbolSet.SYMBOLS];

  /** The symbols of each class. */
  private final List<SymbolSet> classes;

  private CharClasses(List<SymbolSet> classes) {
    this.classes = List.copyOf(classes);
    for (int k = 0; k < classes.size(); k++) {
      for (int c = 0; c < map.length; c++) {
        if (classes.get(k).contains(c)) {
          map[c] = k;
        }
      }
    }
  }

  /** Returns the coarsest partition in which every one of {@code sets} is a union of classes. */
  public static CharClasses of(Iterable<SymbolSet> sets) {
    List<SymbolSet> classes = new ArrayList<>();
    classes.add(SymbolSet.ALL);
    for (SymbolSet set : sets) {
      SymbolSet outside = set.complement();
      for (int k = classes.size() - 1; k >= 0; k--) {
        SymbolSet in = classes.get(k).and(set);
        SymbolSet out = classes.get(k).and(outside);
        if (!in.isEmpty() && !out.isEmpty()) {
          classes.set(k, in);
          classes.add(out);
        }
      }
    }
    classes.sort(Comparator.comparingInt(SymbolSet::first));
    return new CharClasses(classes);
  }

  /** Returns the number of classes, 1 to {@value SymbolSet#SYMBOLS}. */
  public int count() {
    return classes.size();
  }

  /** Returns the class of the symbol {@code c}. */
  public int of(int c) {
    return map[c];
  }

  /** Returns the first symbol of the class {@code k}. */
  public int first(int k) {
    return classes.get(k).first();
  }

  /** Returns the classes of {@code set}, ascending. The partition was made for that set. */
  public int[] in(SymbolSet set) {
    IntList in = new IntList(classes.size());
    for (int k = 0; k < classes.size(); k++) {
      if (contains(set, k)) {
        in.add(k);
      }
    }
    return in.toArray();
  }

  /**
   * Returns whether {@code set}, for which the partition was made, contains the class {@code k}.
   */
  public boolean contains(SymbolSet set, int k) {
    return set.contains(first(k));
  }
}
