package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.List;

/**
 * A connection to another client of the same brand; takes the numbers that are extensions of that
 * client.
 *
 * @param name not blank, at most 128 characters, unique in its client
 * @param priority lower is asked first; may be negative
 * @param targetClient the id of the client it points to; that it exists is checked when the brand
 *     is compiled
 * @param forwards in the order of declaration
 */
public record InternalFriend(
    String name, int priority, String targetClient, List<ForwardRule> forwards) implements Friend {

  /**
   * Checks the names and copies the list.
   *
   * @throws IllegalArgumentException when a name is blank, over-long or has a control character
   * @throws NullPointerException when a part is null
   */
  public InternalFriend {
    Checks.name("friend name", name);
    Checks.name("target client", targetClient);
    forwards = Checks.list("forwards", forwards);
  }

  /** Builds an internal friend; not thread-safe. */
  public static final class Builder {
    private final String name;
    private final String targetClient;
    private int priority = DEFAULT_PRIORITY;
    private final List<ForwardRule> forwards = new ArrayList<>();

    Builder(String name, String targetClient) {
      this.name = Checks.name("friend name", name);
      this.targetClient = Checks.name("target client", targetClient);
    }

    /** Sets the priority; {@value Friend#DEFAULT_PRIORITY} unless set. */
    public Builder priority(int value) {
      priority = value;
      return this;
    }

    /** Adds a forward rule. */
    public Builder forward(ForwardRule rule) {
      forwards.add(Checks.notNull("forward", rule));
      return this;
    }

    /** Adds forward rules. */
    public Builder forwards(List<ForwardRule> more) {
      more.forEach(this::forward);
      return this;
    }

    /** The friend as set up so far. */
    public InternalFriend build() {
      return new InternalFriend(name, priority, targetClient, forwards);
    }
  }
}
