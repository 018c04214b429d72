package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;

/** What the objects of a compiled plan weigh, in a HotSpot JVM with compressed references. */
final class Weights {

  private static final int ARRAY_HEADER = 16;
  private static final int REFERENCE = 4;

  /** A header of 12 bytes and one reference. */
  private static final int ONE_REFERENCE = 16;

  /** A header of 12 bytes and two references, rounded up to eight. */
  private static final int TWO_REFERENCES = 24;

  /** A header of 12 bytes, eight references, four integers and a boolean, rounded up to eight. */
  private static final int ROUTER = 64;

  private Weights() {}

  /**
   * The bytes of a router with those decisions, beyond its automaton and what it shares.
   *
   * @param twice whether it has a second array of them
   */
  static long of(RouteDecision[] decisions, boolean twice) {
    long array = ARRAY_HEADER + (long) REFERENCE * decisions.length;
    long bytes = ROUTER + (twice ? 2 * array : array);
    for (RouteDecision decision : decisions) {
      if (decision instanceof ToInternalFriend || decision instanceof ToService) {
        bytes += TWO_REFERENCES;
      } else if (!(decision instanceof ToExternal || decision instanceof Rejected)) {
        bytes += ONE_REFERENCE; // the other two are shared by all
      }
    }
    return bytes;
  }

  /** The bytes of so many entries of a map, keys not counted. */
  static long ofMap(int entries) {
    return 48 + (long) entries * (32 + 16 + 8);
  }
}
