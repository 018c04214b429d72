package io.github.pbxrouting.examples.spark;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A plan file's text, which is what travels to the executors, and the router compiled from it. An
 * executor compiles a text once, for all its tasks.
 *
 * @param json the text of the plan file
 */
public record PlanText(String json) implements Serializable {

  private static final Map<String, BrandRouter> COMPILED = new ConcurrentHashMap<>();

  /** Returns the compiled plan. */
  public BrandRouter router() {
    return COMPILED.computeIfAbsent(json, PlanText::compile);
  }

  private static BrandRouter compile(String json) {
    try {
      return RouterCompiler.load().compile(PlanFiles.parse(json));
    } catch (InvalidPlanFileException invalid) {
      throw new IllegalArgumentException(String.join("\n", invalid.problems()), invalid);
    }
  }
}
