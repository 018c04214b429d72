package io.github.pbxrouting.examples.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The start line and the header lines of a message. Folded lines are joined, names are in lower
 * case and in their long form, control characters are blanks. Octets are kept as ISO 8859-1
 * characters, so that a header can be sent back as it came. Immutable.
 */
public final class SipHead {

  /** The maximum number of bytes of a start line and its headers. */
  public static final int MAX_BYTES = 16_384;

  /** The maximum number of lines of a start line and its headers. */
  public static final int MAX_LINES = 256;

  /** RFC 3261, section 7.3.3, and the later registrations. */
  private static final Map<Character, String> COMPACT_FORMS =
      Map.ofEntries(
          Map.entry('a', "accept-contact"),
          Map.entry('b', "referred-by"),
          Map.entry('c', "content-type"),
          Map.entry('d', "request-disposition"),
          Map.entry('e', "content-encoding"),
          Map.entry('f', "from"),
          Map.entry('i', "call-id"),
          Map.entry('j', "reject-contact"),
          Map.entry('k', "supported"),
          Map.entry('l', "content-length"),
          Map.entry('m', "contact"),
          Map.entry('o', "event"),
          Map.entry('r', "refer-to"),
          Map.entry('s', "subject"),
          Map.entry('t', "to"),
          Map.entry('u', "allow-events"),
          Map.entry('v', "via"),
          Map.entry('x', "session-expires"),
          Map.entry('y', "identity"));

  private record Header(String name, String value) {}

  private final String startLine;
  private final List<Header> headers;
  private final boolean tooLarge;

  private SipHead(String startLine, List<Header> headers, boolean tooLarge) {
    this.startLine = startLine;
    this.headers = headers;
    this.tooLarge = tooLarge;
  }

  /**
   * Reads the lines up to the first empty one. A line without a colon is left out; lines beyond
   * {@link #MAX_BYTES} and {@link #MAX_LINES} are, too, and {@link #isTooLarge()} tells.
   */
  public static SipHead read(byte[] message, int length) {
    int end = Math.min(length, MAX_BYTES);
    int at = 0;
    while (at < end && (message[at] == '\r' || message[at] == '\n')) {
      at++;
    }
    String startLine = "";
    List<Header> headers = new ArrayList<>();
    boolean tooLarge = length > MAX_BYTES;
    for (int lines = 0; at < end; lines++) {
      int lineEnd = at;
      while (lineEnd < end && message[lineEnd] != '\n') {
        lineEnd++;
      }
      String line = text(message, at, lineEnd);
      at = lineEnd + 1;
      if (line.isEmpty()) {
        tooLarge = false;
        break;
      }
      if (lines >= MAX_LINES) {
        tooLarge = true;
        break;
      }
      if (lines == 0) {
        startLine = line;
      } else {
        add(headers, line);
      }
    }
    return new SipHead(startLine, List.copyOf(headers), tooLarge);
  }

  private static String text(byte[] message, int from, int to) {
    int end = to > from && message[to - 1] == '\r' ? to - 1 : to;
    char[] text = new char[end - from];
    for (int i = from; i < end; i++) {
      char c = (char) (message[i] & 0xFF);
      text[i - from] = c < ' ' || c == 0x7F ? ' ' : c;
    }
    return new String(text);
  }

  private static void add(List<Header> headers, String line) {
    if (line.charAt(0) == ' ') {
      if (!headers.isEmpty()) {
        int last = headers.size() - 1;
        Header folded = headers.get(last);
        headers.set(last, new Header(folded.name(), (folded.value() + " " + line.strip()).strip()));
      }
      return;
    }
    int colon = line.indexOf(':');
    if (colon > 0) {
      headers.add(
          new Header(
              longForm(line.substring(0, colon).strip()), line.substring(colon + 1).strip()));
    }
  }

  private static String longForm(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return lowerCase.length() == 1
        ? COMPACT_FORMS.getOrDefault(lowerCase.charAt(0), lowerCase)
        : lowerCase;
  }

  /** Returns the first line; empty when the message has no line. */
  public String startLine() {
    return startLine;
  }

  /** Returns whether lines were left out because the head is larger than its bounds. */
  public boolean isTooLarge() {
    return tooLarge;
  }

  /** Returns the values of the headers of that name, in lower case, in order. */
  public List<String> values(String name) {
    List<String> values = new ArrayList<>(1);
    for (Header header : headers) {
      if (header.name().equals(name)) {
        values.add(header.value());
      }
    }
    return values;
  }

  /** Returns the value of the first header of that name, in lower case. */
  public Optional<String> first(String name) {
    for (Header header : headers) {
      if (header.name().equals(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** Returns the elements of a header that is a list, over all its lines, in order. */
  public List<String> elements(String name) {
    List<String> elements = new ArrayList<>(1);
    for (String value : values(name)) {
      elements.addAll(HeaderText.split(value, ','));
    }
    return elements;
  }

  /** Returns the octets of a text that was read from a message. */
  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
