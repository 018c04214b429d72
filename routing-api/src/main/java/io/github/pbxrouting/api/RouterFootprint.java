package io.github.pbxrouting.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memory cost of a compiled client, and which of its patterns use the slow path. Immutable;
 * compares by value.
 */
public final class RouterFootprint extends Value {

  private final String layout;
  private final int states;
  private final long bytes;
  private final int patterns;
  private final List<String> patternsOnRe2j;
  private final List<String> patternsOnRe2jBeyondAscii;

  private RouterFootprint(Builder builder) {
    layout = builder.layout;
    states = builder.states;
    bytes = builder.bytes;
    patterns = builder.patterns;
    patternsOnRe2j = builder.patternsOnRe2j;
    patternsOnRe2jBeyondAscii = builder.patternsOnRe2jBeyondAscii;
    Checks.between(0, patterns, "patternsOnRe2j", patternsOnRe2j.size());
    Checks.between(0, patterns, "patternsOnRe2jBeyondAscii", patternsOnRe2jBeyondAscii.size());
  }

  /**
   * Starts a footprint of nothing.
   *
   * @param layout how the tables are laid out, a word for people
   */
  public static Builder builder(String layout) {
    return new Builder(layout);
  }

  /**
   * Returns how the tables are laid out, a word for people: names and number of layouts may change
   * between versions.
   */
  public String layout() {
    return layout;
  }

  /** Returns how many states the automata have. */
  public int states() {
    return states;
  }

  /** Returns how many bytes of heap the tables take beyond the model's own objects. */
  public long bytes() {
    return bytes;
  }

  /** Returns how many patterns the client's remote friends have. */
  public int patterns() {
    return patterns;
  }

  /**
   * Returns the patterns that do not fit into the tables, so that RE2/J answers them, one by one;
   * strongest first, immutable.
   */
  public List<String> patternsOnRe2j() {
    return patternsOnRe2j;
  }

  /**
   * Returns the patterns that RE2/J answers for numbers with characters beyond ASCII alone;
   * strongest first, immutable.
   */
  public List<String> patternsOnRe2jBeyondAscii() {
    return patternsOnRe2jBeyondAscii;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "layout", layout,
      "states", states,
      "bytes", bytes,
      "patterns", patterns,
      "patternsOnRe2j", patternsOnRe2j,
      "patternsOnRe2jBeyondAscii", patternsOnRe2jBeyondAscii
    };
  }

  /** Builds a footprint; not thread-safe. */
  public static final class Builder {
    private final String layout;
    private int states;
    private long bytes;
    private int patterns;
    private List<String> patternsOnRe2j = List.of();
    private List<String> patternsOnRe2jBeyondAscii = List.of();

    private Builder(String layout) {
      this.layout = Checks.notNull("layout", layout);
    }

    /**
     * Sets how many states the automata have.
     *
     * @throws IllegalArgumentException when negative
     */
    public Builder states(int states) {
      Checks.atLeast(0, "states", states);
      this.states = states;
      return this;
    }

    /**
     * Sets how many bytes the tables take.
     *
     * @throws IllegalArgumentException when negative
     */
    public Builder bytes(long bytes) {
      Checks.atLeast(0, "bytes", bytes);
      this.bytes = bytes;
      return this;
    }

    /**
     * Sets how many patterns there are.
     *
     * @throws IllegalArgumentException when negative
     */
    public Builder patterns(int patterns) {
      Checks.atLeast(0, "patterns", patterns);
      this.patterns = patterns;
      return this;
    }

    /** Sets the patterns that RE2/J answers. */
    public Builder patternsOnRe2j(Iterable<String> patterns) {
      patternsOnRe2j = Checks.list("patterns", patterns);
      return this;
    }

    /** Sets the patterns that RE2/J answers for numbers beyond ASCII alone. */
    public Builder patternsOnRe2jBeyondAscii(Iterable<String> patterns) {
      patternsOnRe2jBeyondAscii = Checks.list("patterns", patterns);
      return this;
    }

    /**
     * Returns the footprint as set up so far.
     *
     * @throws IllegalArgumentException when RE2/J answers more patterns than there are
     */
    public RouterFootprint build() {
      return new RouterFootprint(this);
    }
  }
}
