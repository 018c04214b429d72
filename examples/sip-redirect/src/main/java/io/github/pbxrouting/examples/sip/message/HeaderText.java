package io.github.pbxrouting.examples.sip.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Splits header values where a separator is no part of a quoted text or of a URI in brackets. */
public final class HeaderText {

  private HeaderText() {}

  /** Returns the non-blank parts between separators, without the blanks around them. */
  public static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>(1);
    int begin = 0;
    while (begin <= value.length()) {
      int end = end(value, begin, separator);
      String part = value.substring(begin, end).strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
      begin = end + 1;
    }
    return parts;
  }

  /** Returns the index of the next separator from {@code begin}, or the length. */
  static int end(String value, int begin, char separator) {
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = begin; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (bracketed) {
        bracketed = c != '>';
      } else if (c == separator) {
        return i;
      } else if (c == '<') {
        bracketed = true;
      }
    }
    return value.length();
  }

  /**
   * Returns parameters by name, in lower case; a parameter without a value has the empty one. Of
   * several with one name, the first counts.
   *
   * @param text {@code a=1;b="2"}
   */
  public static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : split(text, ';')) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      String value = equals < 0 ? "" : part.substring(equals + 1).strip();
      parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), unquoted(value));
    }
    return parameters;
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 1; i < value.length() - 1; i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() - 1) {
        i++;
        c = value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }
}
