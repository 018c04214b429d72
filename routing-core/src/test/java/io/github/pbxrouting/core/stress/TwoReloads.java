package io.github.pbxrouting.core.stress;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads make a snapshot of the same one at once. */
@JCStressTest
@Description("Reloads of one snapshot on two threads do not see each other, nor change it.")
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "each has its own")
@Outcome(expect = Expect.FORBIDDEN, desc = "one reload got into another")
@State
public class TwoReloads {

  private final BrandRouter before = Snapshots.fresh();
  private @Nullable BrandRouter changed;
  private @Nullable BrandRouter extended;

  /** The host that changes a client. */
  @Actor
  public void change() {
    changed = before.withClient(Snapshots.branch(Snapshots.NEW));
  }

  /** The host that adds a client, and changes the same one. */
  @Actor
  public void extend() {
    extended =
        before
            .withClient(Client.builder("third").build())
            .withClient(Snapshots.branch(Snapshots.NEW));
  }

  /** The results of all three. */
  @Arbiter
  public void look(III_Result seen) {
    seen.r1 = before.hasClient("third") ? Snapshots.MIXED : Snapshots.version(before);
    seen.r2 = changed.hasClient("third") ? Snapshots.MIXED : Snapshots.version(changed);
    seen.r3 = extended.hasClient("third") ? Snapshots.version(extended) : Snapshots.MIXED;
  }
}
