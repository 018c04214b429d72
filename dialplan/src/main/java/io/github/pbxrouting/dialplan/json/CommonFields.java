package io.github.pbxrouting.dialplan.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** The fields that answers of several kinds have in common. */
public final class CommonFields {

  private CommonFields() {}

  /** Writes a field with a value, or none. */
  public static void optional(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }

  /** Writes a field with a list of texts. */
  public static void strings(JsonGenerator json, String field, Iterable<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** Writes {@code count} and {@code byLength}, as digits: they may be too large for a number. */
  public static void counts(JsonGenerator json, BigInteger count, Map<Integer, BigInteger> byLength)
      throws IOException {
    json.writeStringField("count", count.toString());
    json.writeObjectFieldStart("byLength");
    for (Map.Entry<Integer, BigInteger> entry : byLength.entrySet()) {
      json.writeStringField(entry.getKey().toString(), entry.getValue().toString());
    }
    json.writeEndObject();
  }
}
