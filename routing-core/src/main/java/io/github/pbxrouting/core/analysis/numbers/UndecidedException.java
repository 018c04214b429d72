package io.github.pbxrouting.core.analysis.numbers;

/** Thrown when a question about numbers could not be decided within the budget of an analysis. */
public final class UndecidedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a sentence that says what could not be decided. */
  public UndecidedException(String message) {
    super(message);
  }
}
