package io.github.pbxrouting.core.stress;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads report different outcomes of the same dial step, reached through a data race. */
@JCStressTest
@Description("A flow that two threads go on from takes each where its outcome leads.")
@Outcome(id = "-1, 17", expect = Expect.ACCEPTABLE, desc = "not seen yet; busy")
@Outcome(id = "1, 17", expect = Expect.ACCEPTABLE, desc = "forwarded; busy")
@Outcome(expect = Expect.FORBIDDEN, desc = "one outcome changed what came of the other")
@State
public class SharedFlow {

  private static final BrandRouter ROUTER =
      BrandCompiler.create()
          .compile(
              Brand.of(
                  "demo",
                  Client.builder("c")
                      .friend(
                          Friend.remote("f")
                              .pattern("^1")
                              .forward(
                                  ForwardRule.onNoAnswer(
                                      Duration.ofSeconds(20), ForwardTarget.voicemail("night")))
                              .build())
                      .build()));

  private CallFlow.Dialling shared;

  /** One whose friend does not answer, once it has got the flow. */
  @Actor
  public void unanswered(II_Result seen) {
    CallFlow.Dialling flow = shared;
    seen.r1 = flow == null ? -1 : flow.after(DialOutcome.NO_ANSWER).state().redirects();
  }

  /** The one that starts the call; its friend is busy. */
  @Actor
  public void busy(II_Result seen) {
    CallFlow.Dialling flow = (CallFlow.Dialling) ROUTER.call(CallRequest.of("c", "1"));
    shared = flow;
    seen.r2 =
        flow.after(DialOutcome.BUSY).step() instanceof CallStep.Reject reject
            ? reject.cause()
            : Snapshots.MIXED;
  }
}
