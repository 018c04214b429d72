package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Compares something that matches with RE2/J, over a whole family of patterns or a slice of it.
 *
 * <p>{@code -Dpbxrouting.exhaustive=full} takes whole families; otherwise a few hundred patterns of
 * each are drawn, the same ones every time.
 */
public final class ExhaustiveComparison {

  private static final boolean FULL = "full".equals(System.getProperty("pbxrouting.exhaustive"));

  /** What is compared with RE2/J. */
  public interface TextMatcher {

    /** Whether a part of the text matches. */
    boolean find(String text);

    /** Whether the whole text matches. */
    boolean matches(String text);
  }

  /**
   * What was compared.
   *
   * @param patterns how many patterns
   * @param comparisons how many answers, two a pattern and text
   */
  public record Tally(long patterns, long comparisons) {}

  private final RegexFamily family;
  private final Function<Parsed, TextMatcher> matchers;
  private final List<String> texts;
  private long patterns;
  private long comparisons;

  private ExhaustiveComparison(RegexFamily family, Function<Parsed, TextMatcher> matchers) {
    this.family = family;
    this.matchers = matchers;
    this.texts = family.texts();
  }

  /**
   * Compares and fails at the first difference.
   *
   * @param family where patterns and texts come from
   * @param matchers what to compare with RE2/J, for a pattern that was parsed
   */
  public static Tally run(RegexFamily family, Function<Parsed, TextMatcher> matchers) {
    return new ExhaustiveComparison(family, matchers).run();
  }

  private Tally run() {
    Random random = new Random(20_240_501);
    family.forEachPattern(pattern -> {
      if (FULL || random.nextInt(family.every()) == 0) {
        compare(pattern);
      }
    });
    return new Tally(patterns, comparisons);
  }

  private void compare(String pattern) {
    Pattern judge = Pattern.compile(pattern);
    Parsed parsed = (Parsed) RegexParser.parse(pattern, RegexLimits.DEFAULT);
    if (Re2jFaults.mayMistakeCase(pattern, parsed.syntax())) {
      return;
    }
    TextMatcher matcher = matchers.apply(parsed);
    patterns++;
    for (String text : texts) {
      String place = pattern + " on '" + text + "'";
      assertEquals(Re2j.find(judge, text), matcher.find(text), () -> "find " + place);
      assertEquals(Re2j.matches(judge, text), matcher.matches(text), () -> "match " + place);
      comparisons += 2;
    }
  }
}
