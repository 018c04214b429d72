package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A circle is found exactly where playing calls finds one. */
class CircleProperties {

  private static final World WORLD = World.of("123", 1, 2);

  @Provide
  Arbitrary<Brand> brands() {
    return Combinators.combine(clients("a", "b"), clients("b", "a"))
        .as((one, other) -> Brand.of("b", one, other))
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty());
  }

  private static Arbitrary<Client> clients(String id, String other) {
    Arbitrary<List<Friend>> friends =
        Combinators.combine(
                remoteFriends("f"), remoteFriends("g"), rules(), Arbitraries.of(0, 1, 3))
            .as((f, g, rules, priority) -> {
              List<Friend> all = new ArrayList<>(List.of(f, g));
              if (priority > 0) {
                all.add(Friend.internal("in", other).priority(priority).forwards(rules).build());
              }
              return all;
            });
    Arbitrary<ExtensionTarget> targets =
        Arbitraries.of(
            ExtensionTarget.endpoint("user", "u"),
            ExtensionTarget.friend("1"),
            ExtensionTarget.friend("2"),
            ExtensionTarget.friend("12"));
    return Combinators.combine(friends, targets, targets, targets)
        .as((all, one, two, three) ->
            new Client(
                id,
                MatchMode.FIND,
                List.of(),
                List.of(),
                List.of(
                    new Extension("1", one), new Extension("2", two), new Extension("3", three)),
                all));
  }

  private static Arbitrary<RemoteFriend> remoteFriends(String name) {
    return Combinators.combine(
            Arbitraries.of("^1$", "^2", "^[12]", "^12$", "^33$"), Arbitraries.of(1, 2, 3), rules())
        .as((pattern, priority, rules) ->
            Friend.remote(name).priority(priority).pattern(pattern).forwards(rules).build());
  }

  private static Arbitrary<List<ForwardRule>> rules() {
    Arbitrary<ForwardTarget> targets =
        Arbitraries.of(
            ForwardTarget.extension("1"),
            ForwardTarget.extension("2"),
            ForwardTarget.extension("3"),
            ForwardTarget.voicemail("v"));
    return Combinators.combine(
            Arbitraries.of(ForwardCondition.class), Arbitraries.of(CallTypeFilter.class), targets)
        .as((condition, filter, target) ->
            new ForwardRule(
                condition, condition == ForwardCondition.NO_ANSWER ? 5 : 0, filter, target, true))
        .list()
        .ofMaxSize(2);
  }

  /** Whether some outcomes, or nested flows, lead the call beyond every limit. */
  private static boolean goesOnForEver(CallFlow flow) {
    CallStep step = flow.step();
    if (step instanceof CallStep.Reject reject) {
      return reject.reason() == RejectionReason.TOO_MANY_HOPS
          || reject.reason() == RejectionReason.TOO_MANY_REDIRECTS;
    }
    if (step instanceof CallStep.Forward) {
      return goesOnForEver(flow.next());
    }
    if (!(step instanceof CallStep.Dial dial)) {
      return false;
    }
    for (DialOutcome outcome :
        List.of(DialOutcome.BUSY, DialOutcome.NO_ANSWER, DialOutcome.NOT_REGISTERED)) {
      if (goesOnForEver(flow.after(outcome))) {
        return true;
      }
    }
    return dial.targetExtension().isPresent() && goesOnForEver(flow.nested());
  }

  private static boolean goesOnForEver(
      BrandRouter brand, String client, String number, CallType type) {
    // A brand of two clients has six friends; whoever passes more has been at one of them before.
    CallRequest request =
        CallRequest.of(client, number).ofType(type).withMaxHops(12).withMaxRedirects(12);
    return goesOnForEver(brand.call(request));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void circlesAreExactlyThoseThatCallsWalk(@ForAll("brands") Brand brand) {
    BrandRouter router = BrandCompiler.create().compile(brand);
    List<Finding> loops =
        PlanAnalysis.of(router, AnalysisOptions.DEFAULT.withWorld(WORLD)).check().stream()
            .filter(finding -> finding.code() == FindingCode.FORWARD_LOOP)
            .toList();
    boolean walked = false;
    for (Client client : brand.clients()) {
      for (CallType type : CallType.values()) {
        for (String number : BruteForce.numbers(WORLD)) {
          walked |= goesOnForEver(router, client.id(), number, type);
        }
      }
    }
    if (walked) {
      assertTrue(!loops.isEmpty(), "a call goes in a circle, and no finding says so");
    }
    for (Finding loop : loops) {
      if (loop.witness() != null) {
        String witness = Objects.requireNonNull(loop.witness());
        CallType type =
            loop.message().startsWith("external") ? CallType.EXTERNAL : CallType.INTERNAL;
        assertTrue(goesOnForEver(router, loop.client(), witness, type), () -> "no circle: " + loop);
      }
    }
    if (!walked) {
      assertEquals(
          0, loops.stream().filter(loop -> loop.witness() != null).count(), loops::toString);
    }
  }
}
