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

/** Reads the patterns of a brand for some alphabet, equal ones once. Not thread-safe. */
final class PatternReader {

  private final RegexLimits limits;
  private final boolean letters;
  private final Map<String, Optional<Syntax>> trees = new HashMap<>();

  /**
   * Prepares to read.
   *
   * @param characters what the numbers have that the patterns are read for
   */
  PatternReader(PlanLimits limits, String characters) {
    this.letters = characters.chars().anyMatch(Character::isLetter);
    this.limits =
        new RegexLimits(limits.patternLength(), limits.patternDepth(), limits.patternSize());
  }

  /** What the pattern means to numbers of those characters, or null when only RE2J knows. */
  @Nullable Syntax read(String pattern) {
    return trees.computeIfAbsent(pattern, this::readAnew).orElse(null);
  }

  private Optional<Syntax> readAnew(String pattern) {
    ParsedPattern parsed = RegexParser.parse(pattern, limits);
    if (parsed instanceof ParsedPattern.Declined declined && !letters) {
      return Optional.ofNullable(declined.withoutLetters());
    }
    return parsed instanceof ParsedPattern.Parsed read
        ? Optional.of(read.syntax())
        : Optional.empty();
  }
}
