package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.core.analysis.checks.Severity;

/** How severe a finding must be to make a check fail. */
enum FailOn {
  INFO,
  WARNING,
  ERROR,
  NEVER;

  boolean failsOn(Severity severity) {
    return switch (this) {
      case INFO -> true;
      case WARNING -> severity != Severity.INFO;
      case ERROR -> severity == Severity.ERROR;
      case NEVER -> false;
    };
  }
}
