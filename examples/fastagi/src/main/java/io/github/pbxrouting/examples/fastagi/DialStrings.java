package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.ExtensionTarget;
import java.util.HexFormat;
import java.util.Objects;

/**
 * How this platform's destinations are written for Asterisk's {@code Dial}. {@code {number}},
 * {@code {friend}}, {@code {client}}, {@code {kind}} and {@code {id}} stand for the parts.
 *
 * @param friend a trunk, for example {@code PJSIP/{number}@{friend}}
 * @param endpoint an endpoint of the host, for example {@code PJSIP/{id}}
 * @param external a number of the public network, for example {@code PJSIP/{number}@carrier}
 */
record DialStrings(String friend, String endpoint, String external) {

  static final DialStrings DEFAULT =
      new DialStrings("PJSIP/{number}@{friend}", "PJSIP/{id}", "PJSIP/{number}@carrier");

  DialStrings {
    Objects.requireNonNull(friend, "friend");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(external, "external");
  }

  String toFriend(String client, String name, String number) {
    return friend
        .replace("{number}", safe(number))
        .replace("{friend}", safe(name))
        .replace("{client}", safe(client));
  }

  String toEndpoint(ExtensionTarget.Endpoint target) {
    return endpoint.replace("{kind}", safe(target.kind())).replace("{id}", safe(target.id()));
  }

  String toExternal(String number) {
    return external.replace("{number}", safe(number));
  }

  /**
   * The part itself, when it cannot change what the dial string means: {@code &} would dial a
   * second destination, a comma start the next argument, {@code $} begin an expression, {@code /}
   * and {@code @} name another technology or trunk.
   *
   * @throws IllegalArgumentException when it could
   */
  static String safe(String part) {
    return safe(part, "*#+._-", "a dial string: use letters, digits and * # + . _ -");
  }

  /**
   * A mailbox that can be the argument of {@code VoiceMail}: {@code box} or {@code box@context}.
   *
   * @throws IllegalArgumentException when it could say more
   */
  static String safeMailbox(String mailbox) {
    return safe(mailbox, "*#+._-@", "a mailbox: use letters, digits and * # + . _ - @");
  }

  private static String safe(String part, String marks, String where) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || marks.indexOf(c) >= 0;
      if (!plain) {
        throw new IllegalArgumentException(
            "U+"
                + HexFormat.of().withUpperCase().toHexDigits(c)
                + " at offset "
                + i
                + " cannot stand in "
                + where);
      }
    }
    return part;
  }
}
