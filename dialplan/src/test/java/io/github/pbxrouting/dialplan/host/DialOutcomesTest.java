package io.github.pbxrouting.dialplan.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.RejectionReason;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DialOutcomesTest {

  private static final Map<Integer, DialOutcome> STATUSES =
      Map.ofEntries(
          Map.entry(403, DialOutcome.BUSY),
          Map.entry(486, DialOutcome.BUSY),
          Map.entry(600, DialOutcome.BUSY),
          Map.entry(603, DialOutcome.BUSY),
          Map.entry(408, DialOutcome.NO_ANSWER),
          Map.entry(480, DialOutcome.NO_ANSWER),
          Map.entry(404, DialOutcome.NOT_REGISTERED),
          Map.entry(410, DialOutcome.NOT_REGISTERED),
          Map.entry(484, DialOutcome.NOT_REGISTERED),
          Map.entry(604, DialOutcome.NOT_REGISTERED),
          Map.entry(487, DialOutcome.CANCELLED));

  private static final Map<Integer, DialOutcome> CAUSES =
      Map.of(
          16, DialOutcome.CANCELLED,
          17, DialOutcome.BUSY,
          21, DialOutcome.BUSY,
          18, DialOutcome.NO_ANSWER,
          19, DialOutcome.NO_ANSWER,
          1, DialOutcome.NOT_REGISTERED,
          3, DialOutcome.NOT_REGISTERED,
          20, DialOutcome.NOT_REGISTERED,
          22, DialOutcome.NOT_REGISTERED,
          27, DialOutcome.NOT_REGISTERED);

  @Test
  void every_failure_status_has_an_outcome_and_those_not_listed_are_congestion() {
    for (int status = 300; status <= 699; status++) {
      assertEquals(
          Optional.of(STATUSES.getOrDefault(status, DialOutcome.CONGESTION)),
          DialOutcomes.ofStatus(status));
    }
  }

  @Test
  void every_cause_has_an_outcome_and_those_not_listed_are_congestion() {
    for (int cause = 1; cause <= 127; cause++) {
      assertEquals(
          Optional.of(CAUSES.getOrDefault(cause, DialOutcome.CONGESTION)),
          DialOutcomes.ofCause(cause));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100, 180, 200, 299, 700})
  void what_is_no_failure_status_has_no_outcome(int status) {
    assertEquals(Optional.empty(), DialOutcomes.ofStatus(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 128})
  void what_is_no_cause_has_no_outcome(int cause) {
    assertEquals(Optional.empty(), DialOutcomes.ofCause(cause));
  }

  @ParameterizedTest
  @CsvSource({"20, 480, NOT_REGISTERED", "17, 408, BUSY", "0, 486, BUSY", "19, 200, NO_ANSWER"})
  void a_cause_beats_a_status(int cause, int status, DialOutcome outcome) {
    assertEquals(
        Optional.of(outcome), DialOutcomes.of(OptionalInt.of(cause), OptionalInt.of(status)));
  }

  @Test
  void a_status_counts_alone_and_nothing_tells_nothing() {
    assertEquals(
        Optional.of(DialOutcome.NO_ANSWER),
        DialOutcomes.of(OptionalInt.empty(), OptionalInt.of(480)));
    assertEquals(Optional.empty(), DialOutcomes.of(OptionalInt.empty(), OptionalInt.empty()));
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
    assertEquals(status, DialOutcomes.statusOf(reason));
  }

  @ParameterizedTest
  @EnumSource(
      value = RejectionReason.class,
      names = {"CANCELLED", "BUSY", "NO_ANSWER", "NOT_REGISTERED", "NO_FRIEND_TAKES_NUMBER"})
  void the_cause_of_a_rejection_means_the_same_outcome_as_the_rejection(RejectionReason reason) {
    assertEquals(
        DialOutcomes.ofRejection(reason), DialOutcomes.ofCause(reason.cause()).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(
      value = DialOutcome.class,
      names = {"BUSY", "NO_ANSWER", "NOT_REGISTERED", "CANCELLED"})
  void an_outcome_survives_its_rejection(DialOutcome outcome) {
    assertEquals(outcome, DialOutcomes.ofRejection(DialOutcomes.rejectionAfter(outcome)));
  }

  @Test
  void an_answered_call_is_not_rejected() {
    assertThrows(
        IllegalArgumentException.class, () -> DialOutcomes.rejectionAfter(DialOutcome.ANSWERED));
  }
}
