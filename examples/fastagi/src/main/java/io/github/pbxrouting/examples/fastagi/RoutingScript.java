package io.github.pbxrouting.examples.fastagi;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.dialplan.file.Quoted;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.jspecify.annotations.Nullable;

/**
 * Routes {@code EXTEN} when a channel asks for the first time, and follows the forwards when it
 * asks again with a {@code DIALSTATUS}. Sets these channel variables every time, those that do not
 * apply to the empty text:
 *
 * <ul>
 *   <li>{@code ROUTE_STEP}: dial, endpoint, external, emergency, service, voicemail, answered,
 *       rejected or error;
 *   <li>{@code DIAL_DST} and {@code DIAL_TIMEOUT} (seconds) with dial, endpoint, external and
 *       emergency;
 *   <li>{@code VOICEMAIL_BOX} with voicemail, {@code SERVICE_CODE} and {@code SERVICE_ARGUMENTS}
 *       with service;
 *   <li>{@code ROUTE_CAUSE} (Q.850) and {@code ROUTE_REASON} with rejected and error.
 * </ul>
 *
 * <p>A forward also sets {@code REDIRECTING(reason)}: cfu, cfnr, cfb or unavailable.
 *
 * <p>The query of the script's URL names {@code client}, and may name {@code type} (internal or
 * external; internal unless given), {@code caller}, and {@code friend}: the calling friend, which
 * is then left out. Asked from the {@code h} extension, the script forgets the call.
 *
 * <p>A call that waits for its dial to end keeps the snapshot of the plan that it began with; it is
 * forgotten when the longest dial must be over, or when 100,000 younger ones wait. Safe for use by
 * any number of threads.
 */
final class RoutingScript implements AgiScript {

  private static final long MAX_CALLS = 100_000;
  private static final Duration LONGEST_DIAL = CallStep.DEFAULT_TIMEOUT.plusMinutes(10);

  private final Supplier<BrandRouter> plan;
  private final DialStrings dialStrings;
  private final Cache<String, CallFlow> dialling =
      CacheBuilder.newBuilder().maximumSize(MAX_CALLS).expireAfterWrite(LONGEST_DIAL).build();

  RoutingScript(Supplier<BrandRouter> plan, DialStrings dialStrings) {
    this.plan = plan;
    this.dialStrings = dialStrings;
  }

  @Override
  public void service(AgiRequest request, AgiChannel channel) throws AgiException {
    String call = request.getUniqueId();
    if (call == null) {
      return; // not Asterisk: a port scan, or a health check that connects and says nothing
    }
    CallFlow waiting = dialling.getIfPresent(call);
    dialling.invalidate(call);
    if ("h".equals(request.getExtension())) {
      return;
    }
    Answer answer = new Answer();
    try {
      CallFlow flow =
          waiting == null
              ? plan.get().call(callOf(request))
              : waiting.after(outcome(channel.getVariable("DIALSTATUS")));
      while (flow.step() instanceof CallStep.Forward forward) {
        answer.redirecting(forward.rule().condition());
        flow = flow.next();
      }
      answer.step(flow.step(), dialStrings);
      if (!flow.step().isLast()) {
        dialling.put(call, flow);
      }
    } catch (IllegalArgumentException e) {
      answer.error(String.valueOf(e.getMessage()));
    }
    for (Map.Entry<String, String> variable : answer.variables().entrySet()) {
      channel.setVariable(variable.getKey(), variable.getValue());
    }
  }

  /** How many calls wait for a dial to end. */
  long waitingCalls() {
    dialling.cleanUp();
    return dialling.size();
  }

  private static CallRequest callOf(AgiRequest request) {
    String client = request.getParameter("client");
    if (client == null) {
      throw new IllegalArgumentException(
          "the script's URL names no client: write agi://host/route?client=...");
    }
    CallRequest call =
        CallRequest.of(client, request.getExtension() == null ? "" : request.getExtension())
            .withType(callType(request.getParameter("type")));
    String caller = request.getParameter("caller");
    if (caller != null) {
      call = call.withCaller(Caller.party(caller));
    }
    String friend = request.getParameter("friend");
    return friend == null
        ? call
        : call.withCaller(Caller.friend(client, friend)).withHairpinGuard();
  }

  private static CallType callType(@Nullable String word) {
    if (word == null) {
      return CallType.INTERNAL;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "internal" -> CallType.INTERNAL;
      case "external" -> CallType.EXTERNAL;
      default -> throw new IllegalArgumentException("type must be internal or external");
    };
  }

  /**
   * What a {@code DIALSTATUS} says. Who was dialled and sends such callers away (DONTCALL, TORTURE:
   * Dial's privacy options) has taken the call, and nothing forwards it.
   *
   * @throws IllegalArgumentException when it says nothing of the friend, as INVALIDARGS does, and
   *     one that is missing: nothing forwards such a call either
   */
  private static DialOutcome outcome(@Nullable String dialStatus) {
    return switch (dialStatus == null ? "" : dialStatus) {
      case "ANSWER" -> DialOutcome.ANSWERED;
      case "NOANSWER" -> DialOutcome.NO_ANSWER;
      case "BUSY" -> DialOutcome.BUSY;
      case "CONGESTION" -> DialOutcome.CONGESTION;
      case "CHANUNAVAIL" -> DialOutcome.NOT_REGISTERED;
      case "CANCEL", "DONTCALL", "TORTURE" -> DialOutcome.CANCELLED;
      default ->
          throw new IllegalArgumentException(
              "DIALSTATUS is "
                  + (dialStatus == null ? "not set" : Quoted.of(dialStatus))
                  + ": Dial has tried nobody; look at DIAL_DST and at the order of the dialplan");
    };
  }
}
