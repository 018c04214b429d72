package io.github.pbxrouting.dialplan.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.RejectionReason;
import org.junit.jupiter.api.Test;

final class StepFingerprintTest {

  private static final CallStep BUSY = CallStep.Reject.of("a", RejectionReason.BUSY);
  private static final CallStep LEFT = CallStep.LeaveVoicemail.of("a", "sales");

  @Test
  void the_same_steps_in_the_same_order_have_the_same_fingerprint() {
    StepFingerprint steps = StepFingerprint.none().and(BUSY).and(LEFT);

    assertEquals(steps, StepFingerprint.none().and(BUSY).and(LEFT));
    assertEquals(steps.hashCode(), StepFingerprint.of(steps.bytes()).hashCode());
    assertEquals(steps, StepFingerprint.of(steps.bytes()));
    assertNotEquals(steps, StepFingerprint.none().and(LEFT).and(BUSY));
    assertNotEquals(steps, StepFingerprint.none().and(LEFT));
  }

  @Test
  void bytes_of_another_length_are_no_fingerprint() {
    assertThrows(IllegalArgumentException.class, () -> StepFingerprint.of(new byte[11]));
  }
}
