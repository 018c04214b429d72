/**
 * Requests in, responses out, over UDP and TCP, within bounds: what a peer sends can use up a fixed
 * number of bytes, connections and seconds, and what comes faster than it is answered is refused at
 * once. There are no transactions and no timers that repeat a response: a client that misses one
 * repeats its request (RFC 3261, section 8.2.7). {@code SipTransport} is the door; {@code sip}
 * calls it.
 */
@NullMarked
package io.github.pbxrouting.examples.sip.transport;

import org.jspecify.annotations.NullMarked;
