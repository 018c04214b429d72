package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a pattern costs RE2/J is never underestimated. */
class CostProperties {

  @Provide
  Arbitrary<String> pattern() {
    return RegexTexts.orderly();
  }

  @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
  void re2j_needs_no_more_than_was_estimated(@ForAll("pattern") String pattern)
      throws PatternError, ReflectiveOperationException {
    Cost cost = new PatternReader(pattern, RegexLimits.DEFAULT).read().cost();
    Pattern compiled = Pattern.compile(pattern);
    assertTrue(compiled.programSize() <= cost.size() + 2, () -> "size of " + cost);
    int levels = Re2jInternals.levels(pattern);
    assertTrue(levels <= cost.levels(), () -> levels + " levels of " + cost);
    int path = Re2jInternals.longestPath(compiled);
    long estimate = Math.max(cost.enter(), cost.longest()) + 1;
    assertTrue(path <= estimate, () -> path + " for the longest path of " + cost);
  }
}
