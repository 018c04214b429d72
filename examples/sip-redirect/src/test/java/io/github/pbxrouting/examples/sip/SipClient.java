package io.github.pbxrouting.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** A caller that writes its SIP by hand, so that it can also write it wrongly. */
final class SipClient implements AutoCloseable {

  /** A response: its status and its lines. */
  record Reply(int status, String text) {

    /** The values of a header, in order. */
    List<String> headers(String name) {
      List<String> values = new ArrayList<>();
      for (String line : text.split("\r\n\r\n", 2)[0].lines().toList()) {
        int colon = line.indexOf(':');
        if (colon > 0 && line.substring(0, colon).trim().equalsIgnoreCase(name)) {
          values.add(line.substring(colon + 1).trim());
        }
      }
      return values;
    }

    String header(String name) {
      return String.join(" | ", headers(name));
    }

    String body() {
      return text.split("\r\n\r\n", 2)[1];
    }
  }

  /** For a busy machine; a server that is well answers at once. */
  private static final int PATIENCE_MILLIS = 30_000;

  private final DatagramSocket socket;
  private final InetAddress server = InetAddress.getLoopbackAddress();
  private final int port;
  private int sent;

  SipClient(int port) throws IOException {
    this.port = port;
    socket = new DatagramSocket(0, server);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** An INVITE from a user of madrid.example; {@code more} are further header lines. */
  Reply invite(String callId, String uri, String... more) throws IOException {
    return request("INVITE", callId, uri, "sip:alice@madrid.example", more);
  }

  Reply request(String method, String callId, String uri, String from, String... more)
      throws IOException {
    int number = ++sent;
    String message = message(method, callId, number, uri, from, "UDP", more);
    send(message);
    Reply reply = receive();
    if (method.equals("INVITE")) {
      send(ack(message, reply));
    }
    return reply;
  }

  String message(
      String method,
      String callId,
      int number,
      String uri,
      String from,
      String transport,
      String... more) {
    StringBuilder text = new StringBuilder();
    text.append(method + " " + uri + " SIP/2.0\r\n");
    text.append(
        String.format(
            Locale.ROOT,
            "Via: SIP/2.0/%s 127.0.0.1:%d;branch=z9hG4bK-%s-%d\r\n",
            transport,
            socket.getLocalPort(),
            callId,
            number));
    text.append("From: <" + from + ">;tag=" + callId + "\r\n");
    text.append("To: <sip:callee@madrid.example>\r\n");
    text.append("Call-ID: " + callId + "\r\n");
    text.append("CSeq: " + number + " " + method + "\r\n");
    text.append("Max-Forwards: 70\r\n");
    text.append("Contact: <sip:alice@127.0.0.1:" + socket.getLocalPort() + ">\r\n");
    for (String line : more) {
      text.append(line + "\r\n");
    }
    return text + "Content-Length: 0\r\n\r\n";
  }

  /** The ACK of a response that is no 2xx: same branch, the response's To. */
  static String ack(String invite, Reply reply) {
    return invite
        .replaceFirst("^INVITE", "ACK")
        .replaceFirst("CSeq: (\\d+) INVITE", "CSeq: $1 ACK")
        .replaceFirst("To: [^\r]*", Matcher.quoteReplacement("To: " + reply.header("To")));
  }

  void send(String message) throws IOException {
    send(message.getBytes(UTF_8));
  }

  void send(byte[] message) throws IOException {
    socket.send(new DatagramPacket(message, message.length, server, port));
  }

  /** The next final response. */
  Reply receive() throws IOException {
    while (true) {
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(packet);
      Reply reply = reply(new String(packet.getData(), 0, packet.getLength(), UTF_8));
      if (reply.status() >= 200) {
        return reply;
      }
    }
  }

  /** Whether nothing more comes for a while. */
  boolean isQuiet() throws IOException {
    socket.setSoTimeout(700);
    try {
      receive();
      return false;
    } catch (SocketTimeoutException nothing) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** Sends over a new TCP connection. */
  Reply overTcp(String message) throws IOException {
    try (Socket connection = new Socket(server, port)) {
      connection.setSoTimeout(PATIENCE_MILLIS);
      connection.getOutputStream().write(message.getBytes(UTF_8));
      StringBuilder text = new StringBuilder();
      while (text.indexOf("\r\n\r\n") < 0) {
        int octet = connection.getInputStream().read();
        if (octet < 0) {
          throw new IOException("closed after " + text);
        }
        text.append((char) octet);
      }
      return reply(text.toString());
    }
  }

  private static Reply reply(String text) {
    return new Reply(Integer.parseInt(text.substring(8, 11)), text);
  }

  @Override
  public void close() {
    socket.close();
  }
}
