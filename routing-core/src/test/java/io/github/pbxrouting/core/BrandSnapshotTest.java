package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouterCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A brand's snapshots: what a change compiles, what it shares, what it refuses. */
final class BrandSnapshotTest {

  private static final ExtensionTarget ALICE = ExtensionTarget.endpoint("user", "alice");

  private static Client client(String id, String extension, String... targets) {
    Client.Builder client = Client.builder(id).extension(extension, ALICE);
    for (String target : targets) {
      client.friend(Friend.internal("to " + target, target).build());
    }
    return client.build();
  }

  /**
   * Madrid points to Barcelona, Barcelona to Madrid, Bilbao to both; nobody points to Bilbao or
   * from Vigo.
   */
  private static BrandRouter spain() {
    return BrandCompiler.create()
        .compile(
            Brand.of(
                "spain",
                client("madrid", "1001", "barcelona"),
                client("barcelona", "2001", "madrid"),
                client("bilbao", "3001", "madrid", "barcelona"),
                client("vigo", "4001")));
  }

  private static List<ProblemCode> codes(InvalidPlanException exception) {
    return exception.problems().stream().map(PlanProblem::code).toList();
  }

  private static String target(RouteDecision decision) {
    if (decision instanceof ToInternalFriend to) {
      return to.friend().targetClient();
    }
    return decision instanceof ToExtension ? "own" : "external";
  }

  @Test
  void the_service_loader_finds_the_compiler() {
    assertInstanceOf(BrandCompiler.class, RouterCompiler.load());
  }

  @Test
  void a_brand_is_compiled_whole() {
    BrandRouter spain = spain();
    assertEquals("spain", spain.brand().name());
    assertEquals(CompileOptions.DEFAULT, spain.options());
    assertTrue(spain.hasClient("vigo"));
    assertFalse(spain.hasClient("atlantis"));
    assertThrows(IllegalArgumentException.class, () -> spain.client("atlantis"));
    assertEquals("madrid", target(spain.client("bilbao").route("1001")));
    assertEquals("barcelona", target(spain.client("bilbao").route("2001")));
    assertEquals("external", target(spain.client("vigo").route("2001")));
  }

  @Test
  void a_brand_without_clients_compiles() {
    BrandRouter empty = BrandCompiler.create().compile(Brand.of("empty"));
    BrandRouter one = empty.withClient(client("madrid", "1001"));
    assertEquals(List.of(), empty.brand().clients());
    assertEquals("own", target(one.client("madrid").route("1001")));
    assertEquals(List.of(), one.withoutClient("madrid").brand().clients());
  }

  @Test
  void every_problem_comes_in_one_exception() {
    Brand brand =
        Brand.of("spain", client("madrid", "1001", "madrid", "atlantis"), client("madrid", "1001"));
    InvalidPlanException refused =
        assertThrows(InvalidPlanException.class, () -> BrandCompiler.create().compile(brand));
    assertEquals(
        List.of(
            ProblemCode.DUPLICATE_CLIENT,
            ProblemCode.SELF_TARGET,
            ProblemCode.UNKNOWN_TARGET_CLIENT),
        codes(refused));
    assertEquals(
        refused.problems(), BrandCompiler.create().problems(brand, CompileOptions.DEFAULT));
  }

  @Test
  void a_changed_client_is_compiled_with_those_that_point_to_it_and_the_rest_is_shared() {
    BrandRouter old = spain();
    BrandRouter changed = old.withClient(client("madrid", "1002", "barcelona"));

    assertEquals("madrid", target(old.client("bilbao").route("1001")));
    assertEquals("external", target(old.client("bilbao").route("1002")));
    assertEquals("external", target(changed.client("bilbao").route("1001")));
    assertEquals("madrid", target(changed.client("barcelona").route("1002")));
    assertEquals("own", target(changed.client("madrid").route("1002")));

    assertSame(old.client("vigo"), changed.client("vigo"));
    for (String id : List.of("madrid", "barcelona", "bilbao")) {
      assertNotSame(old.client(id), changed.client(id), id);
    }
    assertEquals(old.brand().clients().get(0).id(), changed.brand().clients().get(0).id());
    assertEquals(client("madrid", "1002", "barcelona"), changed.brand().clients().get(0));
    assertEquals(client("madrid", "1001", "barcelona"), old.brand().clients().get(0));
  }

  @Test
  void a_client_whose_extensions_stay_leaves_those_that_point_to_it_alone() {
    BrandRouter old = spain();
    BrandRouter changed = old.withClient(client("madrid", "1001", "vigo"));
    assertNotSame(old.client("madrid"), changed.client("madrid"));
    for (String id : List.of("barcelona", "bilbao", "vigo")) {
      assertSame(old.client(id), changed.client(id), id);
    }
    assertEquals("vigo", target(changed.client("madrid").route("4001")));
    BrandRouter again = changed.withClient(client("vigo", "4002"));
    assertNotSame(changed.client("madrid"), again.client("madrid"));
    assertSame(changed.client("bilbao"), again.client("bilbao"));
    assertEquals("vigo", target(again.client("madrid").route("4002")));
  }

  @Test
  void a_new_client_joins_at_the_end() {
    BrandRouter old = spain();
    BrandRouter more = old.withClient(client("soria", "5001", "vigo"));
    assertFalse(old.hasClient("soria"));
    assertEquals(5, more.brand().clients().size());
    assertEquals("vigo", target(more.client("soria").route("4001")));
    for (Client client : old.brand().clients()) {
      assertSame(old.client(client.id()), more.client(client.id()));
    }
  }

  @Test
  void a_client_that_nobody_points_to_can_be_removed() {
    BrandRouter old = spain();
    BrandRouter fewer = old.withoutClient("bilbao");
    assertTrue(old.hasClient("bilbao"));
    assertFalse(fewer.hasClient("bilbao"));
    assertEquals(
        List.of("madrid", "barcelona", "vigo"),
        fewer.brand().clients().stream().map(Client::id).toList());
    for (String id : List.of("madrid", "barcelona", "vigo")) {
      assertSame(old.client(id), fewer.client(id), id);
    }
    assertThrows(IllegalArgumentException.class, () -> fewer.withoutClient("bilbao"));
  }

  @Test
  void a_client_that_others_point_to_cannot_be_removed() {
    BrandRouter spain = spain();
    InvalidPlanException refused =
        assertThrows(InvalidPlanException.class, () -> spain.withoutClient("madrid"));
    assertEquals(
        List.of(ProblemCode.UNKNOWN_TARGET_CLIENT, ProblemCode.UNKNOWN_TARGET_CLIENT),
        codes(refused));
    assertEquals(
        List.of("barcelona", "bilbao"),
        refused.problems().stream().map(problem -> problem.client().orElseThrow()).toList());

    BrandRouter alone =
        spain
            .withClient(client("barcelona", "2001"))
            .withClient(client("bilbao", "3001", "barcelona"))
            .withoutClient("madrid");
    assertEquals("external", target(alone.client("bilbao").route("1001")));
  }

  @Test
  void a_changed_client_is_checked_as_the_whole_brand_would_be() {
    BrandRouter spain =
        BrandCompiler.create()
            .compile(
                spain().brand(),
                CompileOptions.DEFAULT.withLimits(
                    PlanLimits.DEFAULT.withClients(4).withTotalEntries(14)));
    assertEquals(
        List.of(ProblemCode.SELF_TARGET, ProblemCode.UNKNOWN_TARGET_CLIENT),
        codes(
            assertThrows(
                InvalidPlanException.class,
                () -> spain.withClient(client("vigo", "4001", "vigo", "atlantis")))));
    assertEquals(
        List.of(ProblemCode.TOO_LARGE),
        codes(
            assertThrows(
                InvalidPlanException.class, () -> spain.withClient(client("soria", "5001")))));
    assertEquals(
        List.of(ProblemCode.TOO_LARGE),
        codes(
            assertThrows(
                InvalidPlanException.class,
                () -> spain.withClient(client("vigo", "4001", "madrid", "barcelona", "bilbao")))));
    assertTrue(spain.withClient(client("vigo", "4001", "madrid")).hasClient("vigo"));
  }

  @Test
  void the_extensions_that_internal_friends_lead_to_count() {
    // 3 + 3 + 5 + 1: an extension, a friend and the friend's extension each, but for Vigo.
    CompileOptions twelve =
        CompileOptions.DEFAULT.withLimits(PlanLimits.DEFAULT.withTotalEntries(12));
    BrandRouter spain = BrandCompiler.create().compile(spain().brand(), twelve);
    CompileOptions eleven =
        CompileOptions.DEFAULT.withLimits(PlanLimits.DEFAULT.withTotalEntries(11));
    assertThrows(
        InvalidPlanException.class, () -> BrandCompiler.create().compile(spain.brand(), eleven));

    // One extension more, and one more for each of the two that point there; one friend less, and
    // the extension it led to.
    Client madrid =
        Client.builder("madrid").extension("1001", ALICE).extension("1002", ALICE).build();
    assertThrows(InvalidPlanException.class, () -> spain.withClient(madrid));
    BrandRouter smaller = spain.withClient(client("bilbao", "3001", "madrid"));
    assertTrue(smaller.withClient(madrid).withClient(client("vigo", "4001")).hasClient("madrid"));
    assertThrows(
        InvalidPlanException.class,
        () -> smaller.withClient(madrid).withClient(client("vigo", "4001", "barcelona")));
  }
}
