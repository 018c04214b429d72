package io.github.pbxrouting.api;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Compiles a brand into routers. {@link #load()} finds the implementation, which is in {@code
 * routing-core}. Hosts call this interface and do not implement it. Implementations are safe for
 * use by any number of threads and keep no state between calls.
 */
public interface RouterCompiler {

  /**
   * Returns the compiler found on the class path or module path.
   *
   * @throws IllegalStateException when there is none
   */
  static RouterCompiler load() {
    Optional<RouterCompiler> found =
        ServiceLoader.load(RouterCompiler.class, RouterCompiler.class.getClassLoader()).findFirst();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "no RouterCompiler found: add the artifact io.github.pbxrouting:routing-core to the class"
              + " path or module path");
    }
    return found.get();
  }

  /**
   * Compiles with {@link CompileOptions#DEFAULT}.
   *
   * @throws InvalidPlanException with every problem of the brand
   */
  default BrandRouter compile(Brand brand) {
    return compile(brand, CompileOptions.DEFAULT);
  }

  /**
   * Compiles a brand.
   *
   * @throws InvalidPlanException with every problem of the brand
   */
  BrandRouter compile(Brand brand, CompileOptions options);

  /**
   * Returns every problem for which {@link #compile(Brand)} would reject the brand; empty when it
   * would not.
   */
  default List<PlanProblem> problems(Brand brand) {
    return problems(brand, CompileOptions.DEFAULT);
  }

  /**
   * Returns every problem for which {@link #compile(Brand, CompileOptions)} would reject the brand;
   * empty when it would not.
   */
  List<PlanProblem> problems(Brand brand, CompileOptions options);
}
