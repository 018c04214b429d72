package io.github.pbxrouting.core.analysis.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.BruteForce;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A described set, read back as patterns of whole numbers, is the set that was described. */
class DescribedSetsProperties {

  record Sample(NumberSpace space, List<String> patterns) {}

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<String> alphabets =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withCharRange('!', '~')
                .uniqueChars()
                .ofMinLength(2)
                .ofMaxLength(6),
            Arbitraries.strings()
                .withChars("*+,-./09:[\\]^_x{|}")
                .uniqueChars()
                .ofMinLength(3)
                .ofMaxLength(7));
    return Combinators.combine(alphabets, Arbitraries.integers().between(1, 3))
        .as((characters, length) -> NumberSpace.of(characters, 1, length))
        .flatMap(space ->
            classes(space.alphabet())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> "^" + String.join("", parts) + "$")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(patterns -> new Sample(space, patterns)));
  }

  private static Arbitrary<String> classes(String alphabet) {
    Arbitrary<String> members =
        Arbitraries.strings().withChars(alphabet).uniqueChars().ofMinLength(1).ofMaxLength(5);
    return Combinators.combine(members, Arbitraries.of("", "", "+", "?", "{1,2}"))
        .as((characters, times) ->
            characters
                    .chars()
                    .mapToObj(c -> String.format("\\x%02x", c))
                    .collect(Collectors.joining("", "[", "]"))
                + times);
  }

  private static BrandRouter plan(List<String> patterns) {
    Client.Builder client = Client.builder("c");
    if (!patterns.isEmpty()) {
      client.friend(Friend.remote("f").patterns(patterns).build());
    }
    return BrandCompiler.create().compile(Brand.of("b", client.build()));
  }

  /** The description as RE2 reads it: outside of brackets, {@code x} is a digit. */
  private static Pattern read(String description) {
    StringBuilder pattern = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < description.length(); i++) {
      char c = description.charAt(i);
      if (inClass && c == '\\') {
        pattern.append(c).append(description.charAt(++i));
        continue;
      }
      inClass = inClass ? c != ']' : c == '[';
      pattern.append(c == 'x' && !inClass ? "[0-9]" : String.valueOf(c));
    }
    return Pattern.compile(pattern.toString());
  }

  @Property(tries = 500)
  void a_description_read_as_patterns_means_the_numbers_that_moved(
      @ForAll("samples") Sample sample) {
    List<Pattern> patterns = sample.patterns.stream().map(Pattern::compile).toList();
    List<String> moved =
        BruteForce.numbers(sample.space).stream()
            .filter(number -> patterns.stream().anyMatch(each -> each.matcher(number).find()))
            .toList();
    List<PlanDiff.Change> changes =
        PlanAnalysis.of(plan(List.of()), AnalysisOptions.DEFAULT.withSpace(sample.space))
            .diff(plan(sample.patterns))
            .changes();
    assertEquals(moved.isEmpty(), changes.isEmpty());
    for (PlanDiff.Change change : changes) {
      List<Pattern> described = change.patterns().stream().map(d -> read(d)).toList();
      if (described.isEmpty()) {
        assertTrue(change.numbers().count().intValueExact() > 10, "ten are always described");
      } else {
        assertEquals(
            moved,
            BruteForce.numbers(sample.space).stream()
                .filter(number -> described.stream().anyMatch(each -> each.matches(number)))
                .toList(),
            () -> "read back from " + change.patterns());
      }
    }
  }
}
