package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.dialplan.host.DialOutcomes;
import io.github.pbxrouting.dialplan.host.TelephoneSubscriber;
import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import io.github.pbxrouting.examples.sip.message.SipResponse;
import io.github.pbxrouting.examples.sip.message.SipUri;
import io.github.pbxrouting.examples.sip.transport.RequestHandler;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Answers requests. INVITE is redirected or refused; CANCEL comes too late, as every INVITE has its
 * final answer at once; OPTIONS is answered with 200, and to {@code stats} from this machine with
 * the statistics; every other method is refused.
 *
 * <p>Safe for use by any number of threads: a call's state is in the {@link CallDesk}.
 */
final class Redirector implements RequestHandler {

  /** The header with the seconds to wait for an answer, in a 302 and in its Contact's URI. */
  static final String RING_TIMEOUT = "X-Ring-Timeout";

  private static final String METHODS = "INVITE, ACK, CANCEL, OPTIONS";
  private static final long LOG_PAUSE_NANOS = 1_000_000_000L;

  private final Supplier<ServedPlan> plan;
  private final CallDesk desk;
  private final Statistics statistics;
  private final Supplier<String> statisticsLine;
  private final PrintStream out;
  private final PrintStream log;
  private final AtomicLong loggedNanos = new AtomicLong(System.nanoTime() - LOG_PAUSE_NANOS);

  Redirector(
      Supplier<ServedPlan> plan,
      CallDesk desk,
      Statistics statistics,
      Supplier<String> statisticsLine,
      PrintStream out,
      PrintStream log) {
    this.plan = plan;
    this.desk = desk;
    this.statistics = statistics;
    this.statisticsLine = statisticsLine;
    this.out = out;
    this.log = log;
  }

  @Override
  public SipResponse answer(SipRequest request, InetAddress source) {
    return switch (request.method()) {
      case "INVITE" -> invited(request, source);
      case "OPTIONS" ->
          asksForStatistics(request, source)
              ? statistics()
              : SipResponse.of(200).with("Allow", METHODS);
      case "CANCEL" -> SipResponse.of(200);
      default -> SipResponse.of(405).with("Allow", METHODS);
    };
  }

  private SipResponse invited(SipRequest invite, InetAddress source) {
    statistics.invites.increment();
    try {
      return response(count(answerTo(invite, source)));
    } catch (RuntimeException e) {
      statistics.transport.errors.increment();
      logOnceASecond("an INVITE could not be routed: " + e);
      return SipResponse.of(500);
    }
  }

  private Answer answerTo(SipRequest invite, InetAddress source) {
    boolean trusted = plan.get().trusts(source);
    InviteTarget target;
    try {
      Optional<InviteTarget> read = InviteTarget.of(invite, trusted);
      if (read.isEmpty()) {
        return Answer.refusal(416, "");
      }
      target = read.get();
    } catch (IllegalArgumentException e) {
      return Answer.refusal(400, String.valueOf(e.getMessage()));
    }
    if (!invite.to().tag().isEmpty()) {
      return Answer.refusal(481, "");
    }
    return desk.answer(invite, target, trusted);
  }

  private static SipResponse response(Answer answer) {
    if (answer instanceof Answer.Redirect redirect) {
      SipResponse response = SipResponse.of(302).with("Contact", redirect.contact());
      if (redirect.ringSeconds().isPresent()) {
        response.with(RING_TIMEOUT, Long.toString(redirect.ringSeconds().getAsLong()));
      }
      return withForwards(response, redirect.forwards());
    }
    Answer.Refusal refusal = (Answer.Refusal) answer;
    SipResponse response =
        refusal.phrase().isEmpty()
            ? SipResponse.of(refusal.status())
            : SipResponse.of(refusal.status(), refusal.phrase());
    if (refusal.reason().isPresent()) {
      RejectionReason reason = refusal.reason().get();
      response.with(
          "Reason",
          "Q.850;cause=" + reason.cause() + ";text=\"" + DialOutcomes.causeText(reason) + "\"");
    }
    return withForwards(response, refusal.forwards());
  }

  private static SipResponse withForwards(SipResponse response, Answer.Forwards forwards) {
    forwards.diversions().forEach(value -> response.with("Diversion", value));
    forwards.history().forEach(value -> response.with("History-Info", value));
    return response;
  }

  private Answer count(Answer answer) {
    if (answer instanceof Answer.Redirect redirect) {
      statistics.redirected.increment();
      if (!redirect.forwards().diversions().isEmpty()) {
        statistics.forwarded.increment();
      }
    } else {
      statistics.refused.increment();
    }
    return answer;
  }

  private SipResponse statistics() {
    String line = statisticsLine.get();
    out.println(line);
    return SipResponse.of(200).with("Allow", METHODS).withText(line + "\r\n");
  }

  private static boolean asksForStatistics(SipRequest request, InetAddress source) {
    return source.isLoopbackAddress()
        && SipUri.of(request.uri()).map(uri -> uri.user().equals("stats")).orElse(false);
  }

  /** Whatever happens again and again must not fill a disk. */
  private void logOnceASecond(String line) {
    long now = System.nanoTime();
    long last = loggedNanos.get();
    if (now - last >= LOG_PAUSE_NANOS && loggedNanos.compareAndSet(last, now)) {
      log.println(line);
    }
  }

  @Override
  public boolean isUrgent(SipHead head) {
    String line = head.startLine();
    if (!line.startsWith("INVITE ")) {
      return false;
    }
    int end = line.lastIndexOf(' ');
    String uri = end <= 7 ? "" : line.substring(7, end).strip();
    if (uri.toLowerCase(Locale.ROOT).startsWith("urn:service:sos")) {
      return true;
    }
    int begin = uri.indexOf(':') + 1;
    int at = begin;
    while (at < uri.length() && ";@?".indexOf(uri.charAt(at)) < 0) {
      at++;
    }
    try {
      String number = TelephoneSubscriber.of(uri.substring(begin, at), true).number();
      return plan.get().isEmergencyNumber(number);
    } catch (IllegalArgumentException e) {
      return false; // no number at all
    }
  }
}
