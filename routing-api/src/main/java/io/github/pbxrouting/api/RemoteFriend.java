package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.List;

/**
 * A SIP trunk to an external PBX; takes the numbers that any of its patterns matches, and none when
 * it has no pattern.
 *
 * @param name not blank, at most 128 characters, unique in its client
 * @param priority lower is asked first; may be negative
 * @param patterns RE2 expressions; what they mean is checked when the brand is compiled
 * @param forwards in the order of declaration
 */
public record RemoteFriend(
    String name, int priority, List<String> patterns, List<ForwardRule> forwards)
    implements Friend {

  /**
   * Checks the name and copies the lists.
   *
   * @throws IllegalArgumentException when the name is blank, over-long or has a control character
   * @throws NullPointerException when a part is null
   */
  public RemoteFriend {
    Checks.name("friend name", name);
    patterns = Checks.list("patterns", patterns);
    forwards = Checks.list("forwards", forwards);
  }

  /** Builds a remote friend; not thread-safe. */
  public static final class Builder {
    private final String name;
    private int priority = DEFAULT_PRIORITY;
    private final List<String> patterns = new ArrayList<>();
    private final List<ForwardRule> forwards = new ArrayList<>();

    Builder(String name) {
      this.name = Checks.name("friend name", name);
    }

    /** Sets the priority; {@value Friend#DEFAULT_PRIORITY} unless set. */
    public Builder priority(int value) {
      priority = value;
      return this;
    }

    /** Adds a pattern. */
    public Builder pattern(String pattern) {
      patterns.add(Checks.notNull("pattern", pattern));
      return this;
    }

    /** Adds patterns. */
    public Builder patterns(List<String> more) {
      more.forEach(this::pattern);
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
    public RemoteFriend build() {
      return new RemoteFriend(name, priority, patterns, forwards);
    }
  }
}
