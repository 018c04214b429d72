package io.github.pbxrouting.dialplan.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.answers.Explanation;
import io.github.pbxrouting.core.analysis.answers.Explanation.Attempt;
import io.github.pbxrouting.core.analysis.answers.Explanation.Candidate;
import io.github.pbxrouting.core.analysis.answers.Explanation.Verdict;
import io.github.pbxrouting.dialplan.file.Quoted;
import java.io.IOException;

/** An explanation as the fields of a JSON object. */
public final class ExplanationFields {

  private ExplanationFields() {}

  /** Writes the fields into the object that is open. */
  public static void write(JsonGenerator json, Explanation explanation) throws IOException {
    json.writeStringField("client", explanation.client());
    json.writeStringField("destination", explanation.number());
    RouteFields.write(json, explanation.decision());
    String normalised = explanation.normalised();
    if (normalised != null) {
      json.writeStringField("normalised", normalised);
    }
    json.writeArrayFieldStart("candidates");
    for (Candidate candidate : explanation.candidates()) {
      json.writeStartObject();
      json.writeStringField("kind", kind(candidate));
      json.writeStringField("name", candidate.name());
      json.writeStringField("verdict", candidate.verdict().token());
      String pattern = candidate.pattern();
      if (pattern != null) {
        json.writeStringField("pattern", Quoted.whole(pattern));
      }
      if (candidate.verdict() == Verdict.DID_NOT && !candidate.attempts().isEmpty()) {
        json.writeArrayFieldStart("attempts");
        for (Attempt attempt : candidate.attempts()) {
          json.writeStartObject();
          json.writeStringField("pattern", Quoted.whole(attempt.pattern()));
          if (attempt.matched().isPresent()) {
            json.writeNumberField("matched", attempt.matched().getAsInt());
            json.writeNumberField("from", attempt.from());
          }
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeStringField("reason", Quoted.whole(candidate.reason()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Returns the word for what a candidate is; the rule about unknown codes is one as well. */
  public static String kind(Candidate candidate) {
    return candidate.kind() == RouteKind.REJECTED ? "unknown-code" : candidate.kind().token();
  }
}
