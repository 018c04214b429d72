package io.github.pbxrouting.core.analysis.checks;

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
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.BruteForce;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What is said about forwards is what playing calls shows. */
@Tag("slow")
class ForwardProperties {

  private static final NumberSpace SPACE = NumberSpace.of("123", 1, 2);

  /**
   * The outcomes that forwards are about. A friend may say each of them at once; after a whole
   * timeout the time of the call around it can be over first.
   */
  private static final List<DialOutcome> FORWARDED =
      List.of(DialOutcome.BUSY, DialOutcome.NO_ANSWER, DialOutcome.NOT_REGISTERED);

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
            ExtensionTarget.throughFriends("1"),
            ExtensionTarget.throughFriends("2"),
            ExtensionTarget.throughFriends("12"));
    return Combinators.combine(friends, targets, targets, targets)
        .as((all, one, two, three) ->
            Client.builder(id)
                .extension("1", one)
                .extension("2", two)
                .extension("3", three)
                .friends(all)
                .build());
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
            Arbitraries.of(ForwardCondition.class),
            Arbitraries.of(CallTypeFilter.class),
            targets,
            Arbitraries.of(true, true, true, false))
        .as((condition, filter, target, enabled) ->
            ForwardRule.of(
                    condition,
                    condition == ForwardCondition.NO_ANSWER ? Duration.ofSeconds(5) : null,
                    target)
                .forCalls(filter)
                .withEnabled(enabled))
        .list()
        .ofMaxSize(2);
  }

  /** Whether some outcomes, or nested flows, lead the call beyond every limit. */
  private static boolean goesOnForEver(CallFlow flow) {
    if (flow.step() instanceof CallStep.Reject reject) {
      return reject.reason() == RejectionReason.TOO_MANY_HOPS
          || reject.reason() == RejectionReason.TOO_MANY_REDIRECTS;
    }
    if (flow instanceof CallFlow.Forwarding forwarding) {
      return goesOnForEver(forwarding.next());
    }
    if (!(flow instanceof CallFlow.Dialling dialling)) {
      return false;
    }
    for (DialOutcome outcome : FORWARDED) {
      if (goesOnForEver(dialling.after(outcome, Duration.ZERO))) {
        return true;
      }
    }
    return dialling.nested().map(ForwardProperties::goesOnForEver).orElse(false);
  }

  private static boolean goesOnForEver(
      BrandRouter brand, String client, String number, CallType type) {
    // A brand of two clients has six friends; whoever passes more has been at one of them before.
    CallRequest request =
        CallRequest.of(client, number).withType(type).withMaxHops(12).withMaxRedirects(12);
    return goesOnForEver(brand.call(request));
  }

  /**
   * Friend {@code in} of client b is dialled for 5 s, and friend f inside that call as well. After
   * 5 s in all the call leaves by the forward of {@code in}; the one of f fires where f gives up
   * before.
   */
  @Example
  void aCycleThroughTwoNoAnswersIsWalkedWhereTheInnerOneComesEarly() {
    Client a =
        Client.builder("a")
            .extension("1", ExtensionTarget.throughFriends("1"))
            .extension("2", ExtensionTarget.throughFriends("2"))
            .friend(Friend.remote("f").priority(1).pattern("^2").forwards(noAnswer("1")).build())
            .friend(Friend.internal("in", "b").priority(1).build())
            .build();
    Client b =
        Client.builder("b")
            .extension("1", ExtensionTarget.throughFriends("2"))
            .extension("2", ExtensionTarget.endpoint("user", "u"))
            .friend(Friend.internal("in", "a").priority(1).forwards(noAnswer("2")).build())
            .build();

    cycles_are_exactly_those_that_calls_walk(Brand.of("b", a, b));
    every_cycle_is_found_once(Brand.of("b", a, b));
  }

  private static List<ForwardRule> noAnswer(String extension) {
    return List.of(
        ForwardRule.of(
            ForwardCondition.NO_ANSWER, Duration.ofSeconds(5), ForwardTarget.extension(extension)));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void cycles_are_exactly_those_that_calls_walk(@ForAll("brands") Brand brand) {
    BrandRouter router = BrandCompiler.create().compile(brand);
    List<Finding> loops =
        PlanAnalysis.of(router, AnalysisOptions.DEFAULT.withSpace(SPACE)).check().stream()
            .filter(finding -> finding.code() == FindingCode.FORWARD_LOOP)
            .toList();
    boolean walked = false;
    for (Client client : brand.clients()) {
      for (CallType type : CallType.values()) {
        for (String number : BruteForce.numbers(SPACE)) {
          walked |= goesOnForEver(router, client.id(), number, type);
        }
      }
    }
    if (walked) {
      assertTrue(!loops.isEmpty(), "a call goes in a cycle, and no finding says so");
    }
    for (Finding loop : loops) {
      if (loop.witness().orElse(null) != null) {
        String witness = Objects.requireNonNull(loop.witness().orElse(null));
        CallType type =
            loop.message().startsWith("external") ? CallType.EXTERNAL : CallType.INTERNAL;
        assertTrue(goesOnForEver(router, loop.client(), witness, type), () -> "no cycle: " + loop);
      }
    }
    if (!walked) {
      assertEquals(
          0,
          loops.stream().filter(loop -> loop.witness().orElse(null) != null).count(),
          loops::toString);
    }
  }

  /** Plays a call whatever its dials end with, up to the first place that it comes to twice. */
  private static final class Player {
    final BrandRouter router;
    final CallType type;

    /** The ways from a place back to it, each from its alphabetically first place on. */
    final Set<List<String>> cycles = new TreeSet<>(Comparator.comparing(List::toString));

    final Set<String> visited = new TreeSet<>();
    final Set<List<Object>> fired = new HashSet<>();
    private final List<String> way = new ArrayList<>();

    Player(BrandRouter router, CallType type) {
      this.router = router;
      this.type = type;
      for (Client client : router.brand().clients()) {
        for (String number : BruteForce.numbers(SPACE)) {
          CallRequest request = CallRequest.of(client.id(), number).withType(type);
          CallFlow flow = router.call(request.withMaxHops(20).withMaxRedirects(20));
          boolean extension =
              router.client(client.id()).route(number) instanceof RouteDecision.ToExtension;
          if (extension) {
            at(client.id() + ':' + number, () -> play(flow));
          } else {
            play(flow);
          }
        }
      }
    }

    private void at(String place, Runnable onwards) {
      visited.add(place);
      int before = way.indexOf(place);
      if (before >= 0) {
        cycles.add(fromTheFirst(way.subList(before, way.size())));
      } else {
        way.add(place);
        onwards.run();
        way.remove(way.size() - 1);
      }
    }

    private void play(CallFlow flow) {
      if (flow instanceof CallFlow.Forwarding forwarding) {
        CallStep.Forward forward = forwarding.step();
        at(shown(forward.client(), forward.friend(), forward.number()), () -> forward(flow));
      } else if (flow instanceof CallFlow.Dialling dialling) {
        CallStep.Dial dial = dialling.step();
        at(
            shown(dial.client(), dial.friend(), dial.number()),
            () -> {
              for (DialOutcome outcome : FORWARDED) {
                forward(dialling.after(outcome, Duration.ZERO));
              }
              // A nested leg of an external call is an internal call: another player's.
              if (type == CallType.INTERNAL && dial.friend() instanceof InternalFriend internal) {
                at(
                    internal.targetClient() + ':' + dial.number(),
                    () -> play(dialling.nested().orElseThrow()));
              }
            });
      }
    }

    private void forward(CallFlow flow) {
      if (flow instanceof CallFlow.Forwarding forwarding) {
        CallStep.Forward forward = forwarding.step();
        fired.add(List.of(forward.client(), forward.friend().name(), forward.rule()));
        if (forward.rule().target() instanceof ForwardTarget.ToExtension to) {
          at(forward.client() + ':' + to.number(), () -> play(forwarding.next()));
        }
      }
    }

    boolean passed(Client client, Friend friend) {
      String place = client.id() + '/' + friend.name();
      return visited.stream().anyMatch(at -> at.equals(place) || at.startsWith(place + '/'));
    }

    /** A friend; an internal one with the number, where the number leads on from there. */
    private String shown(String client, Friend friend, String number) {
      boolean leadsOn =
          friend instanceof InternalFriend internal
              && router.client(internal.targetClient()).extension(number).stream()
                  .anyMatch(e -> e.target() instanceof ExtensionTarget.ThroughFriends);
      return client + '/' + friend.name() + (leadsOn ? '/' + number : "");
    }
  }

  private static String shown(CallPlace place) {
    return place.friend() == null
        ? place.client() + ':' + place.extension()
        : place.client()
            + '/'
            + place.friend()
            + (place.extension() == null ? "" : '/' + place.extension());
  }

  private static List<String> fromTheFirst(List<String> cycle) {
    List<String> turned = new ArrayList<>(cycle);
    Collections.rotate(turned, -cycle.indexOf(Collections.min(cycle)));
    return turned;
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void every_cycle_is_found_once(@ForAll("brands") Brand brand) {
    BrandRouter router = BrandCompiler.create().compile(brand);
    Set<CallCycles.Cycle> all = new HashSet<>();
    for (CallType type : CallType.values()) {
      CallCycles cycles =
          new CallCycles(
              CallGraph.of(new BrandView(router, NumberSpace.DIALABLE, 1), type),
              Comparator.comparing(ForwardProperties::shown));
      List<CallCycles.Cycle> found = cycles.find();
      assertEquals(List.of(), cycles.unfinished());
      all.addAll(found);
      Player player = new Player(router, type);
      assertEquals(
          List.copyOf(player.cycles),
          found.stream()
              .map(cycle ->
                  fromTheFirst(cycle.places().stream().map(ForwardProperties::shown).toList()))
              .filter(cycle -> cycle.stream().anyMatch(player.visited::contains))
              .sorted(Comparator.comparing(List::toString))
              .toList());
    }
    assertEquals(
        all.size(),
        PlanAnalysis.of(router).check().stream()
            .filter(finding -> finding.code() == FindingCode.FORWARD_LOOP)
            .count());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void dead_forwards_are_those_that_never_fire(@ForAll("brands") Brand brand) {
    BrandRouter router = BrandCompiler.create().compile(brand);
    List<Finding> findings =
        PlanAnalysis.of(router).check().stream()
            .filter(finding -> finding.code() == FindingCode.DEAD_FORWARD)
            .toList();
    Player internal = new Player(router, CallType.INTERNAL);
    Player external = new Player(router, CallType.EXTERNAL);
    for (Client client : brand.clients()) {
      for (Friend friend : client.friends()) {
        // What no call comes to fires nothing, whatever its rules are.
        if (internal.passed(client, friend) && external.passed(client, friend)) {
          assertEquals(
              friend.forwards().stream()
                  .filter(ForwardRule::enabled)
                  .map(rule -> List.<Object>of(client.id(), friend.name(), rule))
                  .filter(rule -> !internal.fired.contains(rule) && !external.fired.contains(rule))
                  .count(),
              findings.stream()
                  .filter(finding -> finding.client().equals(client.id()))
                  .filter(finding -> friend.name().equals(finding.friend().orElse(null)))
                  .count(),
              () -> client.id() + '/' + friend.name());
        }
      }
    }
  }
}
