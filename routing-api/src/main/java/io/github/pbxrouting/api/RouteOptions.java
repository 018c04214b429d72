package io.github.pbxrouting.api;

import org.jspecify.annotations.Nullable;

/**
 * What one look-up leaves out of the plan. Immutable; keep and share one.
 *
 * @param leftOutFriend the name of the friend that is not to be routed to (hairpin guard), or null
 *     for none
 * @param skipExtensions whether the client's extensions are passed over, as for an extension that
 *     points to friends
 */
public record RouteOptions(@Nullable String leftOutFriend, boolean skipExtensions) {

  /**
   * Checks the friend's name.
   *
   * @throws IllegalArgumentException when it is blank, over-long or has a control character
   */
  public RouteOptions {
    if (leftOutFriend != null) {
      Checks.name("leftOutFriend", leftOutFriend);
    }
  }

  /** Leaves nothing out. */
  public static final RouteOptions NONE = new RouteOptions(null, false);

  /** Leaves out that friend: the call came from it and must not go back to it. */
  public static RouteOptions leavingOut(String friend) {
    return new RouteOptions(Checks.notNull("friend", friend), false);
  }

  /**
   * Passes over the client's extensions; emergency numbers and service codes keep their precedence.
   */
  public RouteOptions skippingExtensions() {
    return new RouteOptions(leftOutFriend, true);
  }
}
