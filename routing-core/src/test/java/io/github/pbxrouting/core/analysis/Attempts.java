package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.core.analysis.answers.Explanation;
import java.util.List;

/** The attempts of a candidate, as lists that tests can write down. */
final class Attempts {

  private Attempts() {}

  /** Returns the pattern, what matched and the offset of each. */
  static List<List<Object>> of(Explanation.Candidate candidate) {
    return candidate.attempts().stream()
        .map(one -> List.<Object>of(one.pattern(), one.matched(), one.from()))
        .toList();
  }
}
