package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.dialplan.json.CommonFields;
import io.github.pbxrouting.dialplan.json.RouteFields;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as JSON lines. */
final class JsonRoutes implements RouteOutput {

  private final JsonLines lines;

  JsonRoutes(OutputStream out) throws IOException {
    lines = new JsonLines(out);
  }

  @Override
  public void decision(
      String client, String destination, RouteDecision decision, @Nullable List<String> candidates)
      throws IOException {
    lines.write(json -> {
      begin(json, client, destination);
      RouteFields.write(json, decision);
      if (candidates != null) {
        CommonFields.strings(json, "candidates", candidates);
      }
    });
  }

  @Override
  public void error(@Nullable String client, String destination, String problem)
      throws IOException {
    lines.write(json -> {
      begin(json, client, destination);
      json.writeStringField("error", problem);
    });
  }

  @Override
  public void flush() throws IOException {
    lines.flush();
  }

  private static void begin(JsonGenerator json, @Nullable String client, String destination)
      throws IOException {
    json.writeStringField("client", client);
    json.writeStringField("destination", destination);
  }
}
