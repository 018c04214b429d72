package io.github.pbxrouting.dialplan.service;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers as {@code key=value&key=value}, percent-encoded: Asterisk takes them apart with {@code
 * CURLOPT(hashcompat)} and {@code HASH()}, Kamailio with {@code {param.value}}.
 */
final class PlainText {

  private PlainText() {}

  static byte[] step(Calls.Answer answer) {
    return bytes(FlatStep.fields(answer));
  }

  /** Returns the fields of a JSON object without lists. */
  static byte[] object(byte[] json) {
    return bytes(FlatStep.fields(json));
  }

  /** Returns a problem; {@code step=error} tells it from an answer. */
  static byte[] problem(Problem problem) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("step", "error");
    fields.put("status", Integer.toString(problem.status()));
    fields.put("problem", problem.kind().token());
    fields.put("detail", problem.detail());
    String instead = problem.instead();
    if (instead != null) {
      fields.put("instead", instead);
    }
    String where = problem.where();
    if (where != null) {
      fields.put("where", where);
    }
    return bytes(fields);
  }

  private static byte[] bytes(Map<String, String> fields) {
    StringBuilder text = new StringBuilder(192);
    fields.forEach((name, value) -> {
      if (text.length() > 0) {
        text.append('&');
      }
      text.append(name).append('=');
      encode(value, text);
    });
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Leaves RFC 3986's unreserved characters as they are, and nothing else. */
  static void encode(String value, StringBuilder text) {
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      boolean unreserved =
          (b >= '0' && b <= '9')
              || (b >= 'A' && b <= 'Z')
              || (b >= 'a' && b <= 'z')
              || b == '-'
              || b == '.'
              || b == '_'
              || b == '~';
      if (unreserved) {
        text.append((char) b);
      } else {
        text.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
      }
    }
  }

  private static final String HEX = "0123456789ABCDEF";
}
