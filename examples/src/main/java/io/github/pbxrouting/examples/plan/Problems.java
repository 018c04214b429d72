package io.github.pbxrouting.examples.plan;

import java.util.ArrayList;
import java.util.List;

/** The problems found so far, in order; keeps the first of very many and counts the rest. */
final class Problems {

  /** The most problems that are told one by one. */
  static final int MOST_TOLD = 10_000;

  private final List<String> told = new ArrayList<>();
  private int untold;

  void add(String place, String problem) {
    add(place.isEmpty() ? problem : place + ": " + problem);
  }

  void add(String problem) {
    if (told.size() < MOST_TOLD) {
      told.add(problem);
    } else {
      untold++;
    }
  }

  boolean isEmpty() {
    return told.isEmpty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(told);
    if (untold > 0) {
      lines.add("and " + untold + " more problems");
    }
    return lines;
  }
}
