package io.github.pbxrouting.examples.sip.transport;

import java.util.concurrent.atomic.LongAdder;

/** What the transport has done since it was started. Safe for use by any number of threads. */
public final class TransportStatistics {

  /** Requests refused because too many were waiting. */
  public final LongAdder shed = new LongAdder();

  /** Messages that were no SIP request, or one that could not be read. */
  public final LongAdder malformed = new LongAdder();

  /** Responses that could not be sent. */
  public final LongAdder undeliverable = new LongAdder();

  /** Errors of the server's own. */
  public final LongAdder errors = new LongAdder();

  /** TCP connections closed because of a bound. */
  public final LongAdder closed = new LongAdder();

  /** Creates statistics that are all zero. */
  public TransportStatistics() {}
}
