package io.github.pbxrouting.dialplan.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.pbxrouting.core.analysis.checks.Severity;
import io.github.pbxrouting.dialplan.Position;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.output.Result.Decision;
import io.github.pbxrouting.dialplan.output.Result.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Reports as SARIF 2.1.0, for code scanning. */
final class Sarif {

  /** The version of what {@link Result#fingerprint()} is made from. */
  private static final String FINGERPRINT = "dialplan/v1";

  private final JsonGenerator json;
  private final Report report;

  private Sarif(JsonGenerator json, Report report) {
    this.json = json;
    this.report = report;
  }

  /** Writes the report as one JSON object; the stream stays open. */
  static void write(Report report, OutputStream out) throws IOException {
    try (JsonGenerator json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build()
            .createGenerator(out)) {
      new Sarif(json, report).write();
      json.writeRaw('\n');
    }
  }

  private void write() throws IOException {
    TreeMap<String, Severity> rules = new TreeMap<>();
    report.results().forEach(result -> rules.merge(result.rule(), result.severity(), Sarif::worse));
    json.writeStartObject();
    string("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    string("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    string("name", "dialplan");
    string("version", report.version());
    json.writeArrayFieldStart("rules");
    for (String rule : rules.keySet()) {
      json.writeStartObject();
      string("id", rule);
      text("shortDescription", title(rule));
      json.writeObjectFieldStart("defaultConfiguration");
      string("level", level(rules.get(rule)));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    string("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", report.complete());
    json.writeEndObject();
    json.writeEndArray();
    json.writeArrayFieldStart("results");
    List<String> ids = new ArrayList<>(rules.keySet());
    for (Result result : report.results()) {
      write(result, ids.indexOf(result.rule()));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Result result, int rule) throws IOException {
    boolean holds = result.decision() == Decision.HOLDS;
    json.writeStartObject();
    string("ruleId", result.rule());
    json.writeNumberField("ruleIndex", rule);
    string("kind", holds ? "pass" : "fail");
    string("level", holds ? "none" : level(result.severity()));
    text("message", result.sentence());
    Location location = result.location();
    if (location != null) {
      json.writeArrayFieldStart("locations");
      json.writeStartObject();
      write(location);
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeObjectFieldStart("partialFingerprints");
    string(FINGERPRINT, result.fingerprint());
    json.writeEndObject();
    if (report.compared() && !holds) {
      string("baselineState", result.decision() == Decision.KNOWN ? "unchanged" : "new");
    }
    json.writeArrayFieldStart("suppressions");
    if (result.decision() == Decision.SUPPRESSED) {
      json.writeStartObject();
      string("kind", "inSource");
      if (!result.state().reason().isEmpty()) {
        string("justification", result.state().reason());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Location location) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    string("uri", uri(location.file()));
    json.writeEndObject();
    Position position = location.position();
    if (position != null) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", position.line());
      json.writeNumberField("startColumn", position.column());
      json.writeNumberField("endColumn", position.endColumn());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    string("fullyQualifiedName", location.place());
    json.writeEndObject();
    json.writeEndArray();
  }

  private void text(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    string("text", text);
    json.writeEndObject();
  }

  private void string(String field, String text) throws IOException {
    json.writeStringField(field, Quoted.whole(text));
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case INFO -> "note";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }

  /** Returns a rule's id in words: {@code priority-tie} is "Priority tie". */
  private static String title(String rule) {
    String words = rule.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /**
   * Returns a file's name as a URI: relative to where the command runs, unless the name is
   * absolute.
   */
  private static String uri(String file) {
    String path = Quoted.whole(file).replace('\\', '/');
    try {
      if (path.matches("[A-Za-z]:/.*")) {
        path = "/" + path;
      }
      return path.startsWith("/")
          ? new URI("file", "", path, null).toASCIIString()
          : new URI(null, null, "./" + path, null).toASCIIString().substring(2);
    } catch (URISyntaxException odd) {
      return "plan";
    }
  }
}
