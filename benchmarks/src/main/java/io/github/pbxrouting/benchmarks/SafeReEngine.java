package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.RouteDecision;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * SafeRE's {@code PatternSet}: all patterns at once, and the strongest friend among those it names.
 *
 * <p>SafeRE is Java 21 bytecode, which the compiler of Java 17 cannot read, so it is bound at run
 * time; the one indirect call a number does not show beside what the set itself takes.
 */
final class SafeReEngine implements Engine {
  private static final int SAFERE_NEEDS = 21;

  private final RivalPlan plan;
  private final int[] friends;
  private final Function<String, List<Integer>> set;

  SafeReEngine(RivalPlan plan) {
    if (!runsHere()) {
      throw new UnsupportedOperationException(
          "SafeRE needs Java " + SAFERE_NEEDS + ", this is " + Runtime.version().feature());
    }
    this.plan = plan;
    friends =
        IntStream.range(0, plan.regexes().size())
            .flatMap(friend -> plan.regexes().get(friend).stream().mapToInt(regex -> friend))
            .toArray();
    set = compile(plan.regexes().stream().flatMap(List::stream).toList());
  }

  /** Whether this JDK can load SafeRE. */
  static boolean runsHere() {
    return Runtime.version().feature() >= SAFERE_NEEDS;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the classes are known by their names only
  private static Function<String, List<Integer>> compile(List<String> regexes) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> set = Class.forName("org.safere.PatternSet");
      Class<?> builder = Class.forName("org.safere.PatternSet$Builder");
      Class anchor = Class.forName("org.safere.PatternSet$Anchor");
      Object building =
          builder.getConstructor(anchor).newInstance(Enum.valueOf(anchor, anchorOf(regexes)));
      for (String regex : regexes) {
        builder.getMethod("add", String.class).invoke(building, regex);
      }
      Object compiled = builder.getMethod("compile").invoke(building);
      MethodHandle match =
          lookup.findVirtual(set, "match", MethodType.methodType(List.class, String.class));
      return MethodHandleProxies.asInterfaceInstance(Function.class, match.bindTo(compiled));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SafeRE is not what it was when this was written", e);
    }
  }

  /** A set that need not look for later beginnings is faster. */
  private static String anchorOf(List<String> regexes) {
    return regexes.stream().allMatch(each -> each.startsWith("^")) ? "ANCHOR_START" : "UNANCHORED";
  }

  @Override
  public RouteDecision route(String number) {
    int best = Integer.MAX_VALUE;
    for (int pattern : set.apply(number)) {
      best = Math.min(best, pattern);
    }
    return plan.decision(best == Integer.MAX_VALUE ? RivalPlan.NO_FRIEND : friends[best]);
  }
}
