package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever the text, the parser and RE2/J agree. */
@Tag("slow")
class RegexParserProperties {

  @Provide
  Arbitrary<String> mixed() {
    return RegexTexts.mixed();
  }

  @Provide
  Arbitrary<String> orderly() {
    return RegexTexts.orderly();
  }

  @Provide
  Arbitrary<String> noise() {
    return RegexTexts.noise();
  }

  @Provide
  Arbitrary<String> text() {
    return RegexTexts.asciiText();
  }

  @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
  void any_mixed_text_means_what_re2j_means(
      @ForAll("mixed") String pattern, @ForAll @Size(8) List<@From("text") String> texts) {
    agrees(pattern, texts);
  }

  @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
  void any_orderly_pattern_means_what_re2j_means(
      @ForAll("orderly") String pattern, @ForAll @Size(8) List<@From("text") String> texts) {
    agrees(pattern, texts);
  }

  @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
  void any_noise_means_what_re2j_means(
      @ForAll("noise") String pattern, @ForAll @Size(4) List<@From("text") String> texts) {
    agrees(pattern, texts);
  }

  private static final Set<PatternProblem> BEYOND_LIMITS =
      EnumSet.of(
          PatternProblem.TOO_LARGE,
          PatternProblem.TOO_DEEP,
          PatternProblem.PATTERN_TOO_LONG,
          PatternProblem.UNFOLDABLE_CHARACTER);

  static void agrees(String pattern, List<String> texts) {
    ParsedPattern parsed = RegexParser.parse(pattern, RegexLimits.DEFAULT);
    if (parsed instanceof Rejected rejected) {
      assertTrue(rejected.offset() >= 0 && rejected.offset() <= pattern.length());
      if (!BEYOND_LIMITS.contains(rejected.problem())) {
        assertTrue(Re2j.compile(pattern).isEmpty(), rejected::toString);
      }
      return;
    }
    Pattern judge = Re2j.compile(pattern).orElseThrow();
    Parsed tree = (Parsed) parsed;
    assertTrue(judge.programSize() <= tree.size(), () -> judge.programSize() + " > " + tree);
    if (Re2jFaults.mayMistakeCase(pattern, tree.syntax())) {
      return;
    }
    for (String text : texts) {
      String at = " " + tree + " on '" + text + "'";
      boolean found = Re2j.find(judge, text);
      assertEquals(found, TreeMatcher.find(tree.syntax(), text), () -> "find" + at);
      assertEquals(
          Re2j.matches(judge, text),
          TreeMatcher.matches(tree.syntax(), text),
          () -> "matches" + at);
      if (tree.anchoredAtStart()) {
        assertEquals(found, TreeMatcher.matchesPrefix(tree.syntax(), text), () -> "anchored" + at);
      }
    }
  }
}
