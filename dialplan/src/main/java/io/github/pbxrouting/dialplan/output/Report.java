package io.github.pbxrouting.dialplan.output;

import java.util.List;

/**
 * All that a run of a command found.
 *
 * @param command the command, for example {@code check}
 * @param version its version
 * @param complete whether everything was looked at
 * @param compared whether a baseline says which results were there before
 * @param suites the clients that were looked at
 * @param results the results
 */
public record Report(
    String command,
    String version,
    boolean complete,
    boolean compared,
    List<String> suites,
    List<Result> results) {

  /** Copies the lists. */
  public Report {
    suites = List.copyOf(suites);
    results = List.copyOf(results);
  }
}
