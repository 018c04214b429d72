package io.github.pbxrouting.api.snippets;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouterCompiler;
import java.util.function.Function;

/** What the documentation shows; compiled with the tests, so that it keeps compiling. */
final class Embedding {

  private Embedding() {}

  static RouteDecision route() {
    // @start region="route"
    Client madrid =
        Client.builder("madrid")
            .extension("1001", ExtensionTarget.endpoint("user", "alice"))
            .friend(
                Friend.remote("bilbao")
                    .priority(1)
                    .pattern("^2[0-9]{3}$")
                    .forward(ForwardRule.onBusy(ForwardTarget.extension("1001")))
                    .build())
            .build();
    BrandRouter router = RouterCompiler.load().compile(Brand.of("demo", madrid));
    RouteDecision decision = router.client("madrid").route("2002");
    // @end
    return decision;
  }

  static CallStep call(BrandRouter router, Function<CallStep.Dial, DialOutcome> trunks) {
    // @start region="call"
    CallFlow call = router.call(CallRequest.of("madrid", "2002"));
    while (!(call instanceof CallFlow.Ended)) {
      if (call instanceof CallFlow.Dialling dialling) {
        call = dialling.after(trunks.apply(dialling.step())); // dial the friend, report the outcome
      } else if (call instanceof CallFlow.Forwarding forwarding) {
        call = forwarding.next(); // notify whoever must know
      }
    }
    CallStep last = call.step(); // ring an endpoint, make an external call, give up, ...
    // @end
    return last;
  }
}
