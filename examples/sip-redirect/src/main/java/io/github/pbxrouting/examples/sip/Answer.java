package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Diversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the server says to an INVITE. */
sealed interface Answer {

  /**
   * Try there: 302.
   *
   * @param contact a SIP URI
   * @param timeoutSeconds how long to wait for an answer there, when that matters
   * @param diversions URIs and reasons of the forwards so far, newest first
   */
  record Redirect(String contact, OptionalInt timeoutSeconds, List<String> diversions)
      implements Answer {}

  /**
   * The call ends, or never began.
   *
   * @param status the SIP status, 400 to 699
   * @param text what is wrong, in words that may stand in a status line; empty for the status's own
   * @param cause the Q.850 reason, when the plan gave one
   */
  record Refusal(int status, String text, Optional<QReason> cause, List<String> diversions)
      implements Answer {}

  /** A Q.850 cause and its words. */
  record QReason(int cause, String text) {}

  /** An INVITE that cannot be served. */
  static Refusal refusal(int status, String text) {
    return new Refusal(status, text, Optional.empty(), List.of());
  }

  /** What a call's step says to the caller. */
  static Answer of(RoutedCall call) {
    List<String> diversions = diversions(call);
    if (call.step() instanceof CallStep.Reject reject) {
      return new Refusal(
          Outcomes.status(reject.reason()),
          "",
          Optional.of(new QReason(reject.cause(), Outcomes.causeText(reject.reason()))),
          diversions);
    }
    String contact = call.plan().contact(call.step());
    if (contact == null) {
      throw new IllegalStateException("no address for " + call.step());
    }
    return new Redirect(contact, call.timeoutSeconds(), diversions);
  }

  /** RFC 5806: the newest first, a header each. */
  private static List<String> diversions(RoutedCall call) {
    List<Diversion> oldestFirst = call.diversions();
    List<String> headers = new ArrayList<>();
    for (int i = oldestFirst.size() - 1; i >= 0; i--) {
      Diversion diversion = oldestFirst.get(i);
      headers.add(
          "<sip:"
              + UserPart.escaped(diversion.number())
              + "@"
              + call.plan().domainOf(diversion.client())
              + ">;reason="
              + diversion.reason().sipReason()
              + ";counter=1");
    }
    return List.copyOf(headers);
  }
}
