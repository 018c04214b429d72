package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.testing.Genes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Which friends failover reaches is what following every call, outcome by outcome, says. */
@Tag("slow")
class FailoverProperties {

  private static final List<DialOutcome> OUTCOMES =
      List.of(
          DialOutcome.BUSY,
          DialOutcome.CONGESTION,
          DialOutcome.NO_ANSWER,
          DialOutcome.NOT_REGISTERED);

  private static final Set<FindingCode> REACH =
      Set.of(
          FindingCode.UNREACHABLE_FRIEND,
          FindingCode.UNREACHABLE_PATTERN,
          FindingCode.HIDDEN_EXTENSION,
          FindingCode.UNDECIDED);

  /** Small brands whose friends forward some calls, or all of them. */
  @Provide
  Arbitrary<Brand> brands() {
    return Combinators.combine(SmallPlans.brands(), Genes.ofSize(80))
        .as((brand, genes) ->
            Brand.of(
                brand.name(),
                brand.clients().stream().map(client -> withForwards(client, genes)).toList()))
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty());
  }

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return SmallPlans.spaces();
  }

  private static Client withForwards(Client client, Genes genes) {
    Client.Builder changed = client.toBuilder().clearFriends();
    for (Friend friend : client.friends()) {
      List<ForwardRule> rules = new ArrayList<>();
      List<CallTypeFilter> calls =
          genes.percent(50)
              ? List.of(CallTypeFilter.ANY)
              : List.of(CallTypeFilter.INTERNAL, CallTypeFilter.EXTERNAL);
      int share = genes.of(List.of(0, 30, 90, 100));
      for (CallTypeFilter each : calls) {
        for (ForwardCondition condition : ForwardCondition.values()) {
          boolean always = condition == ForwardCondition.UNCONDITIONAL;
          if (genes.percent(always ? share / 8 : share)) {
            rules.add(
                ForwardRule.of(
                        condition,
                        condition == ForwardCondition.NO_ANSWER ? Duration.ofSeconds(9) : null,
                        ForwardTarget.voicemail("v"))
                    .forCalls(each)
                    .withEnabled(!genes.percent(10)));
          }
        }
      }
      changed.friend(
          friend instanceof RemoteFriend remote
              ? remote.toBuilder().forwards(rules).build()
              : ((InternalFriend) friend).toBuilder().forwards(rules).build());
    }
    return changed.build();
  }

  /** The names of the friends that a call gets to without a forward, whatever the outcomes. */
  private static Set<String> reached(
      BrandRouter router, String client, String number, boolean sent) {
    Set<String> names = new HashSet<>();
    for (CallType type : CallType.values()) {
      CallRequest request = CallRequest.of(client, number).withType(type).withFailover(OUTCOMES);
      follow(router.call(sent ? request.withThroughFriends() : request), names);
    }
    return names;
  }

  private static void follow(CallFlow flow, Set<String> names) {
    if (flow instanceof CallFlow.Dialling dialling) {
      names.add(dialling.step().friend().name());
      OUTCOMES.forEach(outcome -> follow(dialling.after(outcome), names));
    } else if (flow.step() instanceof CallStep.Forward forward) {
      names.add(forward.friend().name());
    }
  }

  private static Set<String> expected(Brand brand, BrandRouter router, NumberSpace space) {
    Client client = brand.clients().get(0);
    BruteForce brute = new BruteForce(brand, client.id(), space);
    Map<String, Set<String>> dialled = new HashMap<>();
    // An extension may send another number through the friends: see below.
    brute.routes.forEach((number, route) ->
        dialled.put(
            number,
            route.friend().isPresent()
                ? reached(router, client.id(), number, false)
                : Set.<String>of()));
    Map<String, Set<String>> sent = new HashMap<>();
    for (Extension extension : client.extensions()) {
      if (extension.target() instanceof ExtensionTarget.ThroughFriends to) {
        sent.put(to.number(), reached(router, client.id(), to.number(), true));
      }
    }
    Set<String> said = new TreeSet<>();
    for (Friend friend : client.friends()) {
      String name = friend.name();
      boolean through = sent.values().stream().anyMatch(names -> names.contains(name));
      boolean direct = dialled.values().stream().anyMatch(names -> names.contains(name));
      if (!through && !direct) {
        said.add(FindingCode.UNREACHABLE_FRIEND + " " + name);
      }
      if (friend instanceof InternalFriend) {
        for (Extension extension : brand.clients().get(1).extensions()) {
          String number = extension.number();
          if (dialled.containsKey(number)
              && !dialled.get(number).contains(name)
              && !sent.getOrDefault(number, Set.of()).contains(name)) {
            said.add(FindingCode.HIDDEN_EXTENSION + " " + number);
          }
        }
      } else if (direct && ((RemoteFriend) friend).patterns().size() > 1) {
        for (String pattern : ((RemoteFriend) friend).patterns()) {
          if (dialled.entrySet().stream()
                  .noneMatch(entry ->
                      entry.getValue().contains(name)
                          && brute.takesBy(friend, pattern, entry.getKey()))
              && sent.entrySet().stream()
                  .noneMatch(entry ->
                      entry.getValue().contains(name) && brute.matches(pattern, entry.getKey()))) {
            said.add(FindingCode.UNREACHABLE_PATTERN + " " + name + " " + pattern);
          }
        }
      }
    }
    return said;
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void findings_with_failover_are_those_that_following_every_call_gives(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    BrandRouter router = BrandCompiler.create().compile(brand);
    Set<String> said = new TreeSet<>();
    PlanAnalysis.of(
            BrandCompiler.create().compile(brand),
            AnalysisOptions.DEFAULT.withSpace(space).withFailover(true))
        .check()
        .stream()
        .filter(finding -> finding.client().equals("a") && REACH.contains(finding.code()))
        .forEach(finding ->
            said.add(
                finding.code()
                    + finding
                        .extension()
                        .map(extension -> " " + extension)
                        .orElseGet(() -> " " + finding.friend().orElseThrow())
                    + finding.pattern().map(pattern -> " " + pattern).orElse("")));
    assertEquals(expected(brand, router, space), said);
  }
}
