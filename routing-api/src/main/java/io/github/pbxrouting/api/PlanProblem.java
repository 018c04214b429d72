package io.github.pbxrouting.api;

import org.jspecify.annotations.Nullable;

/**
 * One thing that keeps a plan from being compiled: what, where, and what to write instead.
 *
 * @param code what kind of problem it is
 * @param client the id of the client, or null when it is the brand's
 * @param friend the name of the friend, or null
 * @param extension the number of the extension, or null
 * @param field the field in the plan, for example {@code patterns[0]}
 * @param offset where in the pattern, counted in UTF-16 units from 0, or {@link #NO_OFFSET}
 * @param message what is wrong
 * @param suggestion what to write instead
 */
public record PlanProblem(
    ProblemCode code,
    @Nullable String client,
    @Nullable String friend,
    @Nullable String extension,
    String field,
    int offset,
    String message,
    String suggestion) {

  /** The offset of a problem that does not lie in a pattern. */
  public static final int NO_OFFSET = -1;

  /**
   * Checks that what must be there is.
   *
   * @throws IllegalArgumentException when the offset is neither 0 or more nor {@link #NO_OFFSET}
   */
  public PlanProblem {
    Checks.notNull("code", code);
    Checks.notNull("field", field);
    Checks.notNull("message", message);
    Checks.notNull("suggestion", suggestion);
    Checks.atLeast(NO_OFFSET, "offset", offset);
  }

  /** The problem in one line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(code.token()).append(": ");
    if (client != null) {
      line.append("client ").append(Checks.shown(client)).append(", ");
    }
    if (friend != null) {
      line.append("friend ").append(Checks.shown(friend)).append(", ");
    }
    if (extension != null) {
      line.append("extension ").append(Checks.shown(extension)).append(", ");
    }
    line.append(field);
    if (offset != NO_OFFSET) {
      line.append(", offset ").append(offset);
    }
    return line.append(": ").append(message).append("; ").append(suggestion).toString();
  }
}
