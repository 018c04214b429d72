package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.checks.Severity;
import io.github.pbxrouting.dialplan.Suppression;
import io.github.pbxrouting.dialplan.output.Result;
import io.github.pbxrouting.dialplan.output.Result.Decision;
import io.github.pbxrouting.dialplan.output.Result.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The findings of a check, each with what a plan file and a baseline say about it. */
final class Checked {

  /**
   * A finding with what was decided about it.
   *
   * @param place where in the plan it belongs, or empty for wherever the finding is
   */
  private record One(Finding finding, State state, String place) {
    boolean counts() {
      return state.decision() == Decision.FAILS || state.decision() == Decision.REPORTED;
    }
  }

  private final List<One> findings = new ArrayList<>();
  private final FindingPlaces places;
  private final Baseline baseline;
  private final FailOn failOn;

  /**
   * Decides about findings.
   *
   * @param places where in the plan file findings belong
   * @param early whether the check was ended early, so that a suppression may be of use yet
   */
  Checked(
      List<Finding> found,
      List<Suppression> suppressions,
      FindingPlaces places,
      Baseline baseline,
      FailOn failOn,
      boolean early) {
    this.places = places;
    this.baseline = baseline;
    this.failOn = failOn;
    Set<Suppression> unused = new LinkedHashSet<>(suppressions);
    for (Finding finding : found) {
      List<Suppression> covering =
          suppressions.stream().filter(suppression -> suppression.covers(finding)).toList();
      covering.forEach(unused::remove);
      boolean known = baseline.takes(finding);
      findings.add(
          new One(
              finding,
              covering.isEmpty()
                  ? state(finding, known)
                  : new State(Decision.SUPPRESSED, covering.get(0).reason()),
              ""));
    }
    if (!early) {
      unused.forEach(this::report);
    }
  }

  private State state(Finding finding, boolean known) {
    return State.of(
        known
            ? Decision.KNOWN
            : failOn.failsOn(finding.severity()) ? Decision.FAILS : Decision.REPORTED);
  }

  private void report(Suppression unused) {
    Finding finding =
        Finding.builder(FindingCode.UNUSED_SUPPRESSION, unused.client())
            .friend(unused.friend().orElse(null))
            .pattern(unused.pattern().orElse(null))
            .extension(unused.extension().orElse(null))
            .saying(
                unused.place()
                    + " suppresses nothing: there is no such "
                    + unused.finding().token(),
                "remove it, or correct what it names");
    findings.add(new One(finding, state(finding, baseline.takes(finding)), unused.place()));
  }

  boolean fails() {
    return findings.stream().anyMatch(one -> one.state().decision() == Decision.FAILS);
  }

  /** Writes an object a finding; those that do not count with {@code all} alone. */
  void write(JsonLines lines, boolean all) throws IOException {
    for (One one : findings) {
      if (all || one.counts()) {
        lines.write(json -> {
          FindingOutput.write(json, one.finding());
          if (!one.counts()) {
            json.writeStringField("state", one.state().decision().name().toLowerCase(Locale.ROOT));
          }
          if (!one.state().reason().isEmpty()) {
            json.writeStringField("reason", one.state().reason());
          }
        });
      }
    }
  }

  /**
   * Writes the findings, the most severe first, and how many there are. Many of one code are
   * reported as one, and those that do not count not at all, unless all are asked for.
   */
  void write(TextLines lines, boolean all) throws IOException {
    Map<FindingCode, Map<Severity, List<One>>> codes = new LinkedHashMap<>();
    Comparator<One> bySeverity = Comparator.comparing(one -> one.finding().severity());
    findings.stream()
        .filter(one -> all || one.counts())
        .sorted(bySeverity.reversed().thenComparing(one -> one.finding().code()))
        .forEach(one ->
            codes
                .computeIfAbsent(one.finding().code(), code -> new LinkedHashMap<>())
                .computeIfAbsent(one.finding().severity(), severity -> new ArrayList<>())
                .add(one));
    boolean shortened = false;
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
      for (Map<Severity, List<One>> ofCode : codes.values()) {
        List<One> alike = ofCode.getOrDefault(severity, List.of());
        if (all || alike.size() <= FindingOutput.MAX_EXAMPLES) {
          for (One one : alike) {
            Finding finding = one.finding();
            FindingOutput.write(lines, finding, remark(one.state()), places.advice(finding));
          }
        } else {
          List<Finding> those = alike.stream().map(One::finding).toList();
          FindingOutput.write(lines, those, places.advice(those.get(0)));
          shortened = true;
        }
      }
    }
    lines.column(summary(shortened, all), 0).end();
  }

  private static String remark(State state) {
    String reason = state.reason().isEmpty() ? "" : ": " + state.reason();
    return switch (state.decision()) {
      case KNOWN -> " (known)";
      case SUPPRESSED -> " (suppressed" + reason + ")";
      case FAILS, REPORTED, HOLDS -> "";
    };
  }

  private String summary(boolean shortened, boolean all) {
    List<String> parts = new ArrayList<>();
    if (findings.stream().anyMatch(One::counts)) {
      parts.add(count(Severity.ERROR, "error"));
      parts.add(count(Severity.WARNING, "warning"));
      parts.add(count(Severity.INFO, "note"));
    } else {
      parts.add(findings.isEmpty() ? "nothing found" : "nothing new found");
    }
    long known = count(Decision.KNOWN);
    long suppressed = count(Decision.SUPPRESSED);
    if (known > 0) {
      parts.add(String.format(Locale.ROOT, "%,d known", known));
    }
    if (suppressed > 0) {
      parts.add(String.format(Locale.ROOT, "%,d suppressed", suppressed));
    }
    if (baseline.gone() > 0) {
      parts.add(String.format(Locale.ROOT, "%,d of the baseline gone", baseline.gone()));
    }
    boolean hidden = !all && (shortened || known + suppressed > 0);
    return String.join(", ", parts) + (hidden ? "; --all lists each" : "");
  }

  private String count(Severity severity, String word) {
    long count =
        findings.stream()
            .filter(one -> one.counts() && one.finding().severity() == severity)
            .count();
    return String.format(Locale.ROOT, "%,d %s%s", count, word, count == 1 ? "" : "s");
  }

  private long count(Decision decision) {
    return findings.stream().filter(one -> one.state().decision() == decision).count();
  }

  /** Returns the findings for a report. */
  Stream<Result> results() {
    return findings.stream()
        .map(one -> {
          Finding finding = one.finding();
          return new Result(
              finding.code().token(),
              finding.severity(),
              one.state(),
              finding.client(),
              FindingOutput.place(finding),
              finding.message(),
              places.advice(finding),
              one.place().isEmpty() ? places.of(finding) : places.at(one.place()),
              finding.fingerprint());
        });
  }
}
