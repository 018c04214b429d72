package io.github.pbxrouting.core.plan;

import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the patterns of a brand, equal ones once. Used by one thread during one compilation.
 *
 * <p>The pool remembers patterns of up to a million characters, which take a few tens of megabytes
 * as trees. Then it forgets them all and starts again.
 */
public final class PatternPool {

  private static final int MAX_REMEMBERED_UNITS = 1_000_000;

  private final RegexLimits limits;
  private final Map<String, ParsedPattern> readings = new HashMap<>();
  private int rememberedUnits;

  /** Creates an empty pool with the given limits. */
  public PatternPool(PlanLimits limits) {
    this.limits =
        new RegexLimits(limits.patternLength(), limits.patternDepth(), limits.patternSize());
  }

  /** Returns the result of reading the pattern. */
  public ParsedPattern read(String pattern) {
    ParsedPattern known = readings.get(pattern);
    if (known != null) {
      return known;
    }
    ParsedPattern reading = RegexParser.parse(pattern, limits);
    rememberedUnits += Math.min(pattern.length(), limits.length());
    if (rememberedUnits > MAX_REMEMBERED_UNITS) {
      readings.clear();
      rememberedUnits = 0;
    }
    readings.put(pattern, reading);
    return reading;
  }

  /**
   * Returns the meaning of a valid pattern.
   *
   * @throws IllegalArgumentException when the pattern is invalid
   */
  public Parsed parsed(String pattern) {
    if (read(pattern) instanceof Parsed parsed) {
      return parsed;
    }
    throw new IllegalArgumentException("the pattern is invalid: \"" + pattern + "\"");
  }
}
