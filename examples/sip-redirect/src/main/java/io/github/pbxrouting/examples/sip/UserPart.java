package io.github.pbxrouting.examples.sip;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Escapes of a SIP URI (RFC 3261, section 19.1.2). */
final class UserPart {

  private static final String UNESCAPED = "-_.!~*'()+";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private UserPart() {}

  /**
   * Returns the text with everything escaped but letters, digits and {@code - _ . ! ~ * ' ( ) +},
   * so that it may be a user part, a parameter or a header in a URI.
   */
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
        escaped.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return escaped.toString();
  }
}
