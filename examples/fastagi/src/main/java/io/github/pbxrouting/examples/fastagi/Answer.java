package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.dialplan.host.RoutedCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The channel variables that one answer to Asterisk sets. {@code ROUTE_STEP} comes last: an answer
 * that is lost on its way leaves it as it was.
 */
final class Answer {

  private static final String STEP = "ROUTE_STEP";

  private final Map<String, String> variables = new LinkedHashMap<>();
  private String step = "";

  Answer() {
    clear();
  }

  private void clear() {
    for (String name :
        List.of(
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

  /** Returns the variables in the order in which they are to be set. */
  Map<String, String> variables() {
    Map<String, String> all = new LinkedHashMap<>(variables);
    all.put(STEP, step);
    return all;
  }

  /**
   * Says in the channel what a Diversion header tells: Asterisk writes one when the count is not 0
   * and there is a number. The last assignment passes the update on; {@code i} keeps it back.
   *
   * @param diversions the forwards that the call has been through, the oldest first; none takes
   *     back what the channel says of a call before
   * @param count how often the call has been forwarded, before it came here too
   */
  void redirecting(List<Diversion> diversions, int count) {
    if (diversions.isEmpty()) {
      redirecting(0, "", "unknown");
    } else {
      Diversion last = diversions.get(diversions.size() - 1);
      redirecting(count, last.number(), last.reason().diversion());
    }
  }

  private void redirecting(int count, String number, String reason) {
    variables.put("REDIRECTING(count,i)", Integer.toString(count));
    variables.put("REDIRECTING(from-num,i)", number);
    variables.put("REDIRECTING(reason)", reason);
  }

  /** Says that the dial was answered: nothing is left to do. */
  void answered() {
    step = "answered";
  }

  /** Says why the plan ends the call. */
  void rejected(RejectionReason reason) {
    variables.put("ROUTE_CAUSE", Integer.toString(reason.cause()));
    variables.put("ROUTE_REASON", reason.token());
    step = "rejected";
  }

  /** Ends the call with an error. */
  void error(QCause cause, String reason) {
    clear();
    step = "error";
    variables.put("ROUTE_CAUSE", Integer.toString(cause.number()));
    variables.put("ROUTE_REASON", reason);
  }

  /**
   * Sets what a call's step asks of Asterisk.
   *
   * @throws UndiallableException when a part of the destination cannot stand in a dial string
   */
  void step(RoutedCall call, DialStrings dialStrings) throws UndiallableException {
    CallStep next = call.step();
    if (next instanceof CallStep.Dial dial) {
      dial("dial", dialStrings.toFriend(dial.client(), dial.friend().name(), dial.number()), call);
    } else if (next instanceof CallStep.RingEndpoint ring) {
      dial(
          "endpoint",
          dialStrings.toEndpoint(ring.client(), ring.endpoint(), ring.extension().number()),
          call);
    } else if (next instanceof CallStep.CallExternal external) {
      dial("external", dialStrings.toExternal(external.client(), external.number()), call);
    } else if (next instanceof CallStep.CallEmergency emergency) {
      dial("emergency", dialStrings.toEmergency(emergency.client(), emergency.number()), call);
    } else if (next instanceof CallStep.RunService service) {
      String code = DialStrings.safeName(service.code().code());
      variables.put("SERVICE_ARGUMENTS", DialStrings.safeNumber(service.arguments()));
      variables.put("SERVICE_CODE", code);
      step = "service";
    } else if (next instanceof CallStep.LeaveVoicemail voicemail) {
      variables.put("VOICEMAIL_BOX", DialStrings.safeMailbox(voicemail.mailbox()));
      step = "voicemail";
    } else if (next instanceof CallStep.Reject reject) {
      rejected(reject.reason());
    } else {
      throw new IllegalStateException("no step to take: " + next);
    }
  }

  /** Returns how long what a call's step dials may ring, in seconds. */
  static long seconds(RoutedCall call) {
    return call.ringTime().orElse(CallStep.DEFAULT_TIMEOUT).toSeconds();
  }

  private void dial(String word, String destination, RoutedCall call) {
    variables.put("DIAL_DST", destination);
    variables.put("DIAL_TIMEOUT", Long.toString(seconds(call)));
    step = word;
  }
}
