package io.github.pbxrouting.examples.sip;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.dialplan.host.RecentPlans;
import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides how an INVITE is answered, and remembers its leg in case the address does not answer.
 *
 * <p>A call keeps the plan and the addresses it began with while that is one of the last eight that
 * calls came for. Then it goes on with the newest, if that leads to the same steps. It is forgotten
 * when the longest dial must be over, or when as many younger ones are remembered as the heap has
 * room for. Safe for use by any number of threads.
 */
final class CallDesk {

  /**
   * About what a leg takes, with a margin, so that all of them take a third of the heap at most.
   */
  private static final int BYTES_PER_LEG = 2_048;

  private static final long MAX_LEGS = 100_000;

  private static final Answer NO_EMERGENCY_NUMBER = Answer.refusal(404, "No Emergency Number");

  private final Supplier<ServedPlan> plan;
  private final Statistics statistics;
  private final LongSupplier nanoTime;
  private final RecentPlans<ServedPlan> plans = new RecentPlans<>();
  private final Cache<Leg.Key, Leg> legs =
      CacheBuilder.newBuilder().maximumSize(maxLegs()).expireAfterWrite(Leg.LONGEST_DIAL).build();

  CallDesk(Supplier<ServedPlan> plan, Statistics statistics, LongSupplier nanoTime) {
    this.plan = plan;
    this.statistics = statistics;
    this.nanoTime = nanoTime;
  }

  /** Returns how many legs are remembered at most. */
  static long maxLegs() {
    return Math.min(MAX_LEGS, Runtime.getRuntime().maxMemory() / 3 / BYTES_PER_LEG);
  }

  /**
   * Answers an INVITE.
   *
   * @param trusted whether what it reports counts
   */
  Answer answer(SipRequest invite, InviteTarget target, boolean trusted) {
    ServedPlan now = plan.get();
    Optional<String> client = client(target, now);
    if (client.isEmpty()) {
      return target.service().isPresent()
          ? NO_EMERGENCY_NUMBER
          : Answer.refusal(403, "Unknown Client");
    }
    plans.begin(now).ifPresent(old -> move(old, now));
    Leg.Key key = Leg.Key.of(invite.callId(), invite.from().tag(), client.get(), target.leg());
    Optional<Report> report = trusted ? Report.of(invite.head()) : Optional.empty();
    Leg.Asking asking = Leg.Asking.of(invite, report);
    Answer[] answer = new Answer[1];
    legs.asMap()
        .compute(
            key,
            (same, leg) -> {
              Turn turn =
                  leg == null
                      ? begin(now, client.get(), target, invite.head())
                      : next(leg, asking, now, client.get(), target, invite.head());
              answer[0] = turn.answer();
              return turn.call() == null ? leg : new Leg(turn.call(), asking, nanoTime.getAsLong());
            });
    return answer[0];
  }

  /** Takes calls of a plan that is not kept any longer on to another, and forgets the others. */
  private void move(ServedPlan old, ServedPlan now) {
    long nanos = nanoTime.getAsLong();
    legs.asMap()
        .forEach((key, any) -> {
          if (any.call().plan().equals(old)) {
            legs.asMap().computeIfPresent(key, (same, leg) -> leg.on(now, nanos).orElse(null));
          }
        });
  }

  /** An answer, and the leg's call from now on; null when the leg stays as it is. */
  private record Turn(Answer answer, @Nullable ServedCall call) {}

  private Turn next(
      Leg leg,
      Leg.Asking asking,
      ServedPlan now,
      String client,
      InviteTarget target,
      SipHead head) {
    if (asking.repeats(leg.latest())) {
      return new Turn(Answer.of(leg.call(), head), null);
    }
    if (leg.isCopiedBy(asking, nanoTime.getAsLong())) {
      return new Turn(Answer.refusal(482, "Merged Request"), null);
    }
    if (asking.report().isEmpty()) {
      return begin(now, client, target, head);
    }
    Optional<DialOutcome> outcome = asking.report().get().outcome();
    if (outcome.isEmpty()) {
      return new Turn(Answer.refusal(400, "Reason Must Tell Of A Failure"), null);
    }
    if (leg.call().isOver()) {
      return new Turn(Answer.refusal(481, ""), null);
    }
    statistics.reported.increment();
    ServedCall call = leg.call().after(outcome.get(), leg.elapsed(nanoTime.getAsLong()));
    return new Turn(Answer.of(call, head), call);
  }

  private Turn begin(ServedPlan now, String client, InviteTarget target, SipHead head) {
    Optional<String> number =
        target.service().isPresent()
            ? now.emergencyNumber(client, target.service().get())
            : Optional.of(target.number().destination(now.router().client(client)));
    if (number.isEmpty()) {
      return new Turn(NO_EMERGENCY_NUMBER, null);
    }
    try {
      ServedCall call = ServedCall.start(now, request(now, client, number.get(), target, head));
      return new Turn(Answer.of(call, head), call.isOver() ? null : call);
    } catch (InvalidDestinationException e) {
      return new Turn(Answer.refusal(484, ""), null);
    } catch (IllegalArgumentException e) {
      return new Turn(Answer.refusal(403, "Unknown Friend"), null);
    }
  }

  private static CallRequest request(
      ServedPlan now, String client, String number, InviteTarget target, SipHead head) {
    CallRequest request =
        CallRequest.of(client, number).withRedirects(ReceivedDiversions.count(head));
    CallType type =
        target
            .type()
            .orElseGet(() ->
                target.callerDomains().stream().anyMatch(domain -> now.clientOf(domain) != null)
                    ? CallType.INTERNAL
                    : CallType.EXTERNAL);
    request = request.withType(type);
    return target.friend().isPresent()
        ? request.withCaller(Caller.friend(client, target.friend().get())).withHairpinGuard()
        : request;
  }

  private static Optional<String> client(InviteTarget target, ServedPlan now) {
    if (target.client().isPresent()) {
      return target.client().filter(now.router()::hasClient);
    }
    if (target.domain().isPresent()) {
      return Optional.ofNullable(now.clientOf(target.domain().get()));
    }
    for (String domain : target.otherDomains()) {
      String client = now.clientOf(domain);
      if (client != null) {
        return Optional.of(client);
      }
    }
    return now.defaultClient();
  }

  /** Returns how many legs are remembered. */
  long remembered() {
    legs.cleanUp();
    return legs.size();
  }
}
