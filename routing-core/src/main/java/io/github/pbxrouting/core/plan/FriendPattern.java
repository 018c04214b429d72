package io.github.pbxrouting.core.plan;

import io.github.pbxrouting.core.regex.Syntax;
import org.jspecify.annotations.Nullable;

/** One pattern of a remote friend. */
public final class FriendPattern {

  private final int rank;
  private final String text;
  private final @Nullable Syntax syntax;
  private final BeyondAscii beyondAscii;

  public FriendPattern(int rank, String text, @Nullable Syntax syntax, BeyondAscii beyondAscii) {
    this.rank = rank;
    this.text = text;
    this.syntax = syntax;
    this.beyondAscii = beyondAscii;
  }

  /** The friend's rank. */
  public int rank() {
    return rank;
  }

  /** The pattern as declared. */
  public String text() {
    return text;
  }

  /** What it matches, or null when only RE2J can say. */
  public @Nullable Syntax syntax() {
    return syntax;
  }

  /** What an automaton that has the syntax can say of numbers that are not ASCII. */
  public BeyondAscii beyondAscii() {
    return beyondAscii;
  }
}
