package io.github.pbxrouting.core.stress;

import io.github.pbxrouting.api.BrandRouter;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads ask a snapshot what only RE2/J can answer, so that both want the same pattern
 * compiled first.
 */
@JCStressTest
@Description("RE2/J's patterns, compiled when first asked for, are right on every thread.")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "both are right")
@Outcome(expect = Expect.FORBIDDEN, desc = "one is wrong")
@State
public class SharedSidePath {

  private final BrandRouter snapshot = Snapshots.fresh();

  /** One call. */
  @Actor
  public void one(II_Result seen) {
    seen.r1 = Snapshots.versionByRe2j(snapshot);
  }

  /** Another call. */
  @Actor
  public void other(II_Result seen) {
    seen.r2 = Snapshots.versionByRe2j(snapshot);
  }
}
