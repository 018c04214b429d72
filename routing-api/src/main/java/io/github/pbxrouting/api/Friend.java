package io.github.pbxrouting.api;

import java.util.List;
import java.util.Optional;

/**
 * A trunk of a client to another PBX: a {@link RemoteFriend} that takes the numbers its patterns
 * match, or an {@link InternalFriend} that takes the extensions of another client of the brand.
 */
public sealed interface Friend permits RemoteFriend, InternalFriend {

  /** The priority of a friend that was given none. */
  int DEFAULT_PRIORITY = 1;

  /** Returns the name: not blank, at most 128 characters, unique in its client. */
  String name();

  /**
   * Returns the priority. A lower value is tried first, equal values in order of declaration. May
   * be negative.
   */
  int priority();

  /**
   * Returns whether a number with two forms is matched in its normalised form only, as with
   * IvozProvider's {@code alwaysApplyTransformations}. A number that no numbering rule of the
   * client changes has one form and is matched all the same.
   */
  boolean normalizedOnly();

  /** Returns the forward rules in order of declaration; immutable. */
  List<ForwardRule> forwards();

  /**
   * Returns the enabled rule of this condition for calls of this type. Compiling a brand rejects
   * enabled rules of one condition that overlap, so at most one fits in a compiled plan.
   */
  default Optional<ForwardRule> forward(ForwardCondition condition, CallType type) {
    Checks.notNull("condition", condition);
    Checks.notNull("type", type);
    for (ForwardRule rule : forwards()) {
      if (rule.enabled() && rule.condition() == condition && rule.calls().accepts(type)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /**
   * Starts a remote friend of priority {@value #DEFAULT_PRIORITY} without patterns or forward
   * rules.
   *
   * @throws IllegalArgumentException when the name is blank, over-long or has a control character
   */
  static RemoteFriend.Builder remote(String name) {
    return new RemoteFriend.Builder(name);
  }

  /**
   * Starts an internal friend of priority {@value #DEFAULT_PRIORITY} that points to {@code
   * targetClient}.
   *
   * @throws IllegalArgumentException when a name is blank, over-long or has a control character
   */
  static InternalFriend.Builder internal(String name, String targetClient) {
    return new InternalFriend.Builder(name, targetClient);
  }
}
