package io.github.pbxrouting.examples.sip.message;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A SIP or SIPS URI in its parts.
 *
 * @param secure whether it is a SIPS URI
 * @param user the user part with its escapes and without a password; empty when there is none
 * @param host the host, in lower case, without a dot at its end; an IPv6 address has its brackets
 * @param port the port; 0 when there is none
 * @param parameters the parameters by name, in lower case, their values with their escapes
 */
public record SipUri(
    boolean secure, String user, String host, int port, Map<String, String> parameters) {

  /** A host name or an IPv4 or IPv6 address, as a SIP URI has it. */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");

  private static final int MAX_PORT = 65_535;

  /** Reads a URI; empty when it is no SIP or SIPS URI. */
  public static Optional<SipUri> of(String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    boolean secure = lowerCase.startsWith("sips:");
    if (!secure && !lowerCase.startsWith("sip:")) {
      return Optional.empty();
    }
    String rest = text.substring(text.indexOf(':') + 1);
    int at = rest.indexOf('@');
    String user = at < 0 ? "" : rest.substring(0, at);
    int password = user.indexOf(':');
    if (password >= 0) {
      user = user.substring(0, password);
    }
    String afterUser = rest.substring(at + 1);
    int headers = afterUser.indexOf('?');
    String address = headers < 0 ? afterUser : afterUser.substring(0, headers);
    int semicolon = address.indexOf(';');
    String hostAndPort = semicolon < 0 ? address : address.substring(0, semicolon);
    Map<String, String> parameters =
        semicolon < 0 ? Map.of() : HeaderText.parameters(address.substring(semicolon + 1));
    int port = 0;
    int colon = hostAndPort.indexOf(':', hostAndPort.lastIndexOf(']') + 1);
    if (colon >= 0) {
      port = port(hostAndPort.substring(colon + 1));
      hostAndPort = hostAndPort.substring(0, colon);
    }
    if (port < 0 || !HOST.matcher(hostAndPort).matches()) {
      return Optional.empty();
    }
    return Optional.of(new SipUri(secure, user, domain(hostAndPort), port, parameters));
  }

  /** Returns the port, or -1 when it is none. */
  static int port(String digits) {
    if (digits.isEmpty() || digits.length() > 5) {
      return -1;
    }
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      port = port * 10 + digit;
    }
    return port == 0 || port > MAX_PORT ? -1 : port;
  }

  /** Returns a host in the form in which hosts are compared. */
  public static String domain(String host) {
    String lowerCase = host.toLowerCase(Locale.ROOT);
    return lowerCase.endsWith(".") ? lowerCase.substring(0, lowerCase.length() - 1) : lowerCase;
  }
}
