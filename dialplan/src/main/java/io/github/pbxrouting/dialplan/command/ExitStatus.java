package io.github.pbxrouting.dialplan.command;

/** What the command's exit status says. */
final class ExitStatus {

  /** Everything was answered, or whoever read the answers left before the end. */
  static final int GOOD = 0;

  /** At least one line is an error, or the answers could not be written. */
  static final int ERRORS = 1;

  /** The plan or the command line is wrong; nothing was answered. */
  static final int UNUSABLE = 2;

  /** The command itself is wrong. */
  static final int DEFECT = 3;

  private ExitStatus() {}
}
