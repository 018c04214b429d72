package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.testing.Patterns;
import io.github.pbxrouting.core.testing.Patterns.Sample;
import io.github.pbxrouting.core.testing.Plans;
import io.github.pbxrouting.core.testing.Plans.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What precedence promises, whatever the plan; none of it asks the reference. */
@Tag("slow")
final class PrecedenceProperties {

  private static final String NEW_FRIEND = "new";

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Plans.scenarios();
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Patterns.samples();
  }

  private static BrandRouter compile(Brand brand) {
    return BrandCompiler.create().compile(brand);
  }

  /** The brand's routers once its first client has those friends. */
  private static BrandRouter withFriends(Scenario scenario, List<Friend> friends) {
    Client client = scenario.client(0).toBuilder().clearFriends().friends(friends).build();
    List<Client> clients = new ArrayList<>(scenario.brand().clients());
    clients.set(0, client);
    return compile(Brand.of("generated", clients));
  }

  private static Friend withPriority(Friend friend, int priority) {
    if (friend instanceof RemoteFriend remote) {
      return remote.toBuilder().priority(priority).build();
    }
    return ((InternalFriend) friend).toBuilder().priority(priority).build();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void adding_a_weaker_friend_never_changes_a_decision_a_stronger_one_made(
      @ForAll("scenarios") Scenario scenario, @ForAll("samples") Sample sample) {
    CallRouter before = compile(scenario.brand()).client("a");
    List<Friend> friends = new ArrayList<>(scenario.client(0).friends());
    int weakest = friends.stream().mapToInt(Friend::priority).max().orElse(0);
    friends.add(Friend.remote(NEW_FRIEND).priority(weakest).pattern(sample.pattern()).build());
    CallRouter after = withFriends(scenario, friends).client("a");
    for (String number : scenario.numbers()) {
      RouteDecision now = after.route(number);
      if (now instanceof ToFriend to && to.friend().name().equals(NEW_FRIEND)) {
        RouteDecision then = before.route(number);
        // A friend that takes the number as dialled comes before all that takes its normal form.
        assertTrue(
            then.kind() == RouteKind.EXTERNAL
                || (now.number().isEmpty() && then.number().isPresent()),
            () -> number + " went to " + then);
      } else {
        assertEquals(before.route(number), now, number);
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void permuting_declarations_with_distinct_priorities_changes_nothing(
      @ForAll("scenarios") Scenario scenario, @ForAll Random random) {
    List<Friend> friends = new ArrayList<>();
    for (Friend friend : scenario.client(0).friends()) {
      friends.add(withPriority(friend, friends.size() - 2));
    }
    CallRouter declared = withFriends(scenario, friends).client("a");
    Collections.shuffle(friends, random);
    CallRouter shuffled = withFriends(scenario, friends).client("a");
    for (String number : scenario.numbers()) {
      assertEquals(declared.route(number), shuffled.route(number), number);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void an_extension_beats_every_friend_and_only_codes_and_emergency_numbers_beat_it(
      @ForAll("scenarios") Scenario scenario) {
    BrandRouter brand = compile(scenario.brand());
    for (Client client : scenario.brand().clients()) {
      CallRouter router = brand.client(client.id());
      for (Extension extension : client.extensions()) {
        RouteDecision decision = router.route(extension.number());
        assertTrue(
            decision instanceof ToEmergency
                || decision instanceof ToService
                || decision.equals(ToExtension.of(extension)),
            () -> extension + " is beaten by " + decision);
      }
      client
          .emergencyNumbers()
          .forEach(number -> assertInstanceOf(ToEmergency.class, router.route(number.number())));
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void a_snapshot_routes_as_the_whole_brand_compiled_anew_and_the_old_one_stays_as_it_was(
      @ForAll("scenarios") Scenario before, @ForAll("scenarios") Scenario after) {
    BrandRouter first = compile(before.brand());
    List<List<RouteDecision>> firstDecisions = decisions(first, before, after);
    BrandRouter snapshot = first;
    List<Client> clients = new ArrayList<>(before.brand().clients());
    for (int i = 0; i < clients.size(); i++) {
      clients.set(i, after.client(i));
      snapshot = snapshot.withClient(after.client(i));
      BrandRouter recompiled = compile(Brand.of("generated", clients));
      assertEquals(recompiled.brand(), snapshot.brand());
      assertEquals(decisions(recompiled, before, after), decisions(snapshot, before, after));
    }
    Client fourth = Client.builder("d").extension("1", ExtensionTarget.voicemail("box")).build();
    BrandRouter more = snapshot.withClient(fourth);
    assertEquals(ToExtension.of(fourth.extensions().get(0)), more.client("d").route("1"));
    BrandRouter fewer = more.withoutClient("d");
    assertEquals(snapshot.brand(), fewer.brand());
    assertEquals(decisions(snapshot, before, after), decisions(fewer, before, after));
    assertEquals(firstDecisions, decisions(first, before, after));
  }

  /** What every client of the brand says of the numbers of both scenarios. */
  private static List<List<RouteDecision>> decisions(
      BrandRouter brand, Scenario one, Scenario other) {
    List<List<RouteDecision>> decisions = new ArrayList<>();
    for (Client client : brand.brand().clients()) {
      CallRouter router = brand.client(client.id());
      decisions.add(one.numbers().stream().map(router::route).toList());
      decisions.add(other.numbers().stream().map(router::route).toList());
    }
    return decisions;
  }
}
