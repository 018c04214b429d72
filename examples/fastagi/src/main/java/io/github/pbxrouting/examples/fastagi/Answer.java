package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.ForwardCondition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The channel variables that one answer to Asterisk sets, in the order they are set. */
final class Answer {

  /** Q.850 "invalid number format". */
  private static final String INVALID_NUMBER = "28";

  private final Map<String, String> variables = new LinkedHashMap<>();

  Answer() {
    for (String name :
        List.of(
            "ROUTE_STEP",
            "DIAL_DST",
            "DIAL_TIMEOUT",
            "VOICEMAIL_BOX",
            "SERVICE_CODE",
            "SERVICE_ARGUMENTS",
            "ROUTE_CAUSE",
            "ROUTE_REASON")) {
      variables.put(name, "");
    }
  }

  Map<String, String> variables() {
    return variables;
  }

  void redirecting(ForwardCondition condition) {
    variables.put("REDIRECTING(reason)", condition.diversion());
  }

  void error(String reason) {
    variables.put("ROUTE_STEP", "error");
    variables.put("ROUTE_CAUSE", INVALID_NUMBER);
    variables.put("ROUTE_REASON", reason);
  }

  /**
   * What that step, not a forward, asks of Asterisk.
   *
   * @throws IllegalArgumentException when a part of the destination cannot stand in a dial string
   */
  void step(CallStep step, DialStrings dialStrings) {
    if (step instanceof CallStep.Dial dial) {
      String friend = dial.friend().name();
      dial("dial", dialStrings.toFriend(dial.client(), friend, dial.number()), dial.timeout());
    } else if (step instanceof CallStep.RingEndpoint ring) {
      dial("endpoint", dialStrings.toEndpoint(ring.endpoint()));
    } else if (step instanceof CallStep.CallExternal external) {
      dial("external", dialStrings.toExternal(external.number()));
    } else if (step instanceof CallStep.CallEmergency emergency) {
      dial("emergency", dialStrings.toExternal(emergency.number()));
    } else if (step instanceof CallStep.RunService service) {
      variables.put("SERVICE_ARGUMENTS", DialStrings.safe(service.arguments()));
      variables.put("SERVICE_CODE", service.code().code());
      variables.put("ROUTE_STEP", "service");
    } else if (step instanceof CallStep.LeaveVoicemail voicemail) {
      variables.put("VOICEMAIL_BOX", DialStrings.safeMailbox(voicemail.mailbox()));
      variables.put("ROUTE_STEP", "voicemail");
    } else if (step instanceof CallStep.Answered) {
      variables.put("ROUTE_STEP", "answered");
    } else if (step instanceof CallStep.Reject reject) {
      variables.put("ROUTE_STEP", "rejected");
      variables.put("ROUTE_CAUSE", Integer.toString(reject.cause()));
      variables.put("ROUTE_REASON", reject.reason().token());
    } else {
      throw new IllegalStateException("no step to take: " + step);
    }
  }

  private void dial(String step, String destination) {
    dial(step, destination, CallStep.DEFAULT_TIMEOUT);
  }

  private void dial(String step, String destination, Duration timeout) {
    variables.put("ROUTE_STEP", step);
    variables.put("DIAL_DST", destination);
    variables.put("DIAL_TIMEOUT", Long.toString(timeout.toSeconds()));
  }
}
