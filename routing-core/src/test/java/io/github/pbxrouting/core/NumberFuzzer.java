package io.github.pbxrouting.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.router.ReferenceRouter;
import io.github.pbxrouting.core.testing.FuzzText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Fuzzes numbers, as texts and as raw bytes, in plans with something of everything: every form of a
 * router says what the reference says, or refuses with the same words.
 */
public final class NumberFuzzer {

  private static final Brand BRAND =
      Brand.of("fuzzed", everything("find", MatchMode.FIND), everything("full", MatchMode.FULL));

  private static final Map<String, ReferenceRouter> REFERENCES =
      ReferenceRouter.ofBrand(BRAND, CompileOptions.DEFAULT.limits());

  private static final List<BrandRouter> ROUTERS =
      List.of(
          BrandCompiler.create().compile(BRAND),
          BrandCompiler.create().compile(BRAND, CompileOptions.DEFAULT.withMaxTableBytes(10_000)),
          BrandCompiler.create().compile(BRAND, CompileOptions.DEFAULT.withMaxTableBytes(1)));

  private static final List<RouteOptions> OPTIONS =
      List.of(
          RouteOptions.NONE,
          RouteOptions.NONE.skippingExtensions(),
          RouteOptions.leavingOut("spain"),
          RouteOptions.leavingOut("other").skippingExtensions());

  private NumberFuzzer() {}

  private static Client everything(String id, MatchMode match) {
    Client.Builder client =
        Client.builder(id)
            .match(match)
            .emergencyNumber("112")
            .serviceCode(ServiceCode.withArguments("*94"))
            .serviceCode(ServiceCode.exact("*9"));
    for (int i = 1000; i < 1040; i++) {
      client.extension(Integer.toString(i), ExtensionTarget.endpoint("user", "u" + i));
    }
    String other = id.equals("find") ? "full" : "find";
    return client
        .extension("2#", ExtensionTarget.voicemail("box"))
        .friend(Friend.remote("spain").priority(1).pattern("^(\\+|00)?34[0-9]{3,9}$").build())
        .friend(Friend.remote("words").priority(2).pattern("(?i)kiosk").pattern("\\bx\\b").build())
        .friend(Friend.remote("lines").priority(3).pattern("(?m)^5.?6$").build())
        .friend(
            Friend.remote("odd").priority(4).pattern("\\p{Greek}7").pattern("[^0-9*#+]$").build())
        .friend(Friend.internal("other", other).priority(5).build())
        .friend(
            Friend.remote("far").priority(6).pattern("8[0-9]{20}$").pattern("^.*1.{9}2$").build())
        .build();
  }

  /** What Jazzer calls, and what replays a case. */
  public static void fuzzerTestOneInput(byte[] input) {
    String number = new FuzzText(input).next();
    byte[] encoded = number.getBytes(UTF_8);
    boolean whole = UTF_8.newEncoder().canEncode(number);
    for (BrandRouter brand : ROUTERS) {
      REFERENCES.forEach((id, reference) -> {
        CallRouter router = brand.client(id);
        same(reference, router, each -> each.route(number));
        same(reference, router, each -> each.route(input, 0, input.length));
        if (whole) {
          same(reference, router, each -> each.route(encoded, 0, encoded.length));
        }
        for (RouteOptions options : OPTIONS) {
          same(reference, router, each -> each.route(number, options));
        }
      });
    }
  }

  private static void same(
      CallRouter reference, CallRouter router, Function<CallRouter, RouteDecision> question) {
    assertEquals(answer(reference, question), answer(router, question));
  }

  private static Object answer(CallRouter router, Function<CallRouter, RouteDecision> question) {
    try {
      return question.apply(router);
    } catch (InvalidDestinationException refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
