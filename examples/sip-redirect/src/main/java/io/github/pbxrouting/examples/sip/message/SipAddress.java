package io.github.pbxrouting.examples.sip.message;

import java.util.Map;
import java.util.Optional;

/**
 * One address of a From, To, Contact, Diversion or similar header.
 *
 * @param uri the URI, without its brackets
 * @param parameters the header's parameters by name, in lower case
 */
public record SipAddress(String uri, Map<String, String> parameters) {

  /** Reads {@code "Name" <uri>;parameters} or {@code uri;parameters}. */
  public static Optional<SipAddress> of(String value) {
    int open = HeaderText.end(value, 0, '<');
    if (open == value.length()) {
      // Without brackets, parameters are the header's (RFC 3261, section 20).
      int semicolon = value.indexOf(';');
      String uri = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
      String rest = semicolon < 0 ? "" : value.substring(semicolon + 1);
      return isUri(uri)
          ? Optional.of(new SipAddress(uri, HeaderText.parameters(rest)))
          : Optional.empty();
    }
    int close = value.indexOf('>', open);
    if (close < 0) {
      return Optional.empty();
    }
    String uri = value.substring(open + 1, close).strip();
    return isUri(uri)
        ? Optional.of(new SipAddress(uri, HeaderText.parameters(value.substring(close + 1))))
        : Optional.empty();
  }

  private static boolean isUri(String text) {
    return text.indexOf(':') > 0 && text.indexOf(' ') < 0;
  }

  /** Returns the {@code tag} parameter; empty when there is none. */
  public String tag() {
    return parameters.getOrDefault("tag", "");
  }
}
