package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection to another client of the same brand. It takes the numbers that are extensions of
 * that client. Immutable; compares by value. Start one with {@link Friend#internal(String,
 * String)}.
 */
public final class InternalFriend extends Value implements Friend {

  private final String name;
  private final int priority;
  private final boolean normalizedOnly;
  private final String targetClient;
  private final List<ForwardRule> forwards;

  private InternalFriend(Builder builder) {
    name = builder.name;
    priority = builder.priority;
    normalizedOnly = builder.normalizedOnly;
    targetClient = builder.targetClient;
    forwards = List.copyOf(builder.forwards);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int priority() {
    return priority;
  }

  @Override
  public boolean normalizedOnly() {
    return normalizedOnly;
  }

  /**
   * Returns the id of the client it points to. Compiling the brand checks that there is such a
   * client.
   */
  public String targetClient() {
    return targetClient;
  }

  @Override
  public List<ForwardRule> forwards() {
    return forwards;
  }

  /** Starts a friend that has everything this one has. */
  public Builder toBuilder() {
    return new Builder(name, targetClient)
        .priority(priority)
        .normalizedOnly(normalizedOnly)
        .forwards(forwards);
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "name",
      name,
      "priority",
      priority,
      "normalizedOnly",
      normalizedOnly,
      "targetClient",
      targetClient,
      "forwards",
      forwards
    };
  }

  /** Builds an internal friend; not thread-safe. */
  public static final class Builder {
    private final String name;
    private final String targetClient;
    private int priority = DEFAULT_PRIORITY;
    private boolean normalizedOnly;
    private final List<ForwardRule> forwards = new ArrayList<>();

    Builder(String name, String targetClient) {
      this.name = Checks.name("friend name", Checks.notNull("name", name));
      this.targetClient =
          Checks.name("target client", Checks.notNull("targetClient", targetClient));
    }

    /** Sets the priority; {@value Friend#DEFAULT_PRIORITY} by default. */
    public Builder priority(int priority) {
      this.priority = priority;
      return this;
    }

    /**
     * Sets whether the friend is asked for normalised numbers only; false by default. See {@link
     * Friend#normalizedOnly()}.
     */
    public Builder normalizedOnly(boolean normalizedOnly) {
      this.normalizedOnly = normalizedOnly;
      return this;
    }

    /** Adds a forward rule. */
    public Builder forward(ForwardRule rule) {
      forwards.add(Checks.notNull("rule", rule));
      return this;
    }

    /** Adds forward rules. */
    public Builder forwards(Iterable<ForwardRule> rules) {
      forwards.addAll(Checks.list("rules", rules));
      return this;
    }

    /** Removes every forward rule added so far. */
    public Builder clearForwards() {
      forwards.clear();
      return this;
    }

    /** Returns the friend as set up so far. */
    public InternalFriend build() {
      return new InternalFriend(this);
    }
  }
}
