package io.github.pbxrouting.dialplan.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouterCompiler;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutedCallTest {

  private final BrandRouter plan = plan("^7", "x");

  /**
   * Client a leads to client b by an internal friend; in b, 300 leads to a trunk, 301 to a user.
   */
  private static BrandRouter plan(String pattern, String user) {
    Client a =
        Client.builder("a")
            .emergencyNumber("112")
            .friend(
                Friend.internal("to-b", "b")
                    .forward(
                        ForwardRule.onNoAnswer(Duration.ofSeconds(5), ForwardTarget.voicemail("a")))
                    .forward(ForwardRule.onBusy(ForwardTarget.external("+34600")))
                    .build())
            .build();
    Client b =
        Client.builder("b")
            .extension("300", ExtensionTarget.throughFriends("700"))
            .extension("301", ExtensionTarget.endpoint("user", user))
            .extension("302", ExtensionTarget.throughFriends("900"))
            .friend(
                Friend.remote("trunk")
                    .pattern(pattern)
                    .forward(
                        ForwardRule.onNoAnswer(
                            Duration.ofSeconds(3), ForwardTarget.extension("301")))
                    .build())
            .build();
    return RouterCompiler.load().compile(Brand.of("brand", a, b));
  }

  private RoutedCall call(String number) {
    return call(CallRequest.of("a", number));
  }

  private RoutedCall call(CallRequest request) {
    return RoutedCall.start(plan, request, RoutedCallTest::isRemote);
  }

  private static boolean isRemote(CallStep.Dial dial) {
    return dial.friend() instanceof RemoteFriend;
  }

  private static Optional<Duration> seconds(int seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  @Test
  void an_internal_friend_is_followed_with_the_time_that_is_left_of_its_own() {
    RoutedCall trunk = call("300");
    RoutedCall user = trunk.after(DialOutcome.NO_ANSWER, Duration.ofMillis(3_001));
    RoutedCall mailbox = user.after(DialOutcome.NO_ANSWER, Duration.ofSeconds(2));

    assertEquals(seconds(3), trunk.ringTime());
    assertEquals(seconds(2), user.ringTime());
    assertEquals("b", user.diversions().get(0).client());
    assertEquals(CallStep.LeaveVoicemail.of("a", "a"), mailbox.step());
    assertEquals("a", mailbox.diversions().get(0).client());
    assertEquals(1, mailbox.redirects());
  }

  @Test
  void what_ends_the_call_inside_is_how_the_internal_friend_was_dialled() {
    RoutedCall busy = call("300").after(DialOutcome.BUSY, Duration.ZERO);

    assertEquals(CallStep.CallExternal.of("a", "+34600", false), busy.step());
  }

  @Test
  void a_number_that_leads_nowhere_inside_is_an_internal_friend_not_registered() {
    assertEquals(CallStep.Reject.of("a", RejectionReason.NOT_REGISTERED), call("302").step());
  }

  @Test
  void an_internal_friend_that_the_host_dials_is_not_followed() {
    RoutedCall dialled = RoutedCall.start(plan, CallRequest.of("a", "300"), dial -> true);

    assertEquals("to-b", ((CallStep.Dial) dialled.step()).friend().name());
  }

  @ParameterizedTest
  @CsvSource({"300", "301"})
  void a_caller_who_gives_up_is_forwarded_nowhere(String number) {
    RoutedCall cancelled = call(number).after(DialOutcome.CANCELLED, Duration.ZERO);

    assertEquals(RejectionReason.CANCELLED, ((CallStep.Reject) cancelled.step()).reason());
    assertTrue(cancelled.isOver());
  }

  @Test
  void what_no_friend_led_to_ends_the_call_when_it_fails() {
    RoutedCall failed = call("+34944").after(DialOutcome.CONGESTION, Duration.ZERO);

    assertEquals(CallStep.Reject.of("a", RejectionReason.BUSY), failed.step());
    assertEquals(Optional.empty(), call("+34944").ringTime());
  }

  @Test
  void a_call_that_was_forwarded_too_often_before_is_a_loop_unless_it_is_an_emergency() {
    CallRequest request = CallRequest.of("a", "300").withRedirects(6);

    assertEquals(CallStep.Reject.of("a", RejectionReason.TOO_MANY_REDIRECTS), call(request).step());
    assertFalse(call(CallRequest.of("a", "300").withRedirects(5)).isOver());
    assertEquals(
        CallStep.CallEmergency.of("a", "112"),
        call(CallRequest.of("a", "112").withRedirects(6)).step());
  }

  @Test
  void an_emergency_call_goes_through_whatever_friend_is_said_to_call() {
    CallRequest request = CallRequest.of("a", "112").withCaller(Caller.friend("a", "nobody"));

    assertEquals(CallStep.CallEmergency.of("a", "112"), call(request).step());
    assertTrue(RoutedCall.isEmergency(plan, "a", "112"));
    assertFalse(RoutedCall.isEmergency(plan, "b", "112"));
    assertFalse(RoutedCall.isEmergency(plan, "nowhere", "112"));
    assertFalse(RoutedCall.isEmergency(plan, "a", ""));
  }

  @Test
  void a_call_goes_on_with_another_plan_that_leads_to_the_same_steps() {
    RoutedCall moved = call("300").on(plan("^70", "y"), RoutedCallTest::isRemote).orElseThrow();
    RoutedCall forwarded = moved.after(DialOutcome.NO_ANSWER, Duration.ofSeconds(3));

    assertEquals("user/y", ((CallStep.RingEndpoint) forwarded.step()).endpoint().toString());
    assertEquals(seconds(2), forwarded.ringTime());
  }

  @Test
  void a_call_does_not_go_on_with_a_plan_that_leads_elsewhere() {
    RoutedCall user = call("300").after(DialOutcome.NO_ANSWER, Duration.ofSeconds(3));
    BrandRouter gone = RouterCompiler.load().compile(Brand.of("brand"));

    assertEquals(Optional.empty(), user.on(plan("^7", "y"), RoutedCallTest::isRemote));
    assertEquals(Optional.empty(), call("300").on(plan("^8", "x"), RoutedCallTest::isRemote));
    assertEquals(Optional.empty(), call("300").on(gone, RoutedCallTest::isRemote));
  }
}
