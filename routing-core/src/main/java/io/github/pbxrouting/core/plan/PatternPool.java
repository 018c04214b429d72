package io.github.pbxrouting.core.plan;

import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.PatternProblem;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
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

  private static final Accepted DECLINED = new Accepted(null, BeyondAscii.ANSWERED);

  private final RegexLimits limits;
  private final Map<String, Reading> readings = new HashMap<>();
  private int rememberedUnits;

  /** What a pattern turned out to be. */
  sealed interface Reading permits Accepted, Wrong {}

  /**
   * A pattern that RE2 accepts.
   *
   * @param syntax what it matches, or null when that is not for an automaton to say
   * @param beyondAscii what an automaton that has the syntax can say of numbers that are not ASCII
   */
  record Accepted(@Nullable Syntax syntax, BeyondAscii beyondAscii) implements Reading {}

  /** A pattern that is wrong, in the words of a problem. */
  record Wrong(ProblemCode code, int offset, String message, String suggestion)
      implements Reading {}

  /** A pool without patterns that holds them to those limits. */
  public PatternPool(PlanLimits limits) {
    this.limits =
        new RegexLimits(limits.patternLength(), limits.patternDepth(), limits.patternSize());
  }

  Reading read(String pattern) {
    Reading known = readings.get(pattern);
    if (known != null) {
      return known;
    }
    Reading reading = readAnew(pattern);
    rememberedUnits += Math.min(pattern.length(), limits.length());
    if (rememberedUnits > MAX_REMEMBERED_UNITS) {
      readings.clear();
      rememberedUnits = 0;
    }
    readings.put(pattern, reading);
    return reading;
  }

  private Reading readAnew(String pattern) {
    ParsedPattern parsed = RegexParser.parse(pattern, limits);
    if (parsed instanceof ParsedPattern.Parsed tree) {
      return new Accepted(tree.syntax(), BeyondAscii.of(pattern));
    } else if (parsed instanceof ParsedPattern.Rejected rejected) {
      return new Wrong(
          code(rejected.problem()), rejected.offset(), rejected.message(), rejected.suggestion());
    }
    return DECLINED;
  }

  private static ProblemCode code(PatternProblem problem) {
    return switch (problem) {
      case PATTERN_TOO_LONG -> ProblemCode.PATTERN_TOO_LONG;
      case TOO_DEEP -> ProblemCode.PATTERN_TOO_DEEP;
      case TOO_LARGE -> ProblemCode.PATTERN_TOO_LARGE;
      case UNESCAPED_REPEAT -> ProblemCode.UNESCAPED_REPEAT;
      case POSSESSIVE_QUANTIFIER, ATOMIC_GROUP -> ProblemCode.POSSESSIVE_QUANTIFIER;
      case LOOK_AROUND -> ProblemCode.LOOK_AROUND;
      case BACK_REFERENCE -> ProblemCode.BACK_REFERENCE;
      case UNBALANCED_PARENTHESIS, UNCLOSED_CLASS -> ProblemCode.UNBALANCED_PATTERN;
      case REPEATED_REPEAT,
          BAD_REPEAT_COUNT,
          BAD_GROUP_NAME,
          BAD_GROUP,
          BAD_RANGE,
          UNKNOWN_CLASS,
          BAD_ESCAPE,
          UNFOLDABLE_CHARACTER,
          OTHER ->
          ProblemCode.INVALID_PATTERN;
    };
  }
}
