package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.util.function.IntFunction;

/** The engines by the names that the benchmarks' parameter gives them. */
final class Engines {
  private Engines() {}

  /**
   * Prepares an engine that routes the number of an index.
   *
   * @throws IllegalArgumentException when there is no engine of that name
   * @throws UnsupportedOperationException when the engine does not run on this JDK
   */
  static IntFunction<RouteDecision> create(String name, RivalPlan plan, String[] numbers) {
    if (name.equals("floor")) {
      return new FloorEngine(plan, numbers);
    }
    if (name.equals("router")) {
      CallRouter router = router(plan);
      return i ->
          router.route(numbers[i]); // no more between the benchmark and it than the floor has
    }
    Engine engine = create(name, plan);
    return i -> engine.route(numbers[i]);
  }

  /** Prepares an engine that takes any number, which the floor does not. */
  static Engine create(String name, RivalPlan plan) {
    return switch (name) {
      case "router" -> router(plan)::route;
      case "reference" -> reference(plan)::route;
      case "jur" -> new JavaRegexEngine(plan);
      case "lucene" -> new LuceneEngine(plan);
      case "safere" -> new SafeReEngine(plan);
      default ->
          throw new IllegalArgumentException(
              "no engine \"" + name + "\": use router, reference, jur, lucene, safere or floor");
    };
  }

  static CallRouter router(RivalPlan plan) {
    return BrandCompiler.create()
        .compile(Brand.of("brand", plan.client()))
        .client(plan.client().id());
  }

  static CallRouter reference(RivalPlan plan) {
    return new ReferenceRouter(plan.client(), id -> plan.client(), CompileOptions.DEFAULT.limits());
  }
}
