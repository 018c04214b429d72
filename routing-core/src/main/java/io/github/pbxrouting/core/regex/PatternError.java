package io.github.pbxrouting.core.regex;

import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;

/**
 * The first error of a pattern, which ends the reading. It has no stack trace, because it is always
 * caught.
 */
final class PatternError extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Rejected rejected;

  PatternError(PatternProblem problem, int offset, String message, String suggestion) {
    super(message, null, false, false);
    this.rejected = new Rejected(problem, offset, message, suggestion);
  }

  Rejected rejected() {
    return rejected;
  }
}
