package io.github.pbxrouting.examples.sip;

import java.util.concurrent.atomic.LongAdder;

/** What the server has done since it was started. Safe for use by any number of threads. */
final class Statistics {

  final LongAdder invites = new LongAdder();
  final LongAdder redirected = new LongAdder();
  final LongAdder forwarded = new LongAdder();
  final LongAdder reported = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder undeliverable = new LongAdder();
  final LongAdder errors = new LongAdder();

  /** One line, without its end. */
  String line(long waitingCalls, int reloads) {
    return "invites="
        + invites
        + " reports="
        + reported
        + " redirected="
        + redirected
        + " forwarded="
        + forwarded
        + " refused="
        + refused
        + " undeliverable="
        + undeliverable
        + " errors="
        + errors
        + " waiting="
        + waitingCalls
        + " reloads="
        + reloads;
  }
}
