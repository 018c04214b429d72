package io.github.pbxrouting.examples.sip.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The topmost Via of a request.
 *
 * @param text the element as it came
 * @param sentBy host and port as they came, in lower case
 * @param port the port to answer at; 5060 when the Via names none
 * @param branch the branch; empty when there is none
 * @param rport whether the answer is wanted at the port it came from (RFC 3581)
 */
public record Via(String text, String sentBy, int port, String branch, boolean rport) {

  private static final int DEFAULT_PORT = 5060;

  /** Reads one element of a Via header; empty when it is malformed. */
  public static Optional<Via> of(String element) {
    int semicolon = element.indexOf(';');
    String sent = (semicolon < 0 ? element : element.substring(0, semicolon)).strip();
    Map<String, String> parameters =
        semicolon < 0 ? Map.of() : HeaderText.parameters(element.substring(semicolon + 1));
    List<String> words = HeaderText.split(sent.replace('\t', ' '), ' ');
    if (words.size() < 2) {
      return Optional.empty();
    }
    String protocol = String.join("", words.subList(0, words.size() - 1));
    if (!protocol.regionMatches(true, 0, "SIP/2.0/", 0, 8)) {
      return Optional.empty();
    }
    String sentBy = words.get(words.size() - 1);
    Optional<SipUri> address = SipUri.of("sip:" + sentBy);
    return address.map(uri ->
        new Via(
            element,
            sentBy.toLowerCase(Locale.ROOT),
            uri.port() == 0 ? DEFAULT_PORT : uri.port(),
            parameters.getOrDefault("branch", ""),
            parameters.containsKey("rport")));
  }

  /**
   * Returns the element with the address that the request really came from (RFC 3261, section
   * 18.2.1, and RFC 3581).
   */
  String received(String address, int sourcePort) {
    StringBuilder marked = new StringBuilder();
    for (String part : HeaderText.split(text, ';')) {
      String name = part.strip().toLowerCase(Locale.ROOT);
      if (name.equals("rport") || name.startsWith("rport=")) {
        marked.append(";rport=").append(sourcePort);
      } else if (!name.startsWith("received=")) {
        marked.append(marked.length() == 0 ? "" : ";").append(part);
      }
    }
    return marked.append(";received=").append(address).toString();
  }
}
