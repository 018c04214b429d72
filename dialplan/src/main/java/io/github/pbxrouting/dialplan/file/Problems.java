package io.github.pbxrouting.dialplan.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems found so far, in order; keeps the first of very many and counts the rest. */
public final class Problems {

  /** The maximum number of problems that are reported one by one. */
  public static final int MAX_REPORTED = 10_000;

  /**
   * A problem of a text.
   *
   * @param place where in the text's value, for example {@code clients[0].id}; empty for the whole
   * @param token where in the text, when that is known
   * @param message what is wrong, and what to write instead
   */
  public record Problem(String place, @Nullable Token token, String message) {

    /** Returns the problem in a line, as a problem of that file. */
    public String inFile(String file) {
      return Quoted.plain(file)
          + (token == null ? "" : ":" + token.line() + ":" + token.column())
          + ": "
          + (place.isEmpty() ? "" : place + ": ")
          + message;
    }
  }

  private final List<Problem> reported = new ArrayList<>();
  private int unreported;

  /** Adds a problem of a place; an empty place is the whole. */
  public void add(String place, @Nullable Token token, String message) {
    if (reported.size() < MAX_REPORTED) {
      reported.add(new Problem(place, token, message));
    } else {
      unreported++;
    }
  }

  /** Adds a problem of the whole. */
  public void add(String message) {
    add("", null, message);
  }

  /** Returns whether there is none. */
  public boolean isEmpty() {
    return reported.isEmpty();
  }

  /** Returns the problems; the last one counts those beyond the first 10,000. */
  public List<Problem> all() {
    List<Problem> all = new ArrayList<>(reported);
    if (unreported > 0) {
      all.add(new Problem("", null, "and " + unreported + " more problems"));
    }
    return all;
  }
}
