package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.dialplan.file.Quoted;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How this platform's destinations are written for Asterisk's {@code Dial}: templates with
 * placeholders in braces.
 *
 * @param friend a remote friend: {@code {number}}, {@code {friend}}, {@code {client}}
 * @param endpoint an endpoint of the host: {@code {kind}}, {@code {id}}, {@code {number}} (the
 *     extension's), {@code {client}}
 * @param external a PSTN number: {@code {number}}, {@code {client}}
 * @param emergency an emergency number: {@code {number}}, {@code {client}}
 */
record DialStrings(String friend, String endpoint, String external, String emergency) {

  static final String DEFAULT_FRIEND = "PJSIP/{number}@{friend}";
  static final String DEFAULT_ENDPOINT = "PJSIP/{id}";
  static final String DEFAULT_EXTERNAL = "PJSIP/{number}@carrier";

  /** What a part of a dial string may hold beside ASCII letters and digits. */
  private static final String MARKS = "*#+._-";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  /** Longer dial strings do not fit into a command of AGI with room to spare. */
  private static final int MAX_TEMPLATE = 1_024;

  /**
   * Checks the templates.
   *
   * @throws IllegalArgumentException when one is blank or too long, or has an unknown placeholder
   */
  DialStrings {
    check("--dial-friend", friend, List.of("number", "friend", "client"));
    check("--dial-endpoint", endpoint, List.of("kind", "id", "number", "client"));
    check("--dial-external", external, List.of("number", "client"));
    check("--dial-emergency", emergency, List.of("number", "client"));
  }

  private static void check(String option, String template, List<String> names) {
    if (template.isBlank() || template.length() > MAX_TEMPLATE) {
      throw new IllegalArgumentException(
          option + " must have between 1 and " + MAX_TEMPLATE + " characters");
    }
    if (template.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(option + " must not have control characters");
    }
    Matcher placeholder = PLACEHOLDER.matcher(template);
    while (placeholder.find()) {
      if (!names.contains(placeholder.group(1))) {
        throw new IllegalArgumentException(
            option
                + " has the unknown placeholder "
                + Quoted.of(placeholder.group())
                + "; known are "
                + names.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", ")));
      }
    }
  }

  /**
   * Returns the dial string of a remote friend.
   *
   * @throws UndiallableException when a part of it would change what it means
   */
  String toFriend(String client, String name, String number) throws UndiallableException {
    String text = fill(friend, "number", number);
    text = fill(text, "friend", name);
    return fill(text, "client", client);
  }

  /**
   * Returns the dial string of an endpoint.
   *
   * @param number the extension that leads to it
   * @throws UndiallableException when a part of it would change what it means
   */
  String toEndpoint(String client, ExtensionTarget.Endpoint target, String number)
      throws UndiallableException {
    String text = fill(endpoint, "kind", target.kind());
    text = fill(text, "id", target.id());
    text = fill(text, "number", number);
    return fill(text, "client", client);
  }

  /**
   * Returns the dial string of an external number.
   *
   * @throws UndiallableException when a part of it would change what it means
   */
  String toExternal(String client, String number) throws UndiallableException {
    return fill(fill(external, "number", number), "client", client);
  }

  /**
   * Returns the dial string of an emergency number.
   *
   * @throws UndiallableException when a part of it would change what it means
   */
  String toEmergency(String client, String number) throws UndiallableException {
    return fill(fill(emergency, "number", number), "client", client);
  }

  private static String fill(String template, String name, String value)
      throws UndiallableException {
    String placeholder = "{" + name + "}";
    if (!template.contains(placeholder)) {
      return template;
    }
    return template.replace(
        placeholder, name.equals("number") ? safeNumber(value) : safeName(value));
  }

  /**
   * Returns the number itself, when it cannot change what the dial string means: {@code &} would
   * dial a second destination, a comma start the next argument, {@code $} begin an expression,
   * {@code /} and {@code @} name another technology or trunk.
   *
   * @throws UndiallableException when it could
   */
  static String safeNumber(String number) throws UndiallableException {
    return safe(number, QCause.INVALID_NUMBER_FORMAT, MARKS, "a dial string");
  }

  /**
   * Returns a name of the plan itself, when it cannot change what the dial string means.
   *
   * @throws UndiallableException when it could
   */
  static String safeName(String name) throws UndiallableException {
    return safe(name, QCause.NETWORK_OUT_OF_ORDER, MARKS, "a dial string");
  }

  /**
   * Returns the mailbox itself, when it can be the argument of {@code VoiceMail}: {@code box} or
   * {@code box@context}.
   *
   * @throws UndiallableException when it could say more
   */
  static String safeMailbox(String mailbox) throws UndiallableException {
    return safe(mailbox, QCause.NETWORK_OUT_OF_ORDER, MARKS + "@", "a mailbox");
  }

  private static String safe(String text, QCause cause, String marks, String where)
      throws UndiallableException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || marks.indexOf(c) >= 0;
      if (!plain) {
        throw new UndiallableException(
            cause,
            "U+"
                + HexFormat.of().withUpperCase().toHexDigits(c)
                + " at offset "
                + i
                + " cannot stand in "
                + where
                + ": use letters, digits and "
                + String.join(" ", marks.split("")));
      }
    }
    return text;
  }
}
