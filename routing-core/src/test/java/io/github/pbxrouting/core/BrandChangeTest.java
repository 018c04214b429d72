package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandChange;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.ProblemCode;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Several clients change in one step. */
final class BrandChangeTest {

  private static Client client(String id, String extension, String... targets) {
    Client.Builder client =
        Client.builder(id).extension(extension, ExtensionTarget.endpoint("user", id));
    for (String target : targets) {
      client.friend(Friend.internal("to-" + target, target).build());
    }
    return client.build();
  }

  private static BrandRouter compile(Client... clients) {
    return BrandCompiler.create().compile(Brand.of("demo", clients));
  }

  private static String route(BrandRouter brand, String client, String number) {
    return brand.client(client).route(number).key();
  }

  @Test
  void two_new_clients_that_point_to_each_other_are_one_step() {
    BrandRouter before = compile(client("madrid", "1"));
    Client cadiz = client("cadiz", "2", "vigo");
    Client vigo = client("vigo", "3", "cadiz");
    assertThrows(InvalidPlanException.class, () -> before.withClient(cadiz));
    BrandRouter after = before.withClients(List.of(cadiz, vigo));
    assertEquals("friend:to-vigo/vigo", route(after, "cadiz", "3"));
    assertEquals("friend:to-cadiz/cadiz", route(after, "vigo", "2"));
    assertSame(before.client("madrid"), after.client("madrid"));
    assertFalse(before.hasClient("cadiz"));
    assertEquals(Brand.of("demo", client("madrid", "1"), cadiz, vigo), after.brand());
  }

  @Test
  void adding_replacing_and_removing_are_one_step() {
    BrandRouter before =
        compile(client("madrid", "1", "cadiz"), client("cadiz", "2"), client("vigo", "3", "cadiz"));
    BrandRouter after =
        before.with(
            BrandChange.NONE
                .put(client("madrid", "1", "lugo"))
                .put(client("lugo", "4"))
                .put(client("vigo", "3"))
                .remove("cadiz"));
    assertEquals("friend:to-lugo/lugo", route(after, "madrid", "4"));
    assertEquals("external", route(after, "madrid", "2"));
    assertFalse(after.hasClient("cadiz"));
    assertEquals(
        List.of("madrid", "vigo", "lugo"),
        after.brand().clients().stream().map(Client::id).toList());
  }

  @Test
  void a_client_that_points_to_a_changed_one_is_compiled_again() {
    BrandRouter before = compile(client("madrid", "1", "cadiz"), client("cadiz", "2"));
    BrandRouter after = before.withClients(List.of(client("cadiz", "7")));
    assertEquals("friend:to-cadiz/cadiz", route(after, "madrid", "7"));
    assertEquals("external", route(after, "madrid", "2"));
    BrandRouter again = after.withClients(List.of(client("cadiz", "8")));
    assertEquals("friend:to-cadiz/cadiz", route(again, "madrid", "8"));
  }

  @Test
  void every_problem_of_a_change_is_reported() {
    BrandRouter before = compile(client("madrid", "1", "cadiz"), client("cadiz", "2"));
    InvalidPlanException refused =
        assertThrows(
            InvalidPlanException.class,
            () ->
                before.with(
                    BrandChange.NONE.remove("cadiz").put(client("vigo", "3", "vigo", "lugo"))));
    assertEquals(
        List.of(
            ProblemCode.SELF_TARGET,
            ProblemCode.UNKNOWN_TARGET_CLIENT,
            ProblemCode.UNKNOWN_TARGET_CLIENT),
        refused.problems().stream().map(problem -> problem.code()).toList());
  }

  @Test
  void a_problem_of_the_brand_is_reported_once() {
    CompileOptions two = CompileOptions.DEFAULT.withLimits(PlanLimits.DEFAULT.withClients(2));
    BrandRouter before =
        BrandCompiler.create().compile(Brand.of("demo", client("madrid", "1")), two);
    InvalidPlanException refused =
        assertThrows(
            InvalidPlanException.class,
            () -> before.withClients(List.of(client("cadiz", "2"), client("vigo", "3"))));
    assertEquals(1, refused.problems().size());
  }

  @Test
  void a_client_that_is_not_there_cannot_be_removed() {
    BrandRouter brand = compile(client("madrid", "1"));
    assertThrows(
        IllegalArgumentException.class, () -> brand.with(BrandChange.NONE.remove("cadiz")));
  }

  @Test
  void the_later_of_two_changes_of_one_client_counts() {
    Client cadiz = client("cadiz", "2");
    assertEquals(BrandChange.NONE.put(cadiz), BrandChange.NONE.remove("cadiz").put(cadiz));
    assertEquals(BrandChange.NONE.remove("cadiz"), BrandChange.NONE.put(cadiz).remove("cadiz"));
  }

  /** A writer that is overtaken: between its reading and its writing, another one writes. */
  @Test
  void two_writers_lose_no_update() {
    AtomicReference<BrandRouter> current = new AtomicReference<>(compile(client("madrid", "1")));
    boolean[] overtaken = new boolean[1];
    current.updateAndGet(plan -> {
      if (!overtaken[0]) {
        overtaken[0] = true;
        current.updateAndGet(other -> other.withClient(client("vigo", "3")));
      }
      return plan.withClient(client("cadiz", "2"));
    });
    assertTrue(current.get().hasClient("cadiz"));
    assertTrue(current.get().hasClient("vigo"), "the other writer's update is lost");
  }
}
