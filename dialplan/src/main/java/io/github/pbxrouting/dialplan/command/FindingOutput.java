package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.json.CommonFields;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Findings as JSON objects and as text. */
final class FindingOutput {

  /** How many findings of one code are reported one by one, and how many for the others. */
  static final int MAX_EXAMPLES = 3;

  private static final int SEVERITY_WIDTH = 7;

  /** The length at which an example is cut: a friend may lose its numbers to a thousand others. */
  private static final int MAX_LENGTH = 200;

  /** Codes that always say who is to blame, also when it is nobody. */
  private static final Set<FindingCode> BLAMING =
      Set.of(FindingCode.UNREACHABLE_FRIEND, FindingCode.UNREACHABLE_PATTERN);

  private FindingOutput() {}

  /** Writes the fields of a finding into the object that is open. */
  static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStringField("code", finding.code().token());
    json.writeStringField("severity", finding.severity().token());
    json.writeStringField("client", finding.client());
    CommonFields.optional(json, "friend", finding.friend());
    CommonFields.optional(json, "pattern", finding.pattern());
    CommonFields.optional(json, "extension", finding.extension());
    if (!finding.by().isEmpty() || BLAMING.contains(finding.code())) {
      CommonFields.strings(json, "by", finding.by().stream().map(Quoted::whole).toList());
    }
    CommonFields.optional(json, "count", finding.count().map(BigInteger::toString));
    CommonFields.optional(json, "witness", finding.witness());
    if (finding.isSummary()) {
      json.writeBooleanField("summary", true);
    }
    json.writeStringField("message", finding.message());
    json.writeStringField("suggestion", finding.suggestion());
    json.writeStringField("fingerprint", finding.fingerprint());
  }

  /** Writes a finding as two lines: what and where, then what to do. */
  static void write(TextLines lines, Finding finding, String remark, String advice)
      throws IOException {
    lines
        .column(finding.severity().token(), SEVERITY_WIDTH)
        .column(finding.code().token() + ": " + said(finding) + remark, 0)
        .end();
    advise(lines, advice);
  }

  /**
   * Writes findings of one code as one: how many, the first few, and what to do about the first.
   */
  static void write(TextLines lines, List<Finding> findings, String advice) throws IOException {
    Finding first = findings.get(0);
    lines
        .column(first.severity().token(), SEVERITY_WIDTH)
        .column(
            String.format(
                Locale.ROOT,
                "%s: %,d findings in %s, among them",
                first.code().token(),
                findings.size(),
                where(findings)),
            0)
        .end();
    for (Finding finding : findings.subList(0, MAX_EXAMPLES)) {
      String said = said(finding);
      lines
          .column("", SEVERITY_WIDTH)
          .column(said.length() > MAX_LENGTH ? said.substring(0, MAX_LENGTH) + "..." : said, 0)
          .end();
    }
    advise(lines, advice);
  }

  /** Returns how many friends of which clients the findings are about. */
  private static String where(List<Finding> findings) {
    long clients = findings.stream().map(Finding::client).distinct().count();
    long friends =
        findings.stream()
            .filter(finding -> finding.friend().isPresent())
            .map(finding -> List.of(finding.client(), finding.friend().orElseThrow()))
            .distinct()
            .count();
    return (friends == 0
            ? ""
            : String.format(Locale.ROOT, "%,d friend%s of ", friends, friends == 1 ? "" : "s"))
        + (clients == 1
            ? "client " + findings.get(0).client()
            : String.format(Locale.ROOT, "%,d clients", clients));
  }

  private static String said(Finding finding) {
    String place = place(finding);
    return finding.client() + (place.isEmpty() ? "" : ", " + place) + ": " + finding.message();
  }

  /** Returns where in its client a finding is. */
  static String place(Finding finding) {
    List<String> parts = new ArrayList<>();
    finding.friend().ifPresent(friend -> parts.add("friend " + friend));
    finding.pattern().ifPresent(pattern -> parts.add("pattern " + pattern));
    finding.extension().ifPresent(number -> parts.add("extension " + number));
    return String.join(", ", parts);
  }

  private static void advise(TextLines lines, String advice) throws IOException {
    lines.column("", SEVERITY_WIDTH).column("-> " + advice, 0).end();
  }
}
