package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SIP trunk to an external PBX. It takes the numbers that any of its patterns matches, and none
 * when it has no pattern. Immutable; compares by value. Start one with {@link
 * Friend#remote(String)}.
 */
public final class RemoteFriend extends Value implements Friend {

  private final String name;
  private final int priority;
  private final boolean normalizedOnly;
  private final List<String> patterns;
  private final List<ForwardRule> forwards;

  private RemoteFriend(Builder builder) {
    name = builder.name;
    priority = builder.priority;
    normalizedOnly = builder.normalizedOnly;
    patterns = List.copyOf(builder.patterns);
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
   * Returns the RE2 expressions in order of declaration; immutable. They are checked when the brand
   * is compiled.
   */
  public List<String> patterns() {
    return patterns;
  }

  @Override
  public List<ForwardRule> forwards() {
    return forwards;
  }

  /** Starts a friend that has everything this one has. */
  public Builder toBuilder() {
    return new Builder(name)
        .priority(priority)
        .normalizedOnly(normalizedOnly)
        .patterns(patterns)
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
      "patterns",
      patterns,
      "forwards",
      forwards
    };
  }

  /** Builds a remote friend; not thread-safe. */
  public static final class Builder {
    private final String name;
    private int priority = DEFAULT_PRIORITY;
    private boolean normalizedOnly;
    private final List<String> patterns = new ArrayList<>();
    private final List<ForwardRule> forwards = new ArrayList<>();

    Builder(String name) {
      this.name = Checks.name("friend name", Checks.notNull("name", name));
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

    /** Adds a pattern. */
    public Builder pattern(String pattern) {
      patterns.add(Checks.notNull("pattern", pattern));
      return this;
    }

    /** Adds patterns. */
    public Builder patterns(String... patterns) {
      this.patterns.addAll(Checks.list("patterns", patterns));
      return this;
    }

    /** Adds patterns. */
    public Builder patterns(Iterable<String> patterns) {
      this.patterns.addAll(Checks.list("patterns", patterns));
      return this;
    }

    /** Removes every pattern added so far. */
    public Builder clearPatterns() {
      patterns.clear();
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
    public RemoteFriend build() {
      return new RemoteFriend(this);
    }
  }
}
