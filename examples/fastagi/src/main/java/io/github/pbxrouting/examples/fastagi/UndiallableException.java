package io.github.pbxrouting.examples.fastagi;

/** Thrown when a text would change what a dial string or an argument in the dialplan means. */
final class UndiallableException extends Exception {

  private static final long serialVersionUID = 1;

  private final QCause cause;

  /**
   * Says what is wrong.
   *
   * @param cause of the number, or of a name in the plan
   */
  UndiallableException(QCause cause, String message) {
    super(message);
    this.cause = cause;
  }

  QCause cause() {
    return cause;
  }
}
