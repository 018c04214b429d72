package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.examples.sip.transport.TransportStatistics;
import java.util.concurrent.atomic.LongAdder;

/** What the server has done since it was started. Safe for use by any number of threads. */
final class Statistics {

  final LongAdder invites = new LongAdder();
  final LongAdder redirected = new LongAdder();
  final LongAdder forwarded = new LongAdder();
  final LongAdder reported = new LongAdder();
  final LongAdder refused = new LongAdder();
  final TransportStatistics transport = new TransportStatistics();

  /** One line, without its end. */
  String line(long waitingLegs, int reloads) {
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
        + " shed="
        + transport.shed
        + " malformed="
        + transport.malformed
        + " undeliverable="
        + transport.undeliverable
        + " closed="
        + transport.closed
        + " errors="
        + transport.errors
        + " waiting="
        + waitingLegs
        + " reloads="
        + reloads;
  }
}
