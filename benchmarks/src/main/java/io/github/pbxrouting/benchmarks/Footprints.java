package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.RouterFootprint;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jol.info.GraphLayout;

/** What compiled plans keep in memory: as they say themselves, and as JOL finds by looking. */
final class Footprints {
  private static final double SMALL = SmallPlans.CLIENTS;

  private Footprints() {}

  /**
   * One plan.
   *
   * @param plan which one
   * @param layout the layout of its tables, as the router names it
   * @param states states of its automata
   * @param tableBytes bytes of its tables, as the router counts them
   * @param retainedBytes bytes that the router keeps beyond the model it was compiled from, as JOL
   *     counts them
   * @param onRe2j patterns left to RE2/J
   */
  record Row(
      String plan, String layout, long states, long tableBytes, long retainedBytes, int onRe2j) {}

  /** Compiles and weighs all plans of the documented set; takes a minute and a gigabyte of heap. */
  static List<Row> measure() {
    // Without it JOL cannot look into records.
    System.setProperty("jol.magicFieldOffset", "true");
    List<Row> rows = new ArrayList<>();
    rows.add(one("everyday", EverydayPlan.client()));
    for (int friends : new int[] {1, 10, 100, 1000, 10_000}) {
      RivalPlan plan = RivalPlan.of(RealisticPlan.ofFriends(friends).regexes());
      rows.add(one(friends + " friends", plan.client()));
    }
    for (String family : List.of("some", "beginning", "both", "mix")) {
      rows.add(one(family, RivalPlan.of(ForgottenAnchors.family(family)).client()));
    }
    rows.add(small());
    return rows;
  }

  private static Row one(String name, Client client) {
    Brand brand = Brand.of("brand", client);
    BrandRouter router = BrandCompiler.create().compile(brand);
    RouterFootprint footprint = router.client(client.id()).footprint();
    return new Row(
        name,
        footprint.layout(),
        footprint.states(),
        footprint.bytes(),
        retained(router, brand),
        footprint.patternsOnRe2j().size());
  }

  private static Row small() {
    Brand brand = SmallPlans.brand(SmallPlans.CLIENTS);
    BrandRouter router = BrandCompiler.create().compile(brand);
    List<RouterFootprint> each =
        brand.clients().stream().map(client -> router.client(client.id()).footprint()).toList();
    return new Row(
        String.format(Locale.ROOT, "%,.0f small clients", SMALL),
        each.get(0).layout(),
        each.stream().mapToLong(RouterFootprint::states).sum(),
        each.stream().mapToLong(RouterFootprint::bytes).sum(),
        retained(router, brand),
        each.stream().mapToInt(one -> one.patternsOnRe2j().size()).sum());
  }

  private static long retained(BrandRouter router, Brand model) {
    return GraphLayout.parseInstance(router).totalSize()
        - GraphLayout.parseInstance(model).totalSize();
  }
}
