package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans whose administrator forgot every {@code ^}: everything about them is decided. */
@Tag("slow")
class ForgottenAnchorsTest {

  /** For check and coverage together, also where a core is slow and another test is running. */
  private static final Duration BOUND = Duration.ofMinutes(1);

  /** Prefixes of four digits without an anchor, and here and there a longer one of the same. */
  private static BrandRouter shadowing(int friends, List<String> shadowed) {
    Client.Builder client = Client.builder("c");
    List<String> prefixes = new ArrayList<>();
    for (int i = 0; i < friends; i++) {
      String prefix = Integer.toString(1000 + i * 73);
      prefixes.add(prefix);
      client.friend(Friend.remote("f" + i).priority(i).pattern(prefix + "[0-9]*$").build());
      client.friend(Friend.remote("open" + i).priority(i).pattern(prefix + "7").build());
      if (i % 20 == 19) {
        String name = "late" + i;
        shadowed.add(name);
        // The digits may be what any of the friends before take; the end is this very friend's.
        client.friend(
            Friend.remote(name).priority(i).pattern(prefixes.get(i / 2) + "[0-9]{3}$").build());
      }
    }
    return BrandCompiler.create().compile(Brand.of("b", client.build()));
  }

  private static List<Finding> of(FindingCode code, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.code() == code).toList();
  }

  @Test
  void of_each_friend_is_known_whether_it_is_reached_and_what_it_loses() {
    List<String> shadowed = new ArrayList<>();
    BrandRouter plan = shadowing(120, shadowed);
    List<Finding> findings = PlanAnalysis.of(plan).check();

    assertEquals(List.of(), of(FindingCode.UNDECIDED, findings));
    assertEquals(
        new TreeSet<>(shadowed),
        new TreeSet<>(
            of(FindingCode.UNREACHABLE_FRIEND, findings).stream()
                .map(finding -> finding.friend().orElse(""))
                .toList()));
    for (Finding competing : of(FindingCode.COMPETING_FRIENDS, findings)) {
      String number = competing.witness().orElse("");
      assertEquals(
          competing.by(),
          List.of(winner(plan, number)),
          () -> "who wins the number in " + competing);
      assertTrue(competing.count().orElseThrow().signum() > 0);
    }
  }

  private static String winner(BrandRouter plan, String number) {
    return io.github.pbxrouting.core.analysis.numbers.Route.of(plan.client("c").route(number))
        .friend()
        .orElse("");
  }

  /**
   * Friends with one to four prefixes of four to nine digits: most of them open, some ending in
   * digits, some counting them.
   */
  private static List<List<String>> prefixes(int friends) {
    Random random = new Random(34944);
    List<List<String>> plan = new ArrayList<>();
    for (int i = 0; i < friends; i++) {
      List<String> patterns = new ArrayList<>();
      do {
        String prefix = Integer.toString(30 + random.nextInt(40));
        int length = 4 + random.nextInt(6);
        for (int digit = 2; digit < length; digit++) {
          prefix += random.nextInt(10);
        }
        int form = random.nextInt(100);
        patterns.add(
            "^"
                + prefix
                + (form < 60
                    ? ""
                    : form < 67
                        ? "[0-9]*$"
                        : form < 73
                            ? ".*"
                            : form < 79
                                ? "\\d+$"
                                : form < 90
                                    ? "[0-9]{" + (11 - length) + "}$"
                                    : "(?:[2-46]|7[13-5])\\d{" + (11 - length) + "}$"));
      } while (random.nextInt(100) < 45 && patterns.size() < 4);
      plan.add(patterns);
    }
    return plan;
  }

  private static BrandRouter plan(List<List<String>> friends, UnaryOperator<String> change) {
    Client.Builder client = Client.builder("c");
    for (int i = 0; i < friends.size(); i++) {
      RemoteFriend.Builder friend = Friend.remote("f" + i).priority(i);
      friends.get(i).forEach(pattern -> friend.pattern(change.apply(pattern)));
      client.friend(friend.build());
    }
    return BrandCompiler.create().compile(Brand.of("b", client.build()));
  }

  /** Among friends that forgot both anchors, up to 40 that want two pairs of digits in order. */
  private static BrandRouter mixed(int friends) {
    List<List<String>> mixed = new ArrayList<>();
    List<List<String>> prefixes = prefixes(friends);
    for (int i = 0; i < friends; i++) {
      mixed.add(prefixes.get(i));
      if (i % (friends / 40) == 0 && i / (friends / 40) < 40) {
        int pair = i / (friends / 40);
        mixed.add(List.of("^%02d.*%02d".formatted(pair * 7 % 100, (pair * 13 + 5) % 100)));
      }
      if (i == friends / 2) {
        mixed.add(List.of("^70[0-9]*3$", "^7[0-9]{5}$"));
      }
    }
    return plan(mixed, pattern -> pattern.substring(1).replace("$", ""));
  }

  @Tag("thorough")
  @ParameterizedTest
  @ValueSource(ints = {80, 1000})
  void of_friends_that_want_digits_far_apart_is_known_whether_they_are_reached(int friends) {
    BrandRouter plan = mixed(friends);
    List<Finding> findings = PlanAnalysis.of(plan).check();
    assertEquals(List.of(), of(FindingCode.UNDECIDED, findings));
    List<Finding> competing = of(FindingCode.COMPETING_FRIENDS, findings);
    assertTrue(competing.stream().anyMatch(finding -> finding.count().isEmpty()), "bounds");
    assertTrue(competing.stream().anyMatch(finding -> finding.count().isPresent()), "counts");
    for (Finding finding : competing) {
      assertEquals(finding.by(), List.of(winner(plan, finding.witness().orElse(""))));
    }
  }

  private static BrandRouter plan(int friends, String forgotten) {
    return plan(
        prefixes(friends),
        switch (forgotten) {
          case "nothing" -> pattern -> pattern;
          case "beginning" -> pattern -> pattern.substring(1);
          case "some" -> pattern -> pattern.hashCode() % 50 == 0 ? pattern.substring(1) : pattern;
          default -> pattern -> pattern.substring(1).replace("$", "");
        });
  }

  private static void everythingIsDecided(BrandRouter plan) {
    assertEquals(List.of(), of(FindingCode.UNDECIDED, PlanAnalysis.of(plan).check()));
    Coverage coverage = PlanAnalysis.of(plan).coverage("c");
    assertEquals(true, coverage.isComplete());
    assertEquals(
        NumberSpace.DIALABLE.size(),
        NumberCount.sum(coverage.rows().stream().map(Coverage.Row::count).toList()));
  }

  @ParameterizedTest
  @CsvSource({"nothing, 100", "some, 100", "beginning, 30", "both, 30"})
  void a_plan_is_decided(String forgotten, int friends) {
    everythingIsDecided(plan(friends, forgotten));
  }

  /** The numbers of a country, 0 and 00 as people dial them, and 9 for a line. */
  private static final List<NumberingRule> RULES =
      List.of(
          NumberingRule.of("900", 4, 15, "+"),
          NumberingRule.of("90", 7, 13, "+34"),
          NumberingRule.of("00", 4, 15, "+"),
          NumberingRule.of("0", 7, 13, "+34"));

  private static BrandRouter underRules(int friends, UnaryOperator<String> change) {
    BrandRouter plan = plan(prefixes(friends), change);
    Client client = plan.client("c").client().toBuilder().numbering(RULES).build();
    return BrandCompiler.create().compile(Brand.of("b", client));
  }

  @ParameterizedTest
  @CsvSource({"nothing, 200", "both, 20"})
  void a_plan_with_numbering_rules_is_decided(String forgotten, int friends) {
    everythingIsDecided(
        underRules(
            friends,
            pattern ->
                forgotten.equals("nothing")
                    ? pattern.replace("^", "^\\+")
                    : pattern.substring(1).replace("$", "")));
  }

  @Tag("thorough")
  @Test
  void of_each_pattern_of_a_large_plan_with_numbering_rules_is_known_what_it_matches() {
    List<Finding> undecided =
        of(
            FindingCode.UNDECIDED,
            PlanAnalysis.of(underRules(1000, pattern -> pattern.substring(1))).check());

    assertEquals(
        List.of(),
        undecided.stream()
            .filter(finding -> finding.message().startsWith("what the pattern matches"))
            .toList());
  }

  @Tag("thorough")
  @ParameterizedTest
  @CsvSource({
    "beginning, 100",
    "both, 100",
    "beginning, 1000",
    "some, 1000",
    "both, 1000",
    "nothing, 10000"
  })
  void a_large_plan_is_decided_in_time(String forgotten, int friends) {
    BrandRouter plan = plan(friends, forgotten);

    assertTimeout(BOUND, () -> everythingIsDecided(plan), "check and coverage");
  }
}
