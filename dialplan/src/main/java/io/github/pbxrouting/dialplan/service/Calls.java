package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.dialplan.host.StepFingerprint;
import io.github.pbxrouting.dialplan.json.StepFields;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts calls and takes them on. Keeps nothing of them: what a call has been through is replayed
 * from its token at every request. Safe for use by any number of threads.
 */
final class Calls {

  /**
   * An answer to a switch.
   *
   * @param question the call
   * @param step what to do now
   * @param json the step as JSON
   * @param token what to send with the step's report; null at the last step
   * @param plan the version of the plan that gave the step
   */
  record Answer(
      Question question, CallStep step, JsonText json, @Nullable String token, PlanVersion plan) {}

  private final Supplier<ServedPlan> current;
  private final KeptPlans kept;
  private final SigningKey key;

  Calls(Supplier<ServedPlan> current, KeptPlans kept, SigningKey key) {
    this.current = current;
    this.kept = kept;
    this.key = key;
  }

  /**
   * Starts a call.
   *
   * @throws Problem when the plan has no such client or friend, or the number is not valid
   */
  Answer start(Question question) throws Problem {
    ServedPlan plan = current.get();
    Lookup.client(plan, question.client(), "client");
    String from = question.from();
    if (from != null) {
      Lookup.friend(plan, question.client(), from, "from");
    }
    Lookup.number(question.number(), "number");
    CallFlow flow;
    try {
      flow = plan.router().call(question.request());
    } catch (InvalidDestinationException refused) {
      throw Lookup.invalidNumber(refused, "number");
    }
    return answer(plan, StepFingerprint.none(), question, flow);
  }

  /**
   * Reads a token.
   *
   * @throws Problem when no instance with this key made it
   */
  CallToken open(String token) throws Problem {
    return CallToken.open(token, key);
  }

  /** Goes on from a step with what a switch reports of it. */
  @FunctionalInterface
  interface Report {
    CallFlow after(CallFlow flow) throws Problem;
  }

  /**
   * Takes a call on.
   *
   * @param report what the switch reports of the last step
   * @throws Problem when the report does not fit the step, or the call's plan is gone and the
   *     current one takes other steps
   */
  Answer next(CallToken token, Report report) throws Problem {
    Optional<ServedPlan> known = kept.find(token.plan());
    ServedPlan plan = known.isPresent() ? known.get() : current.get();
    CallFlow flow =
        known.isPresent()
            ? plan.router().resume(token.question().request(), token.history())
            : resumeAlike(plan, token);
    return answer(plan, token.steps(), token.question(), report.after(flow));
  }

  private Answer answer(ServedPlan plan, StepFingerprint steps, Question question, CallFlow flow) {
    CallStep step = flow.step();
    JsonText json = new JsonText(StepFields.utf8(step));
    String token =
        flow instanceof CallFlow.Ended
            ? null
            : new CallToken(plan.version(), steps.and(json.utf8()), question, flow.history())
                .seal(key);
    return new Answer(question, step, json, token, plan.version());
  }

  /** Replays on a plan that did not give the steps, and compares them. */
  private static CallFlow resumeAlike(ServedPlan plan, CallToken token) throws Problem {
    return token
        .steps()
        .resume(plan.router(), token.question().request(), token.history())
        .orElseThrow(() ->
            new Problem(
                Problem.Kind.PLAN_CHANGED,
                ("the call began with the plan %s, which is not kept any more; the current"
                        + " plan %s does not lead to the same steps")
                    .formatted(token.plan(), plan.version()),
                "token",
                "POST /v1/calls with the call's client and number, to start it again on the current"
                    + " plan"));
  }
}
