package io.github.pbxrouting.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one look-up leaves out of the plan. Immutable; compares by value. Keep one and share it. */
public final class RouteOptions extends Value {

  /** Leaves nothing out. */
  public static final RouteOptions NONE = new RouteOptions(null, false);

  private final @Nullable String leftOutFriend;
  private final boolean skipExtensions;

  private RouteOptions(@Nullable String leftOutFriend, boolean skipExtensions) {
    this.leftOutFriend = leftOutFriend;
    this.skipExtensions = skipExtensions;
  }

  /**
   * Returns options that leave out this friend (hairpin guard): the call came from it and must not
   * go back to it.
   *
   * @throws IllegalArgumentException when the name is blank, over-long or has a control character
   */
  public static RouteOptions leavingOut(String friend) {
    return NONE.withoutFriend(friend);
  }

  /**
   * Returns these options, leaving out this friend in place of another.
   *
   * @throws IllegalArgumentException when the name is blank, over-long or has a control character
   */
  public RouteOptions withoutFriend(String friend) {
    return new RouteOptions(Checks.name("friend", friend), skipExtensions);
  }

  /**
   * Returns these options, skipping the client's extensions, as for an extension that points to
   * friends. Emergency numbers and service codes keep their precedence.
   */
  public RouteOptions skippingExtensions() {
    return new RouteOptions(leftOutFriend, true);
  }

  /** Returns the name of the friend that is left out. */
  public Optional<String> leftOutFriend() {
    return Optional.ofNullable(leftOutFriend);
  }

  /** Returns whether the client's extensions are skipped. */
  public boolean skipExtensions() {
    return skipExtensions;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "leftOutFriend", leftOutFriend, "skipExtensions", skipExtensions
    };
  }
}
