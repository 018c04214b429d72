package io.github.pbxrouting.dialplan.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A SIP user agent over UDP: as much of one as calls through a proxy need. */
final class SipAgent implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 40_000;

  /** The INVITEs that came, whole; a retransmission counts once. */
  final List<String> invites = new CopyOnWriteArrayList<>();

  private final DatagramSocket socket;
  private final String answer;
  private final Thread thread;

  private SipAgent(String answer) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    this.answer = answer;
    this.thread = new Thread(this::serve, "sip-agent");
    thread.setDaemon(true);
  }

  /**
   * Starts an agent that answers every INVITE.
   *
   * @param answer a status line without its version and headers after it, parted by line ends;
   *     "ring" to ring until the call is cancelled; "" to be silent
   */
  static SipAgent answering(String answer) throws IOException {
    SipAgent agent = new SipAgent(answer);
    agent.thread.start();
    return agent;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Calls a URI through a proxy, and returns the final response, whole. */
  static String call(int proxy, String uri) throws IOException {
    try (DatagramSocket phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      phone.setSoTimeout(TIMEOUT_MILLIS);
      String branch = "z9hG4bK" + UUID.randomUUID();
      String head =
          String.join(
              "\r\n",
              "Via: SIP/2.0/UDP 127.0.0.1:" + phone.getLocalPort() + ";branch=" + branch,
              "Max-Forwards: 70",
              "From: <sip:1002@madrid.example>;tag=phone",
              "Call-ID: " + UUID.randomUUID());
      SocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy);
      send(
          phone,
          to,
          String.join(
              "\r\n",
              "INVITE " + uri + " SIP/2.0",
              head,
              "To: <" + uri + ">",
              "CSeq: 1 INVITE",
              "Contact: <sip:1002@127.0.0.1:" + phone.getLocalPort() + ">",
              "Content-Length: 0",
              "",
              ""));
      while (true) {
        String response = receive(phone).text;
        int status = Integer.parseInt(response.substring(8, 11));
        if (status >= 200) {
          send(
              phone,
              to,
              String.join(
                  "\r\n",
                  "ACK " + uri + " SIP/2.0",
                  head,
                  header(response, "To"),
                  "CSeq: 1 ACK",
                  "Content-Length: 0",
                  "",
                  ""));
          return response;
        }
      }
    } catch (SocketTimeoutException e) {
      return "(no final response in " + TIMEOUT_MILLIS + " ms)";
    }
  }

  private record Received(String text, SocketAddress from) {}

  private static Received receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    socket.receive(packet);
    return new Received(
        new String(packet.getData(), 0, packet.getLength(), UTF_8), packet.getSocketAddress());
  }

  private static void send(DatagramSocket socket, SocketAddress to, String text)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private void serve() {
    String ringing = "";
    try {
      while (true) {
        Received request = receive(socket);
        if (request.text.startsWith("INVITE ") && !answer.isEmpty()) {
          if (invites.stream().noneMatch(known -> branch(known).equals(branch(request.text)))) {
            invites.add(request.text);
          }
          if (answer.equals("ring")) {
            ringing = request.text;
            send(socket, request.from, response(request.text, "180 Ringing"));
          } else {
            send(socket, request.from, response(request.text, answer));
          }
        } else if (request.text.startsWith("INVITE ")) {
          invites.add(request.text);
        } else if (request.text.startsWith("CANCEL ")) {
          send(socket, request.from, response(request.text, "200 OK"));
          send(socket, request.from, response(ringing, "487 Request Terminated"));
        }
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String branch(String message) {
    String via = header(message, "Via");
    return via.substring(via.indexOf("branch=")).split("[;\r]", 2)[0];
  }

  private String response(String request, String answer) {
    String copied =
        request
            .lines()
            .filter(line -> line.matches("(?i)(via|from|call-id|cseq|record-route):.*"))
            .collect(Collectors.joining("\r\n"));
    return "SIP/2.0 "
        + answer.replace("\n", "\r\n")
        + "\r\n"
        + copied
        + "\r\n"
        + header(request, "To")
        + ";tag=agent"
        + "\r\nContact: <sip:agent@127.0.0.1:"
        + port()
        + ">\r\nContent-Length: 0\r\n\r\n";
  }

  /** Returns the first header of that name, whole; empty where there is none. */
  static String header(String message, String name) {
    return message
        .lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    socket.close();
  }
}
