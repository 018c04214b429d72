package io.github.pbxrouting.dialplan.service;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A step for switches that read no JSON: its fields as names and texts. A field within another has
 * both names, with an underscore between: {@code to_extension}.
 */
final class FlatStep {

  private FlatStep() {}

  /** Returns the fields in their order, with the token at the end where the call goes on. */
  static Map<String, String> fields(Calls.Answer answer) {
    Map<String, String> fields = fields(answer.json().utf8());
    String token = answer.token();
    if (token != null) {
      fields.put("token", token);
    }
    return fields;
  }

  /** Returns the fields of a JSON object without lists. */
  static Map<String, String> fields(byte[] object) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = Json.parser(object)) {
      json.nextToken();
      read(json, "", fields);
    } catch (IOException e) {
      throw new IllegalStateException("what was written as JSON is JSON", e);
    }
    return fields;
  }

  private static void read(JsonParser json, String prefix, Map<String, String> fields)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + json.currentName();
      if (json.nextToken() == JsonToken.START_OBJECT) {
        read(json, name + "_", fields);
      } else {
        fields.put(name, json.getText());
      }
    }
  }
}
