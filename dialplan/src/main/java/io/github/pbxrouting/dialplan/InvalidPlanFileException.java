package io.github.pbxrouting.dialplan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plan file that cannot be used, with every problem it has. */
public final class InvalidPlanFileException extends Exception {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings(
      "serial") // exceptions are Serializable by inheritance; nobody serialises this one
  private final List<String> problems;

  InvalidPlanFileException(Path file, List<String> problems) {
    super("the plan file " + file + " cannot be used: " + String.join("; ", problems));
    List<String> lines = new ArrayList<>();
    for (String problem : problems) {
      lines.add(Quoted.plain(file.toString()) + ": " + problem);
    }
    this.problems = List.copyOf(lines);
  }

  /** The problems, at least one, each a line that begins with the file's name; immutable. */
  public List<String> problems() {
    return problems;
  }
}
