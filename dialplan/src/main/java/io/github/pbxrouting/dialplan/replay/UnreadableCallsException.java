package io.github.pbxrouting.dialplan.replay;

/** Thrown when call records cannot be read at all; the message says what is wrong and where. */
public final class UnreadableCallsException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableCallsException(String problem) {
    super(problem);
  }
}
