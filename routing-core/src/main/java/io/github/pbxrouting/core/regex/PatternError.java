package io.github.pbxrouting.core.regex;

import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;

/** Ends the reading of a pattern at its first error. Has no stack trace, because nobody sees it. */
@SuppressWarnings("serial")
final class PatternError extends Exception {

  private final transient Rejected rejected;

  PatternError(PatternProblem problem, int offset, String message, String suggestion) {
    super(message, null, false, false);
    this.rejected = new Rejected(problem, offset, message, suggestion);
  }

  Rejected rejected() {
    return rejected;
  }
}
