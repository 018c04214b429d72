package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An analysis whose thread is interrupted keeps what it knows, and says what it does not. */
class EarlyEndTest {

  private static final BrandRouter PLAN =
      BrandCompiler.create().compile(Brand.of("b", client("one"), client("two")));

  private static Client client(String id) {
    return Client.builder(id)
        .friend(Friend.remote("first").priority(1).pattern("^2").build())
        .friend(Friend.remote("second").priority(2).pattern("^2[0-9]$").build())
        .friend(Friend.remote("third").priority(3).pattern("3").build())
        .build();
  }

  /** Checks the plan, and interrupts the thread at a place such as {@code one/second}. */
  private static List<Finding> checkedUntil(String place) {
    List<String> places = new ArrayList<>();
    return PlanAnalysis.of(
            PLAN,
            AnalysisOptions.DEFAULT.withProgress((client, friend) -> {
              String at = friend == null ? client : client + "/" + friend;
              places.add(at);
              if (places.stream().filter(at::equals).count() == (friend == null ? 2 : 1)
                  && at.equals(place)) {
                Thread.currentThread().interrupt();
              }
            }))
        .check();
  }

  private static List<String> shown(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.client() + " " + f.friend().orElse("-") + " " + f.code().token())
        .toList();
  }

  private static List<String> undecided(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.code() == FindingCode.UNDECIDED)
        .map(Finding::message)
        .toList();
  }

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void what_was_found_before_is_kept_and_the_rest_is_undecided() {
    List<Finding> findings = checkedUntil("one/third");

    assertTrue(Thread.currentThread().isInterrupted());
    assertEquals(
        List.of("one - undecided", "one second unreachable-friend", "two - undecided"),
        shown(findings));
    assertEquals(
        List.of(
            "the check was ended early: friend third, and all patterns, extensions, special"
                + " numbers, numbering and forwards were not looked at",
            "the check was ended early: the client was not looked at"),
        undecided(findings));
  }

  @Test
  void a_client_whose_friends_are_done_says_what_else_is_left() {
    assertEquals(
        List.of(
            "the check was ended early: patterns, extensions, special numbers, numbering and"
                + " forwards were not looked at",
            "the check was ended early: the client was not looked at"),
        undecided(checkedUntil("one")));
    assertTrue(Thread.interrupted());
    assertEquals(
        "the check was ended early: friend second and all weaker ones, and all patterns, extensions,"
            + " special numbers, numbering and forwards were not looked at",
        undecided(checkedUntil("one/second")).get(0));
  }

  @Test
  void a_check_that_ends_by_itself_leaves_nothing_out() {
    List<Finding> findings = checkedUntil("nowhere");

    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(PlanAnalysis.of(PLAN).check(), findings);
    assertEquals(List.of(), undecided(findings));
  }

  @Test
  void an_interrupted_diff_is_undecided() {
    Thread.currentThread().interrupt();

    PlanDiff diff = PlanAnalysis.of(PLAN).diff(PLAN);

    assertEquals(Map.of("one", 0, "two", 0), diff.undecided());
    assertFalse(diff.isEquivalent());
  }
}
