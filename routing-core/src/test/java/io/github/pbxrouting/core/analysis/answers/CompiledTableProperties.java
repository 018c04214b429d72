package io.github.pbxrouting.core.analysis.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.router.ReferenceRouter;
import io.github.pbxrouting.core.testing.Plans;
import io.github.pbxrouting.core.testing.Plans.Scenario;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** A walk of the exported table, as its page describes it, says what the router says. */
@Tag("slow")
final class CompiledTableProperties {

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Plans.scenarios();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void a_walk_says_what_the_router_says(@ForAll("scenarios") Scenario scenario) {
    holdAgainstRouter(scenario, CompileOptions.DEFAULT);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void a_walk_that_is_not_said_to_be_undecided_says_what_the_router_says(
      @ForAll("scenarios") Scenario scenario) {
    holdAgainstRouter(scenario, CompileOptions.DEFAULT.withMaxTableBytes(2_000));
  }

  private static void holdAgainstRouter(Scenario scenario, CompileOptions options) {
    BrandRouter brand = BrandCompiler.create().compile(scenario.brand(), options);
    for (Client client : scenario.brand().clients()) {
      CallRouter router = brand.client(client.id());
      CompiledTables tables = CompiledTables.of(router);
      for (String number : scenario.numbers()) {
        String normalised = client.normalize(number);
        if (normalised.equals(number)) {
          agrees(tables.whole(), number, router.route(number).kind(), router);
        } else {
          RouteKind dialled = kind(tables.asDialled(), number);
          if (dialled != null && dialled != RouteKind.EXTERNAL) {
            RouteKind kind = router.route(number).kind();
            assertTrue(kind == dialled || kind == RouteKind.EMERGENCY, number);
          } else if (dialled != null && router.route(number).kind() != RouteKind.EMERGENCY) {
            agrees(tables.friendsAlone(), normalised, router.route(number).kind(), router);
          }
        }
      }
    }
  }

  private static void agrees(
      CompiledTable table, String number, RouteKind kind, CallRouter router) {
    RouteKind walked = kind(table, number);
    if (walked != null) {
      assertEquals(kind, walked, router.client().id() + ": " + number);
    }
  }

  private static RouteKind kind(CompiledTable table, String number) {
    int index = walk(table, number);
    boolean ascii = number.chars().allMatch(c -> c < CompiledTable.BEYOND_ASCII);
    return index > (ascii ? table.undecidedFrom() : table.undecidedFromBeyondAscii())
        ? null
        : table.decisions().get(index).kind();
  }

  private static int walk(CompiledTable table, String number) {
    int[] symbols = number.codePoints().map(c -> Math.min(c, CompiledTable.BEYOND_ASCII)).toArray();
    int best = walk(table, symbols, 0, table.start());
    for (int i = 1; table.restarts() && i <= symbols.length; i++) {
      int before = symbols[i - 1];
      boolean word =
          before < CompiledTable.BEYOND_ASCII
              && (Character.isLetterOrDigit(before) || before == '_');
      best =
          Math.min(best, walk(table, symbols, i, table.restart(word ? 1 : before == '\n' ? 2 : 0)));
    }
    return best;
  }

  private static int walk(CompiledTable table, int[] symbols, int from, int start) {
    int target = start;
    for (int i = from; target >= 0 && i < symbols.length; i++) {
      target = table.next(target, table.classOf(symbols[i]));
    }
    return target < 0 ? ~target : table.end(target);
  }

  @Example
  void the_patterns_that_are_not_in_the_table_are_named() {
    Brand brand =
        Brand.of(
            "b",
            Client.builder("c")
                .friend(Friend.remote("easy").priority(1).pattern("^1").build())
                .friend(Friend.remote("hard").priority(2).pattern("^[0-9]*7[0-9]{30}$").build())
                .build());
    CompiledTable table =
        CompiledTables.of(
                BrandCompiler.create()
                    .compile(brand, CompileOptions.DEFAULT.withMaxTableBytes(20_000))
                    .client("c"))
            .whole();
    assertEquals(List.of("^[0-9]*7[0-9]{30}$"), table.undecidedPatterns());
    assertEquals(1, table.undecidedFrom());
    assertEquals(RouteKind.FRIEND, kind(table, "1"));
    assertEquals(null, kind(table, "2"));
    assertEquals(3, table.decisions().size());
    assertTrue(table.toString().contains("decisions=3"), table.toString());
  }

  @Example
  void a_table_refuses_what_is_not_in_it() {
    Brand brand = Brand.of("b", Client.builder("c").build());
    CompiledTable table =
        CompiledTables.of(BrandCompiler.create().compile(brand).client("c")).whole();
    assertThrows(IndexOutOfBoundsException.class, () -> table.classOf(129));
    assertThrows(IndexOutOfBoundsException.class, () -> table.next(0, table.classes()));
    assertThrows(IndexOutOfBoundsException.class, () -> table.end(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> table.restart(0));
    assertThrows(NullPointerException.class, () -> CompiledTables.of(null));
    CallRouter other = ReferenceRouter.ofBrand(brand, CompileOptions.DEFAULT.limits()).get("c");
    assertThrows(IllegalArgumentException.class, () -> CompiledTables.of(other));
  }
}
