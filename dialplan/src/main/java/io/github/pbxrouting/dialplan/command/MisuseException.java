package io.github.pbxrouting.dialplan.command;

/** A command line that asks for what the plan does not have; the message says what. */
final class MisuseException extends Exception {

  private static final long serialVersionUID = 1L;

  MisuseException(String problem) {
    super(problem);
  }
}
