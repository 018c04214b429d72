package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A finding is known again after an edit that leaves it in place, and however it was counted. */
class FingerprintTest {

  private static final Set<FindingCode> CODES =
      Set.of(FindingCode.COMPETING_FRIENDS, FindingCode.PRIORITY_TIE);

  private static BrandRouter plan(String... patterns) {
    Client.Builder client = Client.builder("madrid");
    for (int i = 0; i < patterns.length; i++) {
      client.friend(Friend.remote("f" + i).priority(i / 2).pattern(patterns[i]).build());
    }
    return BrandCompiler.create().compile(Brand.of("b", client.build()));
  }

  private static List<Finding> findings(BrandRouter plan, AnalysisOptions options) {
    return PlanAnalysis.of(plan, options).check().stream()
        .filter(finding -> CODES.contains(finding.code()))
        .toList();
  }

  /** The fingerprints by what they are of. */
  private static Map<String, Set<String>> fingerprints(List<Finding> findings) {
    Map<String, Set<String>> fingerprints = new TreeMap<>();
    for (Finding finding : findings) {
      fingerprints
          .computeIfAbsent(
              finding.code() + " " + finding.friend().orElse(""), any -> new TreeSet<>())
          .add(finding.fingerprint());
    }
    return fingerprints;
  }

  @Test
  void it_does_not_depend_on_whether_pairs_could_be_told_apart() {
    String[] patterns = new String[12];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = (100 + 7 * i) + "[0-9]*$";
    }
    BrandRouter plan = plan(patterns);
    List<Finding> pairs = findings(plan, AnalysisOptions.DEFAULT.withMaxStates(3_000));
    List<Finding> counted = findings(plan, AnalysisOptions.DEFAULT.withMaxStates(300));

    assertTrue(counted.size() < pairs.size(), counted.size() + " and " + pairs.size());
    Map<String, Set<String>> ofPairs = fingerprints(pairs);
    fingerprints(counted)
        .forEach((place, fingerprint) -> assertEquals(ofPairs.get(place), fingerprint, place));
  }

  @Test
  void it_stays_while_the_count_the_witness_and_the_winners_change() {
    List<Finding> before = findings(plan("^20", "^30", "^[23]", "^4"), AnalysisOptions.DEFAULT);
    List<Finding> after =
        findings(plan("^2", "^3[0-9]$", "^[23]", "^[2-4]9"), AnalysisOptions.DEFAULT);

    assertNotEquals(
        before.stream().map(Finding::count).toList(), after.stream().map(Finding::count).toList());
    Map<String, Set<String>> of = fingerprints(after);
    fingerprints(before)
        .forEach((place, fingerprint) -> assertEquals(fingerprint, of.get(place), place));
  }

  @Test
  void findings_about_different_friends_differ() {
    Map<String, Set<String>> of =
        fingerprints(findings(plan("^2", "^20", "^3", "^[23]0"), AnalysisOptions.DEFAULT));

    assertEquals(
        of.size(), new TreeSet<>(of.values().stream().flatMap(Set::stream).toList()).size());
    assertTrue(of.values().stream().allMatch(same -> same.size() == 1), of::toString);
  }
}
