package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.json.StepFields;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Steps as JSON lines. */
final class JsonSteps implements StepOutput {

  private final JsonLines lines;

  JsonSteps(OutputStream out) throws IOException {
    lines = new JsonLines(out);
  }

  /**
   * Writes a tree as one object: a step with {@code outcomes}, an object with a tree for each, or
   * with {@code next}; {@code "cut": true} where the steps behind are left out.
   */
  static void write(CallTree tree, OutputStream out) throws IOException {
    JsonLines lines = new JsonLines(out);
    lines.write(json -> write(json, tree));
    lines.flush();
  }

  private static void write(JsonGenerator json, CallTree tree) throws IOException {
    StepFields.write(json, tree.step());
    if (tree.cut()) {
      json.writeBooleanField("cut", true);
    }
    if (tree.next().isPresent()) {
      json.writeObjectFieldStart("next");
      write(json, tree.next().get());
      json.writeEndObject();
    }
    if (!tree.outcomes().isEmpty()) {
      json.writeObjectFieldStart("outcomes");
      for (Map.Entry<DialOutcome, CallTree> outcome : tree.outcomes().entrySet()) {
        json.writeObjectFieldStart(Words.word(outcome.getKey()));
        write(json, outcome.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  @Override
  public void step(CallStep step) throws IOException {
    lines.write(json -> StepFields.write(json, step));
  }

  @Override
  public void flush() throws IOException {
    lines.flush();
  }
}
