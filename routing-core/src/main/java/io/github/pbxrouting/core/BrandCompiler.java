package io.github.pbxrouting.core;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.core.plan.PatternPool;
import io.github.pbxrouting.core.plan.PlanCheck;
import java.util.List;
import java.util.Objects;

/**
 * Checks brands and compiles them into routers: what {@link RouterCompiler#load()} finds, and what
 * a host that depends on this module may use directly.
 *
 * <p>Keeps no state and starts no thread; one compiler serves any number of threads, and two are
 * the same.
 */
public final class BrandCompiler implements RouterCompiler {

  /** A compiler, as the service loader wants it. */
  public BrandCompiler() {}

  /** Returns a compiler. */
  public static BrandCompiler create() {
    return new BrandCompiler();
  }

  /**
   * Compiles a brand, in time about linear in its size.
   *
   * @throws InvalidPlanException with every problem of the brand
   */
  @Override
  public BrandRouter compile(Brand brand, CompileOptions options) {
    requireArguments(brand, options);
    PatternPool patterns = new PatternPool(options.limits());
    List<PlanProblem> problems = PlanCheck.ofBrand(brand, options.limits(), patterns);
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(problems);
    }
    return BrandSnapshot.compile(brand, options, patterns);
  }

  /**
   * Returns every problem of a brand, in the order of the plan; immutable. Clients of which RE2/J
   * would have to answer too much are found once there is no other problem.
   *
   * <p>Takes time linear in the size of the brand, except that clients with very many or very large
   * patterns are compiled.
   */
  @Override
  public List<PlanProblem> problems(Brand brand, CompileOptions options) {
    requireArguments(brand, options);
    PatternPool patterns = new PatternPool(options.limits());
    List<PlanProblem> problems = PlanCheck.ofBrand(brand, options.limits(), patterns);
    return List.copyOf(
        problems.isEmpty() ? BrandSnapshot.problems(brand, options, patterns) : problems);
  }

  private static void requireArguments(Brand brand, CompileOptions options) {
    Objects.requireNonNull(brand, "brand must not be null");
    Objects.requireNonNull(options, "options must not be null");
  }
}
