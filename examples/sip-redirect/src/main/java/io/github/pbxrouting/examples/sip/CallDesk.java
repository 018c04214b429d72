package io.github.pbxrouting.examples.sip;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.InvalidDestinationException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what an INVITE is told, and remembers the call in case its try fails.
 *
 * <p>A call keeps the plan and the addresses it began with, whatever is read meanwhile. It is
 * forgotten when it ends, when the longest dial must be over, or when 100,000 younger ones are
 * remembered. Safe for use by any number of threads.
 */
final class CallDesk {

  /** The most characters a Call-ID may have; calls are remembered by it. */
  static final int MAX_CALL_ID_LENGTH = 256;

  private static final long MAX_CALLS = 100_000;
  private static final Duration LONGEST_DIAL = CallStep.DEFAULT_TIMEOUT.plusMinutes(10);

  private final Supplier<ServedPlan> plan;
  private final Statistics statistics;
  private final Cache<String, RoutedCall> calls =
      CacheBuilder.newBuilder().maximumSize(MAX_CALLS).expireAfterWrite(LONGEST_DIAL).build();

  CallDesk(Supplier<ServedPlan> plan, Statistics statistics) {
    this.plan = plan;
    this.statistics = statistics;
  }

  /**
   * An INVITE.
   *
   * @param callId its Call-ID
   * @param report what it says about the call's last try, if anything
   */
  Answer answer(String callId, InviteTarget target, Optional<DialOutcome> report) {
    if (callId.length() > MAX_CALL_ID_LENGTH) {
      return Answer.refusal(400, "Call-ID Too Long");
    }
    if (report.isPresent()) {
      RoutedCall call = calls.asMap().remove(callId);
      if (call == null) {
        return Answer.refusal(481, "");
      }
      statistics.reported.increment();
      return remembered(callId, call.after(report.get()));
    }
    return begin(callId, target);
  }

  private Answer begin(String callId, InviteTarget target) {
    ServedPlan now = plan.get();
    Optional<String> client =
        target.client().or(() -> Optional.ofNullable(now.clientOf(target.domain())));
    if (client.isEmpty() || !now.router().hasClient(client.get())) {
      return Answer.refusal(403, "Unknown Client");
    }
    CallType type =
        target
            .type()
            .orElseGet(() ->
                target.callerDomain().map(now::clientOf).isPresent()
                    ? CallType.INTERNAL
                    : CallType.EXTERNAL);
    try {
      CallRequest request = CallRequest.of(client.get(), target.destination()).withType(type);
      if (target.friend().isPresent()) {
        request =
            request
                .withCaller(Caller.friend(client.get(), target.friend().get()))
                .withHairpinGuard();
      }
      return remembered(callId, RoutedCall.start(now, request));
    } catch (InvalidDestinationException e) {
      return Answer.refusal(484, "");
    } catch (IllegalArgumentException e) {
      return Answer.refusal(403, "Unknown Friend");
    }
  }

  private Answer remembered(String callId, RoutedCall call) {
    Answer answer = Answer.of(call);
    if (answer instanceof Answer.Redirect) {
      calls.put(callId, call);
    } else {
      calls.invalidate(callId);
    }
    return answer;
  }

  /** How many calls are remembered. */
  long remembered() {
    calls.cleanUp();
    return calls.size();
  }
}
