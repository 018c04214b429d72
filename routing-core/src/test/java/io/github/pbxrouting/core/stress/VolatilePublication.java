package io.github.pbxrouting.core.stress;

import io.github.pbxrouting.api.BrandRouter;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A writer reloads through a volatile field; a reader takes it twice. */
@JCStressTest
@Description("A reader sees the old snapshot or the new one, whole, and never goes back.")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "before the reload")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the reload came between")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "after the reload")
@Outcome(expect = Expect.FORBIDDEN, desc = "a mix, or back to the old snapshot")
@State
public class VolatilePublication {

  private volatile BrandRouter current = Snapshots.FIRST;

  /** The host that reloads. */
  @Actor
  public void writer() {
    current = Snapshots.next();
  }

  /** The host that routes two calls. */
  @Actor
  public void reader(II_Result seen) {
    seen.r1 = Snapshots.version(current);
    seen.r2 = Snapshots.version(current);
  }
}
