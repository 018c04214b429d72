package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.dialplan.file.Quoted;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/** Findings as JSON objects and as text. */
final class FindingOutput {

  private static final int SEVERITY_WIDTH = 7;

  /** Codes that always say who is to blame, also when it is nobody. */
  private static final Set<FindingCode> BLAMING =
      Set.of(FindingCode.UNREACHABLE_FRIEND, FindingCode.UNREACHABLE_PATTERN);

  private FindingOutput() {}

  /** Writes the fields of a finding into the object that is open. */
  static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStringField("code", finding.code().token());
    json.writeStringField("severity", finding.severity().token());
    json.writeStringField("client", finding.client());
    field(json, "friend", finding.friend());
    field(json, "pattern", finding.pattern());
    field(json, "extension", finding.extension());
    if (!finding.by().isEmpty() || BLAMING.contains(finding.code())) {
      json.writeArrayFieldStart("by");
      for (String friend : finding.by()) {
        json.writeString(Quoted.whole(friend));
      }
      json.writeEndArray();
    }
    field(json, "count", finding.count().map(BigInteger::toString));
    field(json, "witness", finding.witness());
    json.writeStringField("message", finding.message());
    json.writeStringField("suggestion", finding.suggestion());
  }

  private static void field(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  /** Writes a finding as two lines: what and where, then what to do. */
  static void write(TextLines lines, Finding finding) throws IOException {
    StringBuilder place = new StringBuilder(finding.client());
    finding.friend().ifPresent(friend -> place.append(", friend ").append(friend));
    finding.pattern().ifPresent(pattern -> place.append(", pattern ").append(pattern));
    finding.extension().ifPresent(number -> place.append(", extension ").append(number));
    lines
        .column(finding.severity().token(), SEVERITY_WIDTH)
        .column(finding.code().token() + ": " + place + ": " + finding.message(), 0)
        .end();
    lines.column("", SEVERITY_WIDTH).column("-> " + inPlanFile(finding), 0).end();
  }

  /** What to do; a pattern to write stands in it as it is written in a plan file. */
  private static String inPlanFile(Finding finding) {
    return finding.pattern().isPresent()
        ? finding.suggestion().replace("\\", "\\\\").replace("\"", "\\\"")
        : finding.suggestion();
  }
}
