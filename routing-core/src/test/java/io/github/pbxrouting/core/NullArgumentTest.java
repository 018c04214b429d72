package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RouteOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Null is refused by the name of the parameter. */
final class NullArgumentTest {

  private static final Brand BRAND =
      Brand.of(
          "demo",
          Client.builder("plain").build(),
          Client.builder("numbering").numbering(NumberingRule.of("1", 1, 5, "+34")).build());

  private static final BrandCompiler COMPILER = BrandCompiler.create();

  private static final BrandRouter ROUTER = COMPILER.compile(BRAND);

  @Test
  void the_compiler_refuses_null() {
    refused("brand", () -> COMPILER.compile(null));
    refused("brand", () -> COMPILER.compile(null, CompileOptions.DEFAULT));
    refused("options", () -> COMPILER.compile(BRAND, null));
    refused("brand", () -> COMPILER.problems(null));
    refused("brand", () -> COMPILER.problems(null, CompileOptions.DEFAULT));
    refused("options", () -> COMPILER.problems(BRAND, null));
  }

  @Test
  void a_snapshot_refuses_null() {
    refused("id", () -> ROUTER.hasClient(null));
    refused("id", () -> ROUTER.client(null));
    refused("request", () -> ROUTER.call(null));
    refused("request", () -> ROUTER.resume(null, List.of()));
    refused("history", () -> ROUTER.resume(CallRequest.of("plain", "1"), null));
    refused("client", () -> ROUTER.withClient(null));
    refused("clients", () -> ROUTER.withClients(null));
    refused("id", () -> ROUTER.withoutClient(null));
    refused("change", () -> ROUTER.with(null));
  }

  @Test
  void a_router_refuses_null_with_and_without_numbering_rules() {
    for (Client client : BRAND.clients()) {
      CallRouter router = ROUTER.client(client.id());
      refused("options", () -> router.route("1", null));
      refused("options", () -> router.candidates("1", null));
      refused("number", () -> router.extension(null));
      refused("continuation", () -> router.dial(null));
      refused("options", () -> router.dial("1", null));
      refused("characters", () -> router.dial().append((String) null));
    }
  }

  @Test
  void a_destination_that_is_null_is_an_invalid_destination() {
    for (Client client : BRAND.clients()) {
      CallRouter router = ROUTER.client(client.id());
      assertThrows(InvalidDestinationException.class, () -> router.route(null));
      assertThrows(InvalidDestinationException.class, () -> router.route(null, RouteOptions.NONE));
      assertThrows(InvalidDestinationException.class, () -> router.route(null, 0, 0));
      assertThrows(InvalidDestinationException.class, () -> router.candidates(null));
    }
  }

  private static void refused(String parameter, Executable call) {
    assertEquals(
        parameter + " must not be null",
        assertThrows(NullPointerException.class, call).getMessage());
  }
}
