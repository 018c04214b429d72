package io.github.pbxrouting.api;

import java.util.List;

/**
 * A trunk of a client to another PBX: a {@link RemoteFriend} that takes the numbers its patterns
 * match, or an {@link InternalFriend} that takes the extensions of another client of the brand.
 */
public sealed interface Friend permits RemoteFriend, InternalFriend {

  /** The priority of a friend that was given none. */
  int DEFAULT_PRIORITY = 1;

  /** The friend's name, unique in its client. */
  String name();

  /** Lower values are asked first; equal values in the order of declaration. May be negative. */
  int priority();

  /**
   * What becomes of its calls when it does not take them; immutable, in the order of declaration.
   */
  List<ForwardRule> forwards();

  /** Starts a remote friend of priority {@value #DEFAULT_PRIORITY} without patterns or forwards. */
  static RemoteFriend.Builder remote(String name) {
    return new RemoteFriend.Builder(name);
  }

  /**
   * Starts an internal friend of priority {@value #DEFAULT_PRIORITY} that points to {@code
   * targetClient}.
   */
  static InternalFriend.Builder internal(String name, String targetClient) {
    return new InternalFriend.Builder(name, targetClient);
  }
}
