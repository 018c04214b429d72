package io.github.pbxrouting.examples.sip.transport;

import java.time.Duration;

/**
 * Bounds on what peers can use up.
 *
 * @param workers the threads that answer
 * @param waitingMessages the maximum number of messages that wait for a worker
 * @param waitingBytes the maximum number of their bytes
 * @param waitingTime how long the oldest may have waited when one more is taken; below 500 ms, at
 *     which a client repeats its request
 * @param connections the maximum number of TCP connections
 * @param connectionsPerPeer the maximum number of TCP connections of one peer: an IPv4 address or
 *     an IPv6 /64 network
 * @param messageTime how long a TCP message may take from its first byte to its last, and a
 *     response that the peer does not read
 * @param silence how long a TCP connection may last before its first request
 * @param idle how long a TCP connection may last after its latest request
 */
public record TransportLimits(
    int workers,
    int waitingMessages,
    long waitingBytes,
    Duration waitingTime,
    int connections,
    int connectionsPerPeer,
    Duration messageTime,
    Duration silence,
    Duration idle) {

  /** Part of the heap that messages may fill while they wait. */
  private static final int HEAP_SHARE = 16;

  /** Returns the bounds for this machine and the maximum size of its heap. */
  public static TransportLimits forThisProcess() {
    Runtime runtime = Runtime.getRuntime();
    return new TransportLimits(
        Math.max(2, runtime.availableProcessors()),
        4_096,
        runtime.maxMemory() / HEAP_SHARE,
        Duration.ofMillis(400),
        1_000,
        100,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(10));
  }
}
