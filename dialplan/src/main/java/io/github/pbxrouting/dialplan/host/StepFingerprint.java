package io.github.pbxrouting.dialplan.host;

import com.google.common.hash.Hashing;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.dialplan.json.StepFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps that a call has taken, in 96 bits: enough for what nobody can choose. A call whose plan
 * is not kept any more goes on with another plan that leads to the same steps. Immutable.
 */
public final class StepFingerprint {

  /** The length of {@link #bytes()}. */
  public static final int BYTES = 12;

  private static final StepFingerprint NONE = new StepFingerprint(new byte[BYTES]);

  private final byte[] bytes;

  private StepFingerprint(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the fingerprint of no step. */
  public static StepFingerprint none() {
    return NONE;
  }

  /**
   * Returns the fingerprint that was written down as these bytes.
   *
   * @throws IllegalArgumentException when they are not {@link #BYTES}
   */
  public static StepFingerprint of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("bytes must be " + BYTES + ", but were " + bytes.length);
    }
    return new StepFingerprint(bytes.clone());
  }

  /**
   * Returns the fingerprint of every step from the start of a call to where its history leads.
   *
   * @throws IllegalArgumentException when the request or the history does not fit the plan
   */
  public static StepFingerprint of(BrandRouter plan, CallRequest request, List<CallEvent> history) {
    StepFingerprint steps = NONE;
    for (int i = 0; i <= history.size(); i++) {
      steps = steps.and(plan.resume(request, history.subList(0, i)).step());
    }
    return steps;
  }

  /**
   * Returns the flow that a history leads to on another plan than its own; empty unless the steps
   * on the way are these.
   */
  public Optional<CallFlow> resume(
      BrandRouter other, CallRequest request, List<CallEvent> history) {
    try {
      return of(other, request, history).equals(this)
          ? Optional.of(other.resume(request, history))
          : Optional.empty();
    } catch (IllegalArgumentException otherSteps) {
      // The client or friend is gone, or a step of another kind stands where a report was made.
      return Optional.empty();
    }
  }

  /** Returns the fingerprint of these steps and that one after them. */
  public StepFingerprint and(CallStep step) {
    return and(StepFields.utf8(step));
  }

  /** Returns the fingerprint of these steps and one that was written as JSON. */
  public StepFingerprint and(byte[] step) {
    byte[] all = Hashing.sha256().newHasher().putBytes(bytes).putBytes(step).hash().asBytes();
    return new StepFingerprint(Arrays.copyOf(all, BYTES));
  }

  /** Returns the fingerprint as bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StepFingerprint that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
