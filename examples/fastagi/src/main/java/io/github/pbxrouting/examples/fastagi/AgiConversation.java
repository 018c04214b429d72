package io.github.pbxrouting.examples.fastagi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One FastAGI conversation, without its socket: takes octets, says what to send. Asterisk sends
 * lines {@code name: value} up to an empty one; then the server sends one command at a time, and
 * Asterisk replies with a line.
 *
 * <p>Keeps at most one unfinished line and the three values that matter; a peer that sends more
 * than a request can have is a {@link ProtocolException}.
 */
final class AgiConversation {

  /** A reply carries a variable's value, of which Asterisk gives 1,024 octets at most. */
  static final int MAX_LINE = 4_096;

  /** The environment of a real request has about 800 octets. */
  static final int MAX_REQUEST = 16_384;

  private static final int FIRST_LINE = 256;

  /** Thrown when the peer says something that Asterisk does not say. */
  static final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
      super(message, null, false, false); // no stack trace: many may come at once
    }
  }

  private final AgiScript script;
  private AgiRequest request;
  private byte[] line = new byte[FIRST_LINE];
  private int length;
  private int received; // octets of the environment
  private @Nullable AgiTurn turn; // null while the environment is read
  private Iterator<Map.Entry<String, String>> assignments =
      Map.<String, String>of().entrySet().iterator();
  private final StringBuilder output = new StringBuilder();
  private boolean ended;

  AgiConversation(AgiScript script, String peer) {
    this.script = script;
    this.request = AgiRequest.from(peer);
  }

  /** Returns whether nothing more is to be read; what is left to send still has to be sent. */
  boolean ended() {
    return ended;
  }

  /** Returns what is to be sent now; each octet once. */
  byte[] output() {
    byte[] octets = output.toString().getBytes(StandardCharsets.UTF_8);
    output.setLength(0);
    return octets;
  }

  /**
   * Takes what has arrived.
   *
   * @throws ProtocolException when it is not what Asterisk sends
   */
  void receive(ByteBuffer octets) throws ProtocolException {
    while (octets.hasRemaining() && !ended) {
      byte octet = octets.get();
      if (turn == null && ++received > MAX_REQUEST) {
        throw new ProtocolException("the request is longer than " + MAX_REQUEST + " octets");
      }
      if (octet != '\n') {
        append(octet);
        continue;
      }
      int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
      String text = new String(line, 0, end, StandardCharsets.UTF_8);
      length = 0;
      take(text);
    }
  }

  private void append(byte octet) throws ProtocolException {
    if (length == MAX_LINE) {
      throw new ProtocolException("a line is longer than " + MAX_LINE + " octets");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, 2 * length);
    }
    line[length++] = octet;
  }

  private void take(String text) throws ProtocolException {
    if (turn == null) {
      environment(text);
    } else if (text.equals("HANGUP")) {
      script.hungUp(request);
      ended = true;
    } else {
      reply(text);
    }
  }

  private void environment(String text) throws ProtocolException {
    if (text.isEmpty()) {
      if (request.uniqueId().isEmpty()) {
        throw new ProtocolException("the request has no " + AgiRequest.UNIQUE_ID);
      }
      go(script.ask(request));
      return;
    }
    int colon = text.indexOf(':');
    if (!text.startsWith("agi_") || colon < 0) {
      throw new ProtocolException("a request of Asterisk has lines \"agi_name: value\"");
    }
    int value = text.startsWith(": ", colon) ? colon + 2 : colon + 1;
    request = request.with(text.substring(0, colon), text.substring(value));
  }

  private void reply(String text) throws ProtocolException {
    if (text.startsWith("100 ")) {
      return; // the command has begun; its reply follows
    }
    boolean done = text.startsWith("200 ");
    if (turn instanceof AgiTurn.Read read) {
      go(read.next().apply(done ? value(text) : null));
    } else if (done) {
      assignNext();
    } else {
      throw new ProtocolException("SET VARIABLE was refused");
    }
  }

  /** Returns the value in {@code 200 result=1 (value)}, or null when there is none. */
  private static @Nullable String value(String reply) {
    int open = reply.indexOf('(');
    int close = reply.lastIndexOf(')');
    return open < 0 || close < open ? null : reply.substring(open + 1, close);
  }

  private void go(AgiTurn next) {
    turn = next;
    if (next instanceof AgiTurn.Read read) {
      output.append("GET VARIABLE \"").append(read.variable()).append("\"\n");
    } else if (next instanceof AgiTurn.Assign assign) {
      assignments = assign.variables().entrySet().iterator();
      assignNext();
    } else {
      ended = true;
    }
  }

  private void assignNext() {
    if (!assignments.hasNext()) {
      ended = true;
      return;
    }
    Map.Entry<String, String> variable = assignments.next();
    output.append("SET VARIABLE \"").append(variable.getKey()).append("\" \"");
    String value = variable.getValue();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        output.append('\\');
      }
      output.append(c < ' ' ? ' ' : c);
    }
    output.append("\"\n");
  }
}
