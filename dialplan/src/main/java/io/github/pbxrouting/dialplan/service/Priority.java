package io.github.pbxrouting.dialplan.service;

import java.util.Locale;

/** How dear a request is when there is too much to do; the first are refused first. */
enum Priority {
  /** Somebody looks; no call waits. */
  READ,
  /** A call starts. */
  START,
  /** A call goes on. */
  NEXT,
  /** An emergency call: never refused while it can be read. */
  EMERGENCY;

  String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
