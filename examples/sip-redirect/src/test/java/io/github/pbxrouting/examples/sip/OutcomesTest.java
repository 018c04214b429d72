package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.RejectionReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutcomesTest {

  @ParameterizedTest
  @CsvSource({
    "400, CONGESTION",
    "404, NOT_REGISTERED",
    "408, NO_ANSWER",
    "410, NOT_REGISTERED",
    "430, NOT_REGISTERED",
    "480, NOT_REGISTERED",
    "486, BUSY",
    "487, CANCELLED",
    "500, CONGESTION",
    "503, CONGESTION",
    "600, BUSY",
    "603, BUSY",
    "604, NOT_REGISTERED",
    "699, CONGESTION",
  })
  void a_status_says_how_the_try_ended(int status, DialOutcome outcome) {
    assertEquals(outcome, Outcomes.ofStatus(status));
  }

  @ParameterizedTest
  @CsvSource({
    "1, NOT_REGISTERED",
    "16, CANCELLED",
    "17, BUSY",
    "18, NO_ANSWER",
    "19, NO_ANSWER",
    "20, NOT_REGISTERED",
    "21, BUSY",
    "34, CONGESTION",
    "127, CONGESTION",
  })
  void a_cause_says_how_the_try_ended(int cause, DialOutcome outcome) {
    assertEquals(outcome, Outcomes.ofCause(cause));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 128, 200, 399, 700})
  void what_is_no_failure_is_no_report(int number) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Outcomes.ofStatus(number >= 128 && number < 200 ? 0 : number));
    assertThrows(IllegalArgumentException.class, () -> Outcomes.ofCause(number));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_SERVICE_CODE, 404",
    "NO_FRIEND_TAKES_NUMBER, 404",
    "CANCELLED, 487",
    "BUSY, 486",
    "NO_ANSWER, 480",
    "NOT_REGISTERED, 480",
    "TOO_MANY_REDIRECTS, 503",
    "TOO_MANY_HOPS, 483",
  })
  void a_rejected_call_has_a_status(RejectionReason reason, int status) {
    assertEquals(status, Outcomes.status(reason));
  }
}
