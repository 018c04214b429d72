package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.examples.sip.message.SipUri;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP URI with placeholders, as the configuration has it: {@code sip:{number}@10.0.0.7:5060}.
 *
 * @param text the URI; its placeholders are known, and none stands in the host
 */
record ContactTemplate(String text) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

  /** What may stand in a URI (RFC 3261, section 25.1). */
  private static final Pattern CHARACTERS =
      Pattern.compile("sips?:[A-Za-z0-9_.!~*'()%&=+$,;?/:@\\[\\]-]+");

  /**
   * Checks a template.
   *
   * @param known the placeholders it may have
   * @throws IllegalArgumentException when it is no SIP URI, or has another placeholder, or one
   *     where no escape may stand
   */
  static ContactTemplate of(String text, List<String> known) {
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      if (!known.contains(placeholder.group(1))) {
        throw new IllegalArgumentException(
            "has {" + placeholder.group(1) + "}: known here: {" + String.join("}, {", known) + "}");
      }
    }
    int at = text.indexOf('@');
    int parameters = text.indexOf(';', at + 1);
    String host = text.substring(at + 1, parameters < 0 ? text.length() : parameters);
    if (at < 0 || host.indexOf('{') >= 0) {
      throw new IllegalArgumentException(
          "must have the form sip:user@host with placeholders in the user part or a parameter"
              + " only");
    }
    String sample = PLACEHOLDER.matcher(text).replaceAll("1");
    if (!CHARACTERS.matcher(sample).matches()
        || SipUri.of(sample).filter(uri -> !uri.user().isEmpty()).isEmpty()) {
      throw new IllegalArgumentException(
          "must be a SIP URI, such as sip:{number}@10.0.0.7:5060, but is " + Quoted.of(text));
    }
    return new ContactTemplate(text);
  }

  /** Returns the URI with these values, escaped, in place of the placeholders. */
  String fill(Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(placeholder ->
            Matcher.quoteReplacement(
                UserPart.escaped(values.getOrDefault(placeholder.group(1), ""))));
  }
}
