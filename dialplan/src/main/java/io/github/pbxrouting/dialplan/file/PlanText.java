package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.dialplan.Suppression;
import java.util.List;

/**
 * What the text of a plan file holds. Where the text has problems, placeholders replace what could
 * not be read.
 *
 * @param brand the brand
 * @param suppressions the findings that it says are meant
 * @param tests the tests of the plan, and where the values are in the text
 * @param clientsComplete whether the brand has every client of the text under its id
 * @param extensionsComplete whether the clients have every extension of the text under its number
 */
public record PlanText(
    Brand brand,
    List<Suppression> suppressions,
    ReadTests tests,
    boolean clientsComplete,
    boolean extensionsComplete) {

  /** Copies the list. */
  public PlanText {
    suppressions = List.copyOf(suppressions);
  }

  /** Returns where the values are in the text. */
  public Places places() {
    return tests.places();
  }

  /**
   * Returns whether that problem is the brand's own, not a consequence of a part that is missing.
   */
  public boolean isOfTheBrand(PlanProblem problem) {
    return (clientsComplete || problem.code() != ProblemCode.UNKNOWN_TARGET_CLIENT)
        && (extensionsComplete || problem.code() != ProblemCode.UNKNOWN_FORWARD_TARGET);
  }
}
