package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.regex.ExhaustiveComparison.Tally;
import io.github.pbxrouting.core.regex.ExhaustiveComparison.TextMatcher;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trees of all small patterns mean what RE2/J means, on all small texts. */
@Tag("exhaustive")
@Tag("slow")
class ExhaustiveTest {

  static Iterable<RegexFamily> families() {
    return RegexFamily.all();
  }

  @ParameterizedTest
  @MethodSource("families")
  void a_tree_means_what_re2j_means(RegexFamily family, TestReporter reporter) {
    Tally tally = ExhaustiveComparison.run(family, ExhaustiveTest::tree);
    assertTrue(tally.patterns() > 50, tally::toString);
    reporter.publishEntry(family.name(), tally.toString());
  }

  private static TextMatcher tree(Parsed parsed) {
    return new TextMatcher() {
      @Override
      public boolean find(String text) {
        return TreeMatcher.find(parsed.syntax(), text);
      }

      @Override
      public boolean matches(String text) {
        return TreeMatcher.matches(parsed.syntax(), text);
      }
    };
  }

  @Test
  void a_family_has_all_texts_and_patterns_up_to_its_bounds() {
    RegexFamily literals = RegexFamily.all().get(0);
    assertEquals(63, Set.copyOf(literals.texts()).size());
    Set<String> missing =
        new HashSet<>(
            Set.of("a", "^(?:.)$", "a|(?:b.)", "(?:(?:(?:(?:a*)+)?)*)+", "(?:a*)(?:(?:b|.)+)"));
    literals.forEachPattern(missing::remove);
    assertEquals(Set.of(), missing);
  }
}
