package io.github.pbxrouting.core.plan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the patterns of a brand, equal ones once. Used by one thread; lives as long as one
 * compilation.
 *
 * <p>Remembers patterns of up to a million characters in all, a few ten megabytes of trees at the
 * most; then it forgets them and starts again.
 */
public final class PatternPool {

  private static final int MAX_REMEMBERED_UNITS = 1_000_000;

  private final PlanLimits limits;
  private final Map<String, Reading> readings = new HashMap<>();
  private int rememberedUnits;

  /** What a pattern turned out to be. */
  sealed interface Reading {}

  /**
   * A pattern that RE2 accepts.
   *
   * @param syntax what it matches, or null when that is not for an automaton to say
   */
  record Accepted(@Nullable Syntax syntax) implements Reading {}

  /** A pattern that is wrong, in the words of a problem. */
  record Wrong(ProblemCode code, int offset, String message, String suggestion)
      implements Reading {}

  /** A pool without patterns that holds them to those limits. */
  public PatternPool(PlanLimits limits) {
    this.limits = limits;
  }

  Reading read(String pattern) {
    Reading known = readings.get(pattern);
    if (known != null) {
      return known;
    }
    Reading reading = readAnew(pattern);
    rememberedUnits += Math.min(pattern.length(), limits.patternLength());
    if (rememberedUnits > MAX_REMEMBERED_UNITS) {
      readings.clear();
      rememberedUnits = 0;
    }
    readings.put(pattern, reading);
    return reading;
  }

  /**
   * What a pattern matches that has no problem, or null when that is not for an automaton to say.
   */
  @Nullable Syntax syntax(String pattern) {
    return read(pattern) instanceof Accepted accepted ? accepted.syntax() : null;
  }

  private Reading readAnew(String pattern) {
    if (pattern.length() > limits.patternLength()) {
      return new Wrong(
          ProblemCode.PATTERN_TOO_LONG,
          limits.patternLength(),
          "the pattern has " + pattern.length() + " characters",
          "use at most " + limits.patternLength());
    }
    try {
      Pattern.compile(pattern);
      return new Accepted(null);
    } catch (PatternSyntaxException invalid) {
      return new Wrong(
          ProblemCode.INVALID_PATTERN,
          Math.max(0, invalid.getIndex()),
          "RE2 does not accept the pattern: " + invalid.getDescription(),
          "write it in RE2 syntax");
    }
  }
}
