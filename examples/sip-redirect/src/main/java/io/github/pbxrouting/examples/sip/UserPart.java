package io.github.pbxrouting.examples.sip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The user part of a SIP URI, with and without its escapes (RFC 3261, 19.1.2). What is escaped here
 * may also stand in a parameter of a URI.
 */
final class UserPart {

  private static final String UNESCAPED = "-_.!~*'()+";

  private UserPart() {}

  /** The text with everything escaped but letters, digits and {@code - _ . ! ~ * ' ( ) +}. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || UNESCAPED.indexOf(c) >= 0;
      if (plain) {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", octet & 0xFF));
      }
    }
    return escaped.toString();
  }

  /**
   * The text that those escapes stand for.
   *
   * @throws IllegalArgumentException when an escape is broken, or they stand for no UTF-8 text
   */
  static String unescaped(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer octets = ByteBuffer.allocate(from.length);
    for (int i = 0; i < from.length; i++) {
      if (from[i] != '%') {
        octets.put(from[i]);
        continue;
      }
      int high = i + 2 < from.length ? Character.digit((char) from[i + 1], 16) : -1;
      int low = i + 2 < from.length ? Character.digit((char) from[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw new IllegalArgumentException("a % must be followed by two hexadecimal digits");
      }
      octets.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(octets.flip())
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the escapes stand for no UTF-8 text", e);
    }
  }
}
