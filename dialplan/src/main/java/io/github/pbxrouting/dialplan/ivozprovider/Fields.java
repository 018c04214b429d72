package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the API's objects, which have references as ids, as paths or as whole objects, and
 * booleans as such or as 0 and 1.
 */
final class Fields {

  private static final int MAX_SHOWN = 60;

  private Fields() {}

  /** Returns the text of a field, or an empty text when it has none. */
  static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  /** Returns whether a field is true, or null when it holds no boolean. */
  static @Nullable Boolean truth(JsonNode object, String field) {
    return switch (text(object, field).toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes" -> true;
      case "0", "false", "no" -> false;
      default -> null;
    };
  }

  /** Returns the value of a field for a report. */
  static String shown(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isMissingNode() ? "missing" : Ascii.truncate(value.toString(), MAX_SHOWN, "...");
  }

  /** Returns the id of an object, or null when it has none. */
  static @Nullable String id(JsonNode object) {
    return reference(object, object.has("id") ? "id" : "@id");
  }

  /** Returns the id of what a field refers to, or null when it refers to nothing. */
  static @Nullable String reference(JsonNode object, String field) {
    JsonNode value = object.path(field);
    JsonNode id = value.isObject() ? value.path(value.has("id") ? "id" : "@id") : value;
    // JSON-LD has paths for ids: /friends/7.
    String text = id.isNull() ? "" : id.asText().substring(id.asText().lastIndexOf('/') + 1);
    return text.isEmpty() ? null : text;
  }
}
