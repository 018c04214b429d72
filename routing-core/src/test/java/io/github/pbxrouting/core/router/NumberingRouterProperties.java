package io.github.pbxrouting.core.router;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Numbers that one walk decides go where the reference, which looks at both forms, says. The plans
 * have anchored patterns alone, small and large ones, and rules that overlap, hide each other, make
 * emergency numbers, change nothing, or make what another rule would change again.
 */
@Tag("slow")
final class NumberingRouterProperties {

  private static final List<String> PREFIXES =
      List.of("", "", "0", "00", "9", "90", "900", "9001", "1", "+", "*3");
  private static final List<String> REPLACEMENTS = List.of("", "+", "+", "+1", "1", "0", "00", "9");
  private static final List<String> TAILS = List.of("", "$", "[0-9]{2}$", "\\d+$", ".*", "[^0-4]");
  private static final AtomicInteger ONE_WALK = new AtomicInteger();
  private static final AtomicInteger ROUTERS = new AtomicInteger();

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void one_walk_says_what_two_passes_say(@ForAll Random random, @ForAll boolean large) {
    Client target = Client.builder("target").extensions(extensions(random)).build();
    Client client = client(random, large);
    Brand brand = Brand.of("brand", client, target);
    CallRouter router = BrandCompiler.create().compile(brand).client("client");
    CallRouter reference =
        Objects.requireNonNull(
            ReferenceRouter.ofBrand(brand, CompileOptions.DEFAULT.limits()).get("client"));
    for (String number : numbers(random, client)) {
      assertEquals(reference.route(number), router.route(number), number);
      byte[] bytes = number.getBytes(US_ASCII);
      assertEquals(reference.route(number), router.route(bytes, 0, bytes.length), number);
      assertEquals(reference.candidates(number), router.candidates(number), number);
      RouteOptions options = RouteOptions.leavingOut("friend 0");
      assertEquals(reference.route(number, options), router.route(number, options), number);
    }
    ROUTERS.incrementAndGet();
    if (router.toString().contains("one walk")) {
      ONE_WALK.incrementAndGet();
    }
  }

  @AfterContainer
  static void one_walk_was_tried() {
    assertTrue(
        ONE_WALK.get() > ROUTERS.get() / 6,
        ONE_WALK + " of " + ROUTERS + " routers decide with one walk");
  }

  private static Client client(Random random, boolean large) {
    Client.Builder client =
        Client.builder("client")
            .numbering(rules(random))
            .extensions(extensions(random))
            .rejectUnknownCodes(random.nextInt(4) == 0);
    if (random.nextInt(3) == 0) {
      client.emergencyNumbers("112", "1125");
    }
    if (random.nextInt(3) == 0) {
      client.serviceCode(ServiceCode.withArguments(random.nextBoolean() ? "*3" : "*30"));
    }
    if (random.nextInt(3) == 0) {
      client.friend(
          Friend.internal("internal", "target")
              .priority(random.nextInt(4))
              .normalizedOnly(random.nextBoolean())
              .build());
    }
    for (int i = 0; i < 4; i++) {
      client.friend(
          Friend.remote("friend " + i)
              .priority(random.nextInt(3))
              .normalizedOnly(random.nextInt(3) == 0)
              .patterns(pattern(random), pattern(random))
              .build());
    }
    if (large) {
      RemoteFriend.Builder many = Friend.remote("many").priority(2);
      for (int i = 0; i < 120; i++) {
        many.pattern("^\\+" + digits(random, 3, 5) + TAILS.get(random.nextInt(TAILS.size())));
      }
      client.friend(many.build());
    }
    return client.build();
  }

  private static List<NumberingRule> rules(Random random) {
    List<NumberingRule> rules = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      int min = random.nextInt(5);
      String replaceWith = REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size()));
      rules.add(
          NumberingRule.of(
              PREFIXES.get(random.nextInt(PREFIXES.size())),
              replaceWith.isEmpty() ? Math.max(1, min) : min,
              min + 1 + random.nextInt(4),
              replaceWith));
    }
    return rules;
  }

  private static List<Extension> extensions(Random random) {
    Set<String> numbers = new LinkedHashSet<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      numbers.add((random.nextBoolean() ? "1" : "") + digits(random, 1, 4));
    }
    return numbers.stream()
        .map(number -> Extension.of(number, ExtensionTarget.endpoint("user", number)))
        .toList();
  }

  private static String pattern(Random random) {
    String start = List.of("^\\+", "^\\+", "^0", "^").get(random.nextInt(4));
    return start + digits(random, 1, 3) + TAILS.get(random.nextInt(TAILS.size()));
  }

  private static Set<String> numbers(Random random, Client client) {
    Set<String> numbers = new LinkedHashSet<>(List.of("112", "9112", "0112", "00112", "*3", "*30"));
    client.extensions().forEach(extension -> numbers.add(extension.number()));
    client.emergencyNumbers().stream().map(EmergencyNumber::number).forEach(numbers::add);
    for (int i = 0; i < 60; i++) {
      String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
      String other = i % 12 == 0 ? List.of("a", "*", "+", "#").get(random.nextInt(4)) : "";
      numbers.add(prefix + digits(random, 1, 7) + other + (i % 24 == 0 ? "1" : ""));
    }
    return numbers;
  }

  private static String digits(Random random, int min, int max) {
    StringBuilder digits = new StringBuilder();
    for (int i = min + random.nextInt(max - min + 1); i > 0; i--) {
      digits.append("0123459".charAt(random.nextInt(7)));
    }
    return digits.toString();
  }
}
