package io.github.pbxrouting.examples.fastagi;

import com.google.common.base.CharMatcher;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.host.DialOutcomes;
import io.github.pbxrouting.dialplan.host.RecentPlans;
import io.github.pbxrouting.dialplan.host.RoutedCall;
import io.github.pbxrouting.dialplan.host.TelephoneSubscriber;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Routes the number dialled when a channel asks for the first time, and follows the forwards when
 * it asks again with a {@code DIALSTATUS}. The page of this server lists what it reads and sets.
 *
 * <p>A channel asks again when it comes with the client and the number of before. It begins a new
 * call when either differs, or {@code round} is 1, or, with a {@code DIALSTATUS} of {@code ANSWER},
 * it was transferred back to the number: a channel keeps its {@code agi_uniqueid} when it is
 * transferred.
 *
 * <p>A call that waits for its dial to end keeps the snapshot of the plan that it began with, while
 * that is one of the last eight that calls began with. Then it goes on with the newest, if that
 * leads to the same steps. It is forgotten when the channel hangs up, when the longest dial must be
 * over, or when 20,000 younger ones wait. Used by the server's thread alone.
 */
final class RoutingScript implements AgiScript {

  static final int MAX_CALLS = 20_000;
  private static final Duration LONGEST_DIAL = CallStep.DEFAULT_TIMEOUT.plusMinutes(10);

  private final Supplier<BrandRouter> plan;
  private final DialStrings dialStrings;
  private final RareLine misconfigured;
  private final LongSupplier clock;
  private final Map<String, WaitingCall> waiting = new LinkedHashMap<>(); // the oldest first

  /**
   * Creates a script.
   *
   * @param log where URLs that are wrong are reported
   */
  RoutingScript(Supplier<BrandRouter> plan, DialStrings dialStrings, PrintStream log) {
    this(plan, dialStrings, log, System::nanoTime);
  }

  /** Creates a script with another clock, in nanoseconds. */
  RoutingScript(
      Supplier<BrandRouter> plan, DialStrings dialStrings, PrintStream log, LongSupplier clock) {
    this.clock = clock;
    this.plan = plan;
    this.dialStrings = dialStrings;
    this.misconfigured = new RareLine(log);
  }

  private final RecentPlans<BrandRouter> plans = new RecentPlans<>();

  /**
   * A call whose dial has not ended yet, and what it began with.
   *
   * @param call the call; null when its plan is not kept any more, and the newest leads elsewhere
   */
  private record WaitingCall(
      String client, String extension, BrandRouter plan, @Nullable RoutedCall call, long since) {

    boolean isFor(AgiUrl url, AgiRequest request) {
      return client.equals(url.client()) && extension.equals(request.extension());
    }

    WaitingCall on(BrandRouter newer) {
      Optional<RoutedCall> there =
          call == null ? Optional.empty() : call.on(newer, RoutingScript::isRemote);
      return new WaitingCall(client, extension, newer, there.orElse(null), since);
    }

    List<Diversion> diversions() {
      return call == null ? List.of() : call.diversions();
    }
  }

  @Override
  public AgiTurn ask(AgiRequest request) {
    if (request.extension().equals("h")) {
      waiting.remove(request.channel());
      return new AgiTurn.End();
    }
    AgiUrl url = AgiUrl.of(request.script());
    WaitingCall before = waiting.get(request.channel());
    if (before != null && before.isFor(url, request) && url.round() != 1) {
      return new AgiTurn.Read("DIALSTATUS", status -> dialled(request, url, before, status));
    }
    return url.round() > 1 ? unknown(request) : begin(request, url, before);
  }

  private AgiTurn unknown(AgiRequest request) {
    waiting.remove(request.channel());
    Answer answer = new Answer();
    answer.error(
        QCause.TEMPORARY_FAILURE,
        "the call is not known any more: the server was started or the plan read too often since");
    return new AgiTurn.Assign(answer.variables());
  }

  @Override
  public void hungUp(AgiRequest request) {
    waiting.remove(request.channel());
  }

  /** Returns how many calls wait for a dial to end. */
  int waitingCalls() {
    return waiting.size();
  }

  private AgiTurn begin(AgiRequest request, AgiUrl url, @Nullable WaitingCall before) {
    Answer answer = new Answer();
    List<Diversion> diversions = before == null ? List.of() : before.diversions();
    waiting.remove(request.channel());
    BrandRouter router = currentPlan();
    try {
      String number = numberOf(router, url, request.extension());
      if (url.problem().isPresent() && !RoutedCall.isEmergency(router, url.client(), number)) {
        return misconfigured(request, answer, url.problem().get());
      }
      CallRequest call = with(url, CallRequest.of(url.client(), number));
      if (before == null) {
        // A channel that was transferred still carries the count of the call before.
        call = call.withRedirects(url.redirects());
      }
      RoutedCall started = RoutedCall.start(router, call, RoutingScript::isRemote);
      follow(request, url, router, started, answer, diversions);
      return new AgiTurn.Assign(answer.variables());
    } catch (InvalidDestinationException e) {
      answer.error(QCause.INVALID_NUMBER_FORMAT, String.valueOf(e.getMessage()));
      return new AgiTurn.Assign(answer.variables());
    } catch (IllegalArgumentException e) {
      // The number is fine: it is the URL that names no client or friend of the plan.
      return misconfigured(request, answer, String.valueOf(e.getMessage()));
    }
  }

  private AgiTurn misconfigured(AgiRequest request, Answer answer, String problem) {
    misconfigured.say(
        "calls with " + Quoted.of(request.script()) + " in AGI() are refused: " + problem);
    answer.error(QCause.NETWORK_OUT_OF_ORDER, problem);
    return new AgiTurn.Assign(answer.variables());
  }

  private static CallRequest with(AgiUrl url, CallRequest call) {
    CallRequest typed = call.withType(url.type()).withFailover(url.failover());
    if (url.caller().isPresent()) {
      typed = typed.withCaller(Caller.party(url.caller().get()));
    }
    return url.friend().isPresent()
        ? typed.withCaller(Caller.friend(url.client(), url.friend().get())).withHairpinGuard()
        : typed;
  }

  /**
   * Returns whether Asterisk dials a friend: the remote ones; the others lead into their clients.
   */
  private static boolean isRemote(CallStep.Dial dial) {
    return dial.friend() instanceof RemoteFriend;
  }

  /** Returns whether Asterisk is to dial, and to ask again when the dial has ended. */
  private static boolean isDialled(CallStep step) {
    return step instanceof CallStep.Dial
        || step instanceof CallStep.RingEndpoint
        || step instanceof CallStep.CallExternal
        || step instanceof CallStep.CallEmergency;
  }

  /**
   * Returns the number without the parameters and visual separators that a SIP phone may have
   * written into it: as a local number when an emergency number, a code or an extension takes it,
   * else with its {@code phone-context}.
   */
  private static String numberOf(BrandRouter router, AgiUrl url, String extension) {
    if (extension.indexOf('%') >= 0 || !CharMatcher.ascii().matchesAllOf(extension)) {
      return extension; // Asterisk has read the escapes: this one was dialled
    }
    TelephoneSubscriber subscriber = TelephoneSubscriber.of(extension, false);
    return router.hasClient(url.client())
        ? subscriber.destination(router.client(url.client()))
        : subscriber.globalForm();
  }

  private AgiTurn dialled(
      AgiRequest request, AgiUrl url, WaitingCall before, @Nullable String status) {
    return switch (status == null ? "" : status) {
      case "NOANSWER", "BUSY", "CONGESTION", "CHANUNAVAIL" ->
          new AgiTurn.Read(
              "HANGUPCAUSE", cause -> failed(request, url, before, String.valueOf(status), cause));
      case "ANSWER" ->
          url.round() > 1
              ? goOn(request, url, before, DialOutcome.ANSWERED, Optional.empty())
              : new AgiTurn.Read(
                  "BLINDTRANSFER",
                  transfer ->
                      transfer == null || transfer.isEmpty()
                          ? goOn(request, url, before, DialOutcome.ANSWERED, Optional.empty())
                          : begin(request, url, before));
      // Dial's privacy options: who was dialled has taken the call, and sends the caller away.
      case "CANCEL", "DONTCALL", "TORTURE" ->
          goOn(request, url, before, DialOutcome.CANCELLED, Optional.empty());
      default -> notDialled(request, status);
    };
  }

  private AgiTurn notDialled(AgiRequest request, @Nullable String status) {
    waiting.remove(request.channel());
    Answer answer = new Answer();
    answer.error(
        QCause.INVALID_NUMBER_FORMAT,
        "DIALSTATUS is "
            + (status == null || status.isEmpty() ? "not set" : Quoted.of(status))
            + ": Dial has tried nobody; look at DIAL_DST and at the order of the dialplan");
    return new AgiTurn.Assign(answer.variables());
  }

  /**
   * Goes on after a dial that failed. A cause beats the status, which has one word for many. But
   * {@code Dial} does not clear the cause of the dial before, so when its time runs out the old one
   * is still there.
   */
  private AgiTurn failed(
      AgiRequest request,
      AgiUrl url,
      WaitingCall before,
      String status,
      @Nullable String hangupCause) {
    Optional<Duration> elapsed =
        Optional.of(Duration.ofNanos(Math.max(0, clock.getAsLong() - before.since())));
    Optional<DialOutcome> byCause = outcomeOf(hangupCause);
    if (!status.equals("NOANSWER")) {
      return goOn(request, url, before, byCause.orElseGet(() -> outcome(status)), elapsed);
    }
    if (byCause.isEmpty()) {
      return goOn(request, url, before, DialOutcome.NO_ANSWER, Optional.empty());
    }
    return new AgiTurn.Read(
        "DIAL_CAUSE_BEFORE",
        old ->
            String.valueOf(hangupCause).equals(old)
                ? goOn(request, url, before, DialOutcome.NO_ANSWER, Optional.empty())
                : goOn(request, url, before, byCause.get(), elapsed));
  }

  private static Optional<DialOutcome> outcomeOf(@Nullable String cause) {
    try {
      return cause == null ? Optional.empty() : DialOutcomes.ofCause(Integer.parseInt(cause));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static DialOutcome outcome(String status) {
    return switch (status) {
      case "BUSY" -> DialOutcome.BUSY;
      case "CONGESTION" -> DialOutcome.CONGESTION;
      case "CHANUNAVAIL" -> DialOutcome.NOT_REGISTERED;
      case "NOANSWER" -> DialOutcome.NO_ANSWER;
      default -> throw new IllegalArgumentException("not a failed DIALSTATUS: " + status);
    };
  }

  private AgiTurn goOn(
      AgiRequest request,
      AgiUrl url,
      WaitingCall before,
      DialOutcome outcome,
      Optional<Duration> elapsed) {
    Answer answer = new Answer();
    switch (outcome) {
      case ANSWERED -> {
        waiting.remove(request.channel());
        answer.answered();
      }
      case CANCELLED -> {
        waiting.remove(request.channel());
        answer.rejected(RejectionReason.CANCELLED);
      }
      case NO_ANSWER, BUSY, CONGESTION, NOT_REGISTERED -> {
        RoutedCall call = before.call();
        if (call == null) {
          return unknown(request);
        }
        Duration dialled = elapsed.orElse(Duration.ofSeconds(Answer.seconds(call)));
        RoutedCall next = call.after(outcome, dialled);
        follow(request, url, before.plan(), next, answer, before.diversions());
      }
    }
    return new AgiTurn.Assign(answer.variables());
  }

  /** Answers with a call's step, and remembers the call when Asterisk will dial. */
  private void follow(
      AgiRequest request,
      AgiUrl url,
      BrandRouter router,
      RoutedCall call,
      Answer answer,
      List<Diversion> diversionsBefore) {
    waiting.remove(request.channel());
    try {
      answer.step(call, dialStrings);
      if (!call.diversions().equals(diversionsBefore)) {
        answer.redirecting(call.diversions(), call.redirects());
      }
      if (isDialled(call.step())) {
        remember(
            request,
            new WaitingCall(url.client(), request.extension(), router, call, clock.getAsLong()));
      }
    } catch (UndiallableException e) {
      answer.error(e.cause(), String.valueOf(e.getMessage()));
    }
  }

  private void remember(AgiRequest request, WaitingCall call) {
    waiting.put(request.channel(), call);
    Iterator<WaitingCall> oldest = waiting.values().iterator();
    while (oldest.hasNext()) {
      boolean overdue = call.since() - oldest.next().since() > LONGEST_DIAL.toNanos();
      if (!overdue && waiting.size() <= MAX_CALLS) {
        return;
      }
      oldest.remove();
    }
  }

  /** Returns the current plan; calls of a plan that is too old go on with it or not at all. */
  private BrandRouter currentPlan() {
    BrandRouter current = plan.get();
    plans
        .begin(current)
        .ifPresent(old ->
            waiting.replaceAll(
                (channel, call) -> old.equals(call.plan()) ? call.on(current) : call));
    return current;
  }
}
