package io.github.pbxrouting.dialplan.file;

import java.util.ArrayList;
import java.util.List;

/** The problems found so far, in order; keeps the first of very many and counts the rest. */
public final class Problems {

  /** The most problems that are told one by one. */
  public static final int MOST_TOLD = 10_000;

  private final List<String> told = new ArrayList<>();
  private int untold;

  /** Adds a problem of a place; an empty place is the whole. */
  public void add(String place, String problem) {
    add(place.isEmpty() ? problem : place + ": " + problem);
  }

  /** Adds a problem. */
  public void add(String problem) {
    if (told.size() < MOST_TOLD) {
      told.add(problem);
    } else {
      untold++;
    }
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return told.isEmpty();
  }

  /** A line each; the last one counts those beyond the first 10,000. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(told);
    if (untold > 0) {
      lines.add("and " + untold + " more problems");
    }
    return lines;
  }
}
