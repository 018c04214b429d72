package io.github.pbxrouting.dialplan.service;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.file.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request: of a JSON object, a form or a query. In a JSON object a value is a
 * string, a number, a boolean or a list of strings; in a form or query everything is text, and a
 * list is parted by commas.
 */
final class Fields {

  /** What the server reads where the bytes of a request's line are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final Map<String, Object> values;

  private Fields(Map<String, Object> values) {
    this.values = values;
  }

  /** Reads a JSON object. */
  static Fields ofJson(byte[] body) throws Problem {
    Map<String, Object> values = new LinkedHashMap<>();
    try (JsonParser json = Json.parser(utf8(ByteBuffer.wrap(body)))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw notAnObject("the body is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        Object value = value(json, name);
        if (value != null) {
          values.put(name, value);
        }
      }
      if (json.nextToken() != null) {
        throw notAnObject("the body goes on after its last brace");
      }
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw notAnObject(
          place == null
              ? "the body has a number, a name or nesting beyond all bounds"
              : "the body is no JSON at line %s, column %s: %s"
                  .formatted(place.getLineNr(), place.getColumnNr(), Quoted.plain(message(e))));
    } catch (IOException e) {
      throw notAnObject("the body is not UTF-8");
    }
    return new Fields(values);
  }

  /** Returns what is wrong, without the parser's words on where, and on its own options. */
  private static String message(JsonProcessingException broken) {
    String message = String.valueOf(broken.getOriginalMessage()).split(": enable `", 2)[0];
    int source = message.indexOf("[Source");
    int aside = source < 0 ? -1 : message.lastIndexOf(" (", source);
    return aside < 0 ? message : message.substring(0, aside);
  }

  /** Decodes strictly: what is no UTF-8 is an exception, not a replacement character. */
  private static String utf8(ByteBuffer bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static Problem notAnObject(String detail) {
    return Problem.invalidRequest("body", detail, "one JSON object in UTF-8");
  }

  private static @Nullable Object value(JsonParser json, String name) throws IOException, Problem {
    JsonToken token = json.nextToken();
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return json.getDecimalValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return json.getBooleanValue();
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.START_ARRAY) {
      throw Problem.invalidRequest(name, "no field is an object", "a plain value");
    }
    List<String> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw Problem.invalidRequest(name, "the list has an element that is no string", "strings");
      }
      list.add(json.getText());
    }
    return list;
  }

  /** Reads a form, {@code application/x-www-form-urlencoded}, where {@code +} is a blank. */
  static Fields ofForm(byte[] body) throws Problem {
    try {
      return parse(utf8(ByteBuffer.wrap(body)), true, "body");
    } catch (CharacterCodingException e) {
      throw notUtf8("body");
    }
  }

  /** Reads a query. A {@code +} is itself: it begins numbers, and no number has a blank. */
  static Fields ofQuery(@Nullable String query) throws Problem {
    return parse(query == null ? "" : query, false, "query");
  }

  private static Fields parse(String text, boolean plusIsBlank, String where) throws Problem {
    Map<String, Object> values = new LinkedHashMap<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('&', start);
      end = end < 0 ? text.length() : end;
      int equals = text.indexOf('=', start);
      if (equals < 0 || equals > end) {
        equals = end;
      }
      if (end > start) {
        String name = decoded(text.substring(start, equals), plusIsBlank, where);
        String value = decoded(text.substring(Math.min(equals + 1, end), end), plusIsBlank, name);
        if (values.putIfAbsent(name, value) != null) {
          throw Problem.invalidRequest(name, "the field is there twice", "it once");
        }
      }
      start = end + 1;
    }
    return new Fields(values);
  }

  /** Decodes percent-encoded UTF-8; the characters beyond ASCII may stand as they are. */
  static String decoded(String text, boolean plusIsBlank, String where) throws Problem {
    if (text.indexOf('%') < 0 && !(plusIsBlank && text.indexOf('+') >= 0) && isAscii(text)) {
      return text;
    }
    if (text.indexOf(REPLACEMENT) >= 0) {
      // What was sent as it is and was no UTF-8.
      throw notUtf8(where);
    }
    ByteBuffer bytes = ByteBuffer.allocate(4 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()
            || !HexFormat.isHexDigit(text.charAt(i + 1))
            || !HexFormat.isHexDigit(text.charAt(i + 2))) {
          throw Problem.invalidRequest(
              where, "% is not followed by two hexadecimal digits", "%25 for a percent sign");
        }
        bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else if (c == '+' && plusIsBlank) {
        bytes.put((byte) ' ');
      } else if (c < 0x80) {
        bytes.put((byte) c);
      } else {
        // Characters beyond ASCII as they are, as some clients send them.
        int end = text.offsetByCodePoints(i, 1);
        bytes.put(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end - 1;
      }
    }
    try {
      return utf8(bytes.flip());
    } catch (CharacterCodingException e) {
      throw notUtf8(where);
    }
  }

  private static Problem notUtf8(String where) {
    return Problem.invalidRequest(where, "the bytes are not UTF-8", "percent-encoded UTF-8");
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Refuses fields of other names, so that a misspelt one is not passed over. */
  Fields only(String... names) throws Problem {
    for (String name : values.keySet()) {
      if (!List.of(names).contains(name)) {
        throw Problem.invalidRequest(
            Quoted.plain(name.length() > 60 ? name.substring(0, 60) : name),
            "there is no field " + Quoted.of(name) + " here",
            "fields of " + String.join(", ", names));
      }
    }
    return this;
  }

  /** Returns those of the fields that begin with the prefix and one of the names, without it. */
  Fields renamed(String prefix, List<String> names) {
    Map<String, Object> renamed = new LinkedHashMap<>();
    for (String name : names) {
      Object value = values.get(prefix + name);
      if (value != null && !value.equals("")) {
        renamed.put(name, value);
      }
    }
    return new Fields(renamed);
  }

  /** Returns these fields and another one. */
  Fields with(String name, String value) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put(name, value);
    return new Fields(all);
  }

  /** Returns a text; empty where the field is not there. */
  Optional<String> text(String name) throws Problem {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw Problem.invalidRequest(
        name,
        "the field must be a string, but is " + kind(value),
        value instanceof BigDecimal ? "\"" + value + "\", in quotes" : "a string");
  }

  /** Returns a text that must be there. */
  String required(String name, String instead) throws Problem {
    return text(name)
        .orElseThrow(() -> Problem.invalidRequest(name, "the field is missing", instead));
  }

  /** Returns whether the field is true; it need not be there. */
  boolean flag(String name) throws Problem {
    Object value = values.get(name);
    if (value == null || value.equals(false) || "false".equals(value) || "".equals(value)) {
      return false;
    }
    if (value.equals(true) || "true".equals(value)) {
      return true;
    }
    throw Problem.invalidRequest(
        name, "the field must be true or false, but is " + kind(value), "true or false");
  }

  /** Returns a number; empty where the field is not there. */
  Optional<BigDecimal> number(String name) throws Problem {
    Object value = values.get(name);
    if (value == null || "".equals(value)) {
      return Optional.empty();
    }
    if (value instanceof BigDecimal number) {
      return Optional.of(number);
    }
    if (value instanceof String text && text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return Optional.of(new BigDecimal(text));
    }
    throw Problem.invalidRequest(
        name,
        "the field must be a number of 0 or more, but is "
            + (value instanceof String text ? Quoted.of(text) : kind(value)),
        "a number");
  }

  /** Returns a whole number between those two; empty where the field is not there. */
  Optional<Integer> integer(String name, int min, int max) throws Problem {
    Optional<BigDecimal> number = number(name);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal value = number.get();
    if (value.scale() > 9
        || value.compareTo(BigDecimal.valueOf(min)) < 0
        || value.compareTo(BigDecimal.valueOf(max)) > 0
        || value.stripTrailingZeros().scale() > 0) {
      throw Problem.invalidRequest(
          name,
          "the field must be a whole number between " + min + " and " + max,
          min + " to " + max);
    }
    return Optional.of(value.intValueExact());
  }

  /** Returns a word of an enum; empty where the field is not there. */
  <E extends Enum<E>> Optional<E> word(String name, Words<E> words) throws Problem {
    Optional<String> text = text(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(word(name, text.get(), words));
  }

  /** Returns a list of words; empty where the field is not there. */
  <E extends Enum<E>> List<E> words(String name, Words<E> words) throws Problem {
    Object value = values.get(name);
    List<E> all = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        all.add(word(name, String.valueOf(element), words));
      }
    } else if (value instanceof String text) {
      for (String element : text.isEmpty() ? new String[0] : text.split(",", -1)) {
        all.add(word(name, element, words));
      }
    } else if (value != null) {
      throw Problem.invalidRequest(
          name, "the field must be a list, but is " + kind(value), "a list of " + words);
    }
    return all;
  }

  private static <E extends Enum<E>> E word(String name, String word, Words<E> words)
      throws Problem {
    return words
        .value(word)
        .orElseThrow(() ->
            Problem.invalidRequest(
                name, Quoted.of(word) + " is none of its values", "one of " + words));
  }

  private static String kind(Object value) {
    if (value instanceof BigDecimal) {
      return "a number";
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    return value instanceof List ? "a list" : "a string";
  }
}
