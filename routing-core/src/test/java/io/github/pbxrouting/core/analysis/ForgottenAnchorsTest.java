package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Plans whose administrator forgot every {@code ^}: too much to count, not too much to decide. */
class ForgottenAnchorsTest {

  private static final int FRIENDS = 120;

  /** Prefixes of four digits without an anchor, and here and there a longer one of the same. */
  private static BrandRouter plan(List<String> shadowed) {
    Client.Builder client = Client.builder("c");
    List<String> prefixes = new ArrayList<>();
    for (int i = 0; i < FRIENDS; i++) {
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

  @Test
  void whether_a_friend_is_reached_is_decided_although_its_numbers_cannot_be_counted() {
    List<String> shadowed = new ArrayList<>();
    BrandRouter plan = plan(shadowed);
    List<Finding> findings =
        PlanAnalysis.of(plan, AnalysisOptions.DEFAULT.withMaxStates(20_000)).check();

    List<String> unreachable =
        findings.stream()
            .filter(finding -> finding.code() == FindingCode.UNREACHABLE_FRIEND)
            .map(finding -> finding.friend().orElse(null))
            .toList();
    assertEquals(new TreeSet<>(shadowed), new TreeSet<>(unreachable));
    assertNotEquals(
        0,
        findings.stream().filter(finding -> finding.code() == FindingCode.UNDECIDED).count(),
        "counting went on to the end: the plan is too small for what this test is about");
    for (Finding finding : findings) {
      if (finding.code() == FindingCode.UNDECIDED && finding.pattern().orElse(null) == null) {
        assertEquals(
            false, finding.message().startsWith("whether any number reaches it"), finding::message);
      }
    }
  }
}
