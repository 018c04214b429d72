package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.Destination.Field;
import io.github.pbxrouting.core.analysis.answers.Policy;
import io.github.pbxrouting.core.analysis.answers.PolicyResult;
import io.github.pbxrouting.core.analysis.answers.PolicyResult.Verdict;
import io.github.pbxrouting.core.analysis.numbers.NumberPatterns;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class PolicySpeedTest {

  @Test
  void a_hundred_policies_over_a_thousand_friends_are_proved_within_three_seconds() {
    Client.Builder client = Client.builder("c");
    List<Policy> policies = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String code = "00" + (1_000 + i);
      client.friend(
          Friend.remote("f" + i)
              .priority(i)
              .patterns(List.of("^" + code + "[0-9]{4,9}$", "^9" + (1_000 + i) + "[0-9]{5}$"))
              .forwards(
                  List.of(
                      ForwardRule.of(
                          ForwardCondition.BUSY, null, ForwardTarget.voicemail("v" + i % 7))))
              .build());
      if (i % 40 == 0) {
        NumberPatterns all = NumberPatterns.ALL;
        NumberPatterns own =
            NumberPatterns.of(List.of(code + "[0-9]{4,9}", "9" + (1_000 + i) + "[0-9]{5}"));
        policies.add(Policy.of("c", all, Policy.Rule.NEVER, Destination.route(RouteKind.REJECTED)));
        policies.add(Policy.of("c", own, Policy.Rule.ONLY, Destination.friend("f" + i)));
        policies.add(Policy.of("c", own, Policy.Rule.ALWAYS, Destination.friend("f" + i)));
        policies.add(
            Policy.of("c", all, Policy.Rule.NEVER, Destination.of(Field.REASON, "too-many-hops"))
                .endToEnd());
      }
    }
    PlanAnalysis analysis =
        PlanAnalysis.of(BrandCompiler.create().compile(Brand.of("b", client.build())));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    List<PolicyResult> results = analysis.test(policies);
    Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);

    assertEquals(100, results.size());
    for (PolicyResult result : results) {
      assertEquals(Verdict.PROVED, result.verdict(), result::toString);
    }
    assertTrue(taken.toMillis() < 3_000, taken::toString);
  }
}
