package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an analysis puts together, and in which order. */
class PlanAnalysisTest {

  private static final List<String> MOST = List.of("^1", "^.", "^11{2}$");

  /** Two clients with findings of every kind. */
  private static BrandRouter plan() {
    return BrandCompiler.create()
        .compile(
            Brand.of(
                "b",
                Client.builder("z")
                    .serviceCode(ServiceCode.withArguments("*9"))
                    .extension("112", ExtensionTarget.voicemail("v"))
                    .extension("200", ExtensionTarget.throughFriends("777"))
                    .friend(Friend.remote("weak").priority(9).pattern("^2[0-9]$").build())
                    .friend(
                        Friend.remote("strong")
                            .priority(1)
                            .pattern("2[0-9]$")
                            .forward(ForwardRule.onBusy(ForwardTarget.extension("200")))
                            .build())
                    .build(),
                Client.builder("a").friend(Friend.remote("f").pattern("^[1|2]$").build()).build()));
  }

  @Test
  void findings_come_by_client_and_in_it_by_friend_and_code() {
    assertEquals(
        List.of(
            "z null emergency-captured",
            "z null dead-end",
            "z strong international-captured",
            "z strong unanchored-pattern",
            "z strong dead-end",
            "z weak unreachable-friend",
            "a f suspicious-class"),
        PlanAnalysis.of(plan()).check().stream()
            .map(finding ->
                finding.client()
                    + " "
                    + finding.friend().orElse(null)
                    + " "
                    + finding.code().token())
            .toList());
  }

  @Test
  void it_tells_what_it_is_about() {
    BrandRouter plan = plan();
    AnalysisOptions options = AnalysisOptions.DEFAULT.withMaxStates(7);

    assertSame(plan, PlanAnalysis.of(plan, options).router());
    assertSame(options, PlanAnalysis.of(plan, options).options());
    assertEquals(AnalysisOptions.DEFAULT, PlanAnalysis.of(plan).options());
  }

  @Test
  void all_numbers_of_a_client_that_goes_are_told_by_the_first_of_each_route() {
    BrandRouter without =
        BrandCompiler.create().compile(Brand.of("b", Client.builder("a").build()));
    PlanDiff diff =
        PlanAnalysis.of(plan(), AnalysisOptions.DEFAULT.withSpace(NumberSpace.of("0129*", 1, 3)))
            .diff(without, "z");

    assertEquals(
        List.of("*", "0", "*9", "20", "112", "200"),
        diff.changes().stream().map(change -> change.numbers().witness()).toList());
    assertEquals(Map.of(), diff.undecided());
  }

  @Test
  void a_budget_that_does_not_suffice_is_told_with_the_length_it_sufficed_for() {
    BrandRouter counting =
        BrandCompiler.create()
            .compile(
                Brand.of(
                    "b",
                    Client.builder("c")
                        .friend(Friend.remote("f").pattern("^[0-9]*7[0-9]{9}$").build())
                        .build()));
    BrandRouter without =
        BrandCompiler.create().compile(Brand.of("b", Client.builder("a").build()));
    PlanAnalysis analysis = PlanAnalysis.of(counting, AnalysisOptions.DEFAULT.withMaxStates(5));
    Coverage coverage = analysis.coverage("c");

    assertFalse(coverage.isComplete());
    assertEquals(
        coverage.decidedTo(), analysis.diff(without, "c").undecided().getOrDefault("c", -1));
  }

  @Test
  void what_others_win_of_a_friend_is_counted_where_it_was_sorted_though_the_budget_is_spent() {
    BrandRouter spent =
        BrandCompiler.create()
            .compile(
                Brand.of(
                    "b",
                    Client.builder("a")
                        .extension("11", ExtensionTarget.throughFriends("111"))
                        .extension("211", ExtensionTarget.voicemail("v"))
                        .friend(Friend.remote("empty").priority(1).build())
                        .friend(Friend.remote("also-empty").priority(1).build())
                        .friend(Friend.remote("all").priority(2).pattern("^").build())
                        .friend(Friend.remote("most").priority(1).patterns(MOST).build())
                        .friend(Friend.internal("to-b", "b").priority(2).build())
                        .build(),
                    Client.builder("b")
                        .extension("2", ExtensionTarget.voicemail("v"))
                        .extension("21", ExtensionTarget.throughFriends("121"))
                        .build()));
    AnalysisOptions options =
        AnalysisOptions.DEFAULT.withSpace(NumberSpace.of("*12", 1, 5)).withMaxStates(6);

    assertEquals(
        List.of("all 363 *", "to-b 2 2"),
        PlanAnalysis.of(spent, options).check().stream()
            .filter(
                f -> f.code() == FindingCode.UNREACHABLE_FRIEND && f.count().orElse(null) != null)
            .map(f ->
                f.friend().orElse(null)
                    + " "
                    + f.count().orElse(null)
                    + " "
                    + f.witness().orElse(null))
            .toList());
  }

  @Test
  void numbers_that_a_service_code_takes_are_counted_as_its_own() {
    Coverage coverage =
        PlanAnalysis.of(plan(), AnalysisOptions.DEFAULT.withSpace(NumberSpace.of("9*", 1, 3)))
            .coverage("z");

    assertEquals(
        List.of(
            "emergency 0",
            "service 3",
            "extension 0",
            "rejected 4",
            "friend 0",
            "friend 0",
            "external 7"),
        coverage.rows().stream().map(row -> row.kind().token() + " " + row.count()).toList());
    assertEquals(BigInteger.valueOf(14), coverage.space().size());
  }
}
