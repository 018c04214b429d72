package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.Explanation;
import io.github.pbxrouting.core.analysis.answers.Explanation.Attempt;
import io.github.pbxrouting.core.analysis.answers.Explanation.Candidate;
import io.github.pbxrouting.core.analysis.answers.Explanation.Verdict;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An explanation names the decision's taker, and whom else the number would have gone to. */
class ExplanationProperties {

  @Provide
  Arbitrary<Brand> brands() {
    return SmallPlans.brands()
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty());
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.strings().withChars("12*+#é").ofMinLength(1).ofMaxLength(6);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void the_taker_is_the_decisions(@ForAll("brands") Brand brand, @ForAll("numbers") String number) {
    Explanation explanation =
        PlanAnalysis.of(BrandCompiler.create().compile(brand)).explain("a", number);
    BruteForce numbers = new BruteForce(brand, "a", NumberSpace.of("1", 1, 1));
    List<Candidate> takers =
        explanation.candidates().stream().filter(c -> c.verdict() == Verdict.TOOK).toList();
    Route route = Route.of(explanation.decision());
    assertEquals(route.equals(Route.EXTERNAL), takers.isEmpty());
    Optional<String> friend = BruteForce.friendOf(route);
    assertEquals(
        friend,
        takers.stream().filter(c -> c.kind() == RouteKind.FRIEND).map(Candidate::name).findFirst());
    for (Candidate candidate : explanation.candidates()) {
      if (candidate.kind() == RouteKind.FRIEND) {
        boolean takes =
            numbers.friends().stream()
                .anyMatch(f -> f.name().equals(candidate.name()) && numbers.takes(f, number));
        assertEquals(
            takes,
            explanation.candidates().stream()
                .anyMatch(each ->
                    each.kind() == RouteKind.FRIEND
                        && each.name().equals(candidate.name())
                        && each.verdict() != Verdict.DID_NOT));
      }
      for (Attempt attempt : candidate.attempts()) {
        int longest =
            Math.max(
                number.length(),
                explanation.normalised() == null ? 0 : explanation.normalised().length());
        assertTrue(attempt.from() + attempt.matched().orElse(0) <= longest);
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void the_friend_that_calls_gets_no_call_and_the_others_stand_as_before(
      @ForAll("brands") Brand brand, @ForAll("numbers") String number) {
    BrandRouter router = BrandCompiler.create().compile(brand);
    PlanAnalysis analysis = PlanAnalysis.of(router);
    List<Candidate> all = analysis.explain("a", number).candidates();
    for (Friend friend : router.client("a").client().friends()) {
      Explanation explanation = analysis.explain("a", number, friend.name());
      assertEquals(
          router.client("a").route(number, RouteOptions.leavingOut(friend.name())),
          explanation.decision());
      boolean taken = false;
      for (int i = 0; i < all.size(); i++) {
        Candidate before = all.get(i);
        Candidate candidate = explanation.candidates().get(i);
        assertEquals(before.name(), candidate.name());
        boolean calls = isFriend(candidate, friend);
        if (calls || before.verdict() == Verdict.DID_NOT) {
          assertEquals(Verdict.DID_NOT, candidate.verdict());
        } else {
          assertEquals(taken ? Verdict.TOO_LATE : Verdict.TOOK, candidate.verdict());
          taken = true;
        }
        assertTrue(calls || before.reason().equals(candidate.reason()));
      }
      assertEquals(all.size(), explanation.candidates().size());
      assertEquals(taken, explanation.decision().kind() != RouteKind.EXTERNAL);
    }
  }

  private static boolean isFriend(Candidate candidate, Friend friend) {
    return candidate.kind() == RouteKind.FRIEND && candidate.name().equals(friend.name());
  }

  @Provide
  Arbitrary<String> shortPatterns() {
    Arbitrary<String> others =
        Arbitraries.of("[k-m]", "[^1]", ".", "\\W", "\\b", "\\B", "$", "^", "[1l]");
    return Arbitraries.oneOf(
            SmallPlans.patterns(),
            others.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("", list)))
        .filter(p -> p.length() < 10 && !p.contains("{2"));
  }

  @Provide
  Arbitrary<String> shortNumbers() {
    return Arbitraries.strings().withChars("12*lé").ofMinLength(1).ofMaxLength(4);
  }

  /** The longest text from an offset on that some text can follow so that the pattern matches. */
  private static List<Object> farthest(String pattern, String number, List<String> continuations) {
    int longest = 0;
    int offset = 0;
    for (int from = 0; from < number.length(); from++) {
      Pattern there = Pattern.compile("^(?s:.{" + from + "})(?:" + pattern + ")");
      for (int end = number.length(); end > from + longest; end--) {
        String begin = number.substring(0, end);
        if (continuations.stream().anyMatch(next -> there.matcher(begin + next).find())) {
          longest = end - from;
          offset = from;
        }
      }
    }
    return List.of(pattern, OptionalInt.of(longest), offset);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void an_attempt_ends_where_nothing_that_may_follow_makes_it_match(
      @ForAll("shortPatterns") String pattern, @ForAll("shortNumbers") String number) {
    Client client = Client.builder("a").friend(Friend.remote("f").pattern(pattern).build()).build();
    Candidate friend =
        PlanAnalysis.of(BrandCompiler.create().compile(Brand.of("b", client)))
            .explain("a", number)
            .candidates()
            .get(0);
    List<String> continuations = new ArrayList<>(List.of(""));
    for (int i = 0; continuations.get(i).length() < 4; i++) {
      for (char c : "129*#+Al".toCharArray()) {
        continuations.add(continuations.get(i) + c);
      }
    }
    if (friend.verdict() == Verdict.DID_NOT) {
      assertEquals(List.of(farthest(pattern, number, continuations)), Attempts.of(friend));
    }
  }
}
