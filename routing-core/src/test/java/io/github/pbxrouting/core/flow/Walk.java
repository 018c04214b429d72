package io.github.pbxrouting.core.flow;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.core.testing.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Every flow of a call, from its start to its end. */
record Walk(List<CallFlow> flows) {

  private static final int NEVER_THIS_LONG = 10_000;

  /** Takes those choices one after the other; when none is left, the friend answers. */
  static Walk of(CallFlow start, Iterable<Choice> choices) {
    return of(start, choices, List.of());
  }

  /** Takes those choices, the first ones after those times, the rest after the default ones. */
  static Walk of(CallFlow start, Iterable<Choice> choices, List<Duration> times) {
    Iterator<Choice> left = choices.iterator();
    Iterator<Duration> elapsed = times.iterator();
    List<CallFlow> flows = new ArrayList<>();
    CallFlow flow = start;
    flows.add(flow);
    while (!(flow instanceof CallFlow.Ended)) {
      if (flow instanceof CallFlow.Dialling dialling) {
        Choice choice = left.hasNext() ? left.next() : Choice.ANSWERED;
        flow = choice.at(dialling, elapsed.hasNext() ? elapsed.next() : null);
      } else {
        flow = next(flow);
      }
      flows.add(flow);
      if (flows.size() > NEVER_THIS_LONG) {
        throw new AssertionError("the flow does not end");
      }
    }
    return new Walk(flows);
  }

  /** Takes the choices in that text, words with spaces between. */
  static Walk of(CallFlow start, String choices) {
    return of(
        start,
        Arrays.stream(choices.split(" ")).filter(word -> !word.isEmpty()).map(Choice::of).toList());
  }

  static CallFlow after(CallFlow flow, DialOutcome outcome) {
    return assertInstanceOf(CallFlow.Dialling.class, flow).after(outcome);
  }

  static CallFlow nested(CallFlow flow) {
    return assertInstanceOf(CallFlow.Dialling.class, flow).nested().orElseThrow();
  }

  static CallFlow next(CallFlow flow) {
    return assertInstanceOf(CallFlow.Forwarding.class, flow).next();
  }

  CallFlow last() {
    return flows.get(flows.size() - 1);
  }

  List<CallStep> steps() {
    return flows.stream().map(CallFlow::step).toList();
  }

  List<CallState> states() {
    return flows.stream().map(CallFlow::state).toList();
  }

  /** The steps as a person would tell them. */
  List<String> shown() {
    return steps().stream().map(Walk::shown).toList();
  }

  /** The last step as a person would tell it. */
  String end() {
    return shown(last().step());
  }

  static String shown(CallStep step) {
    return step.client() + ": " + what(step);
  }

  private static String what(CallStep step) {
    if (step instanceof CallStep.Dial dial) {
      String inside =
          dial.targetExtension().map(to -> ", extension " + to.number() + " there").orElse("");
      return "dial "
          + dial.friend().name()
          + " with "
          + dial.number()
          + " for "
          + dial.timeout().toSeconds()
          + " s"
          + inside;
    }
    if (step instanceof CallStep.Forward forward) {
      ForwardRule rule = forward.rule();
      return "forward "
          + forward.number()
          + " from "
          + forward.friend().name()
          + " on "
          + rule.condition().name().toLowerCase(Locale.ROOT).replace('_', '-')
          + ", "
          + forward.rule().condition().diversion()
          + ", redirect "
          + forward.redirects();
    }
    if (step instanceof CallStep.RingEndpoint ring) {
      return ring.extension().number() + " rings " + ring.endpoint();
    }
    if (step instanceof CallStep.CallExternal external) {
      return "external " + external.number();
    }
    if (step instanceof CallStep.CallEmergency emergency) {
      return "emergency " + emergency.number();
    }
    if (step instanceof CallStep.RunService service) {
      return "service " + service.code().code() + " with \"" + service.arguments() + "\"";
    }
    if (step instanceof CallStep.LeaveVoicemail voicemail) {
      return "voicemail " + voicemail.mailbox();
    }
    if (step instanceof CallStep.Answered answered) {
      String inside =
          answered.targetExtension().map(to -> ", extension " + to.number() + " there").orElse("");
      return "answered by " + answered.friend().name() + inside;
    }
    CallStep.Reject reject = (CallStep.Reject) step;
    return reject.cause() + " " + reject.reason().token();
  }
}
