package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the patterns of a brand, equal ones once. Not thread-safe. */
final class PatternReader {

  private final RegexLimits limits;
  private final Map<String, Optional<Syntax>> trees = new HashMap<>();

  PatternReader(PlanLimits limits) {
    this.limits =
        new RegexLimits(limits.patternLength(), limits.patternDepth(), limits.patternSize());
  }

  /** What the pattern means, or null when only RE2J knows. */
  @Nullable Syntax read(String pattern) {
    return trees.computeIfAbsent(pattern, this::readAnew).orElse(null);
  }

  private Optional<Syntax> readAnew(String pattern) {
    return RegexParser.parse(pattern, limits) instanceof ParsedPattern.Parsed parsed
        ? Optional.of(parsed.syntax())
        : Optional.empty();
  }
}
