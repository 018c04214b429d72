package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouterFootprint;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.router.NumberingRouter;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a router says that it costs. */
class FootprintTest {

  /** RE2/J is asked for it, whatever the budget. */
  private static final String COUNTING = "^[0-9]*7[0-9]{24}$";

  private static RouterFootprint of(Client.Builder client, CompileOptions options) {
    Client other =
        Client.builder("other").extension("2001", ExtensionTarget.endpoint("user", "bob")).build();
    return BrandCompiler.create()
        .compile(Brand.of("demo", client.build(), other), options)
        .client("c")
        .footprint();
  }

  private static RouterFootprint of(Client.Builder client) {
    return of(client, CompileOptions.DEFAULT);
  }

  /** Patterns that all say what the first one says, so that the table stays the same. */
  private static Client.Builder alike(int patterns, String... more) {
    RemoteFriend.Builder friend = Friend.remote("f");
    for (int i = 0; i < patterns; i++) {
      friend.pattern("^1{" + (i + 1) + "}");
    }
    for (String pattern : more) {
      friend.pattern(pattern);
    }
    return Client.builder("c").friend(friend.build());
  }

  @Test
  void patterns_are_counted_and_those_that_re2j_answers() {
    Client.Builder client =
        alike(3, COUNTING)
            .friend(Friend.internal("sister", "other").build())
            .friend(Friend.remote("g").pattern("^2").build());
    RouterFootprint footprint = of(client);
    assertEquals(5, footprint.patterns());
    assertEquals(List.of(COUNTING), footprint.patternsOnRe2j());
    assertTrue(footprint.states() > 1, footprint::toString);
    RouterFootprint without = of(client, CompileOptions.DEFAULT.withMaxTableBytes(1));
    assertEquals(5, without.patterns());
    assertEquals(List.of("^1{1}", "^1{2}", "^1{3}", COUNTING, "^2"), without.patternsOnRe2j());
  }

  @Test
  void patterns_that_mean_the_same_take_no_more_bytes() {
    assertEquals(of(alike(17)).bytes(), of(alike(33)).bytes());
    assertTrue(of(alike(17)).bytes() < of(alike(17, "^2[0-9]{90}3")).bytes());
  }

  @Test
  void a_router_says_what_it_is() {
    String text =
        BrandCompiler.create()
            .compile(
                Brand.of("demo", Client.builder("c").friend(Friend.remote("f").build()).build()))
            .client("c")
            .toString();
    assertTrue(text.contains("client=c, friends=1, states="), text);
  }

  @Test
  void the_reference_has_no_table_and_leaves_all_patterns_to_re2j() {
    Client client = alike(3).friend(Friend.internal("sister", "other").build()).build();
    Client other = Client.builder("other").build();
    assertEquals(
        RouterFootprint.builder("reference")
            .patterns(3)
            .patternsOnRe2j(List.of("^1{1}", "^1{2}", "^1{3}"))
            .build(),
        Objects.requireNonNull(
                ReferenceRouter.ofBrand(Brand.of("demo", client, other), PlanLimits.DEFAULT)
                    .get("c"))
            .footprint());
  }

  @Test
  void a_pattern_that_re2j_answers_for_normalised_numbers_alone_is_reported() {
    // The friends alone have less text than the whole plan, and so less room for their table.
    Client client =
        Client.builder("c")
            .match(MatchMode.FULL)
            .numbering(List.of(NumberingRule.of("", 0, 1, "1")))
            .serviceCode(ServiceCode.withArguments("*"))
            .friend(Friend.remote("f").priority(0).pattern("^[0-9]*[0-9](\\d)*").build())
            .friend(
                Friend.remote("g")
                    .priority(-2)
                    .pattern("[*#]{1,}3|1[^1](?i:[1-3](1|)){0,4}?$")
                    .build())
            .friend(Friend.internal("h", "other").priority(2).build())
            .build();
    Client other =
        Client.builder("other")
            .extension("*3*", ExtensionTarget.endpoint("user", "a"))
            .extension("#31", ExtensionTarget.endpoint("user", "b"))
            .extension("#2", ExtensionTarget.endpoint("user", "c"))
            .build();
    int found = 0;
    for (int bytes = 1_000; bytes < 4_000; bytes += 50) {
      NumberingRouter router =
          (NumberingRouter)
              BrandCompiler.create()
                  .compile(
                      Brand.of("demo", client, other),
                      CompileOptions.DEFAULT.withMaxTableBytes(bytes))
                  .client("c");
      List<String> alone = router.friendsAlone().footprint().patternsOnRe2j();
      List<String> whole = router.whole().footprint().patternsOnRe2j();
      found += whole.isEmpty() && !alone.isEmpty() ? 1 : 0;
      assertTrue(router.footprint().patternsOnRe2j().containsAll(alone), "in " + bytes + " bytes");
      assertTrue(router.footprint().patternsOnRe2j().containsAll(whole), "in " + bytes + " bytes");
    }
    assertTrue(found > 0, "the parts fit alike");
  }
}
