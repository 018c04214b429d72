package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.RouteDecision;
import java.util.List;
import java.util.regex.Pattern;

/** What most PBXs do: {@code java.util.regex}, friend by friend. */
final class JavaRegexEngine implements Engine {
  private final RivalPlan plan;
  private final Pattern[][] patterns;

  JavaRegexEngine(RivalPlan plan) {
    this.plan = plan;
    patterns = plan.regexes().stream().map(JavaRegexEngine::compile).toArray(Pattern[][]::new);
  }

  private static Pattern[] compile(List<String> regexes) {
    return regexes.stream().map(Pattern::compile).toArray(Pattern[]::new);
  }

  @Override
  public RouteDecision route(String number) {
    for (int friend = 0; friend < patterns.length; friend++) {
      for (Pattern pattern : patterns[friend]) {
        if (pattern.matcher(number).find()) {
          return plan.decision(friend);
        }
      }
    }
    return plan.decision(RivalPlan.NO_FRIEND);
  }
}
