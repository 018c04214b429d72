package io.github.pbxrouting.core.stress;

import io.github.pbxrouting.api.BrandRouter;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A host that forgot the volatile: it may see a reload late, but not in part. */
@JCStressTest
@Description("A snapshot that reaches a reader through a data race is whole.")
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "the old snapshot")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the new snapshot")
@Outcome(expect = Expect.FORBIDDEN, desc = "a mix")
@State
public class RacyPublication {

  private BrandRouter current = Snapshots.FIRST;

  /** The host that reloads. */
  @Actor
  public void writer() {
    current = Snapshots.next();
  }

  /** The host that routes a call. */
  @Actor
  public void reader(I_Result seen) {
    seen.r1 = Snapshots.version(current);
  }
}
