package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.dialplan.host.DialOutcomes;
import io.github.pbxrouting.examples.sip.message.SipHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the server answers an INVITE. */
sealed interface Answer {

  /**
   * Try there: 302.
   *
   * @param contact the value of the Contact header
   * @param ringSeconds how long to wait for an answer there, when that matters
   * @param forwards the forwards so far
   */
  record Redirect(String contact, OptionalLong ringSeconds, Forwards forwards) implements Answer {}

  /**
   * The call ends, or never began.
   *
   * @param status the SIP status, 400 to 699
   * @param phrase the reason phrase; empty for the status's own
   * @param reason why the plan rejects the call, when it does
   * @param forwards the forwards so far
   */
  record Refusal(int status, String phrase, Optional<RejectionReason> reason, Forwards forwards)
      implements Answer {}

  /**
   * The forwards of a call as headers.
   *
   * @param diversions the values of Diversion headers (RFC 5806), newest first
   * @param history the values of History-Info headers (RFC 7044), oldest first
   */
  record Forwards(List<String> diversions, List<String> history) {
    static final Forwards NONE = new Forwards(List.of(), List.of());
  }

  /** Returns the answer to an INVITE that cannot be served. */
  static Refusal refusal(int status, String phrase) {
    return new Refusal(status, phrase, Optional.empty(), Forwards.NONE);
  }

  /**
   * Returns the answer that a call is at.
   *
   * @param head the INVITE's head, whose own History-Info goes on
   */
  static Answer of(ServedCall call, SipHead head) {
    List<Diversion> diverted = call.diversions();
    String index = ReceivedDiversions.latestIndex(head);
    List<String> history = new ArrayList<>();
    for (int i = 0; i < diverted.size(); i++) {
      StringBuilder entry = new StringBuilder("<").append(uri(call, diverted.get(i)));
      if (i > 0) {
        entry.append(";cause=").append(status(diverted.get(i - 1).reason()));
      }
      entry.append("?Reason=SIP%3Bcause%3D").append(status(diverted.get(i).reason()));
      entry.append(">;index=").append(index).append(".1".repeat(i));
      if (i > 0) {
        entry.append(";mp=").append(index).append(".1".repeat(i - 1));
      }
      history.add(entry.toString());
    }
    List<String> diversions = new ArrayList<>();
    for (int i = diverted.size() - 1; i >= 0; i--) {
      Diversion diversion = diverted.get(i);
      diversions.add(
          "<" + uri(call, diversion) + ">;reason=" + diversion.reason().sipReason() + ";counter=1");
    }
    Forwards forwards = new Forwards(List.copyOf(diversions), List.copyOf(history));
    if (call.step() instanceof CallStep.Reject reject) {
      return new Refusal(
          DialOutcomes.statusOf(reject.reason()), "", Optional.of(reject.reason()), forwards);
    }
    String mappedFrom = diverted.isEmpty() ? "" : ";mp=" + index + ".1".repeat(diverted.size() - 1);
    return new Redirect("<" + contact(call) + ">" + mappedFrom, call.ringSeconds(), forwards);
  }

  private static String contact(ServedCall call) {
    String contact = call.plan().contact(call.step());
    if (contact == null) {
      throw new IllegalStateException("no address for " + call.step());
    }
    int question = contact.indexOf('?');
    String address = question < 0 ? contact : contact.substring(0, question);
    String headers = question < 0 ? "" : contact.substring(question);
    if (call.step() instanceof CallStep.LeaveVoicemail) {
      address += mailboxOf(call);
    }
    if (call.ringSeconds().isPresent()) {
      headers +=
          (headers.isEmpty() ? "?" : "&")
              + Redirector.RING_TIMEOUT
              + "="
              + call.ringSeconds().getAsLong();
    }
    return address + headers;
  }

  /** Whom the message is for, and why it is taken (RFC 4458); nothing when nobody was diverted. */
  private static String mailboxOf(ServedCall call) {
    List<Diversion> diverted = call.diversions();
    if (diverted.isEmpty()) {
      return "";
    }
    Diversion latest = diverted.get(diverted.size() - 1);
    return ";target="
        + UserPart.escaped(uri(call, latest)).replace("%3A", ":")
        + ";cause="
        + status(latest.reason());
  }

  private static String uri(ServedCall call, Diversion diversion) {
    return "sip:"
        + UserPart.escaped(diversion.number())
        + "@"
        + call.plan().domainOf(diversion.client());
  }

  /** Returns the cause of RFC 4458 and the status of RFC 7544 for a condition. */
  private static int status(ForwardCondition condition) {
    return switch (condition) {
      case UNCONDITIONAL -> 302;
      case NO_ANSWER -> 408;
      case BUSY -> 486;
      case NOT_REGISTERED -> 503;
    };
  }
}
