package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.Policy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test of a plan as it was read: an expectation or a policy.
 *
 * @param name the name it was given, or null
 * @param place where it stands, for example {@code policies[3]}
 * @param expectation what is expected of one call, or null for a policy
 * @param policy the policy, or null for an expectation
 */
public record ReadTest(
    @Nullable String name,
    String place,
    @Nullable Expectation expectation,
    @Nullable Policy policy) {

  /**
   * What is expected of one call.
   *
   * @param client the client in which the number is dialled
   * @param dial the number
   * @param route where it is to be routed, or null when that does not matter
   * @param from the friend of the client that the call comes from, or null
   * @param type the type of the call
   * @param outcomes the outcome of dialling each friend, in order
   * @param ends the fields of the call's last step, or null when that does not matter
   */
  public record Expectation(
      String client,
      String dial,
      @Nullable Destination route,
      @Nullable String from,
      CallType type,
      List<DialOutcome> outcomes,
      @Nullable Map<String, String> ends) {

    /** Copies the outcomes. */
    public Expectation {
      outcomes = List.copyOf(outcomes);
    }
  }
}
