package io.github.pbxrouting.examples.fastagi;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A FastAGI server on a loopback port, and the part that Asterisk plays at it. */
final class RunningAgiServer implements AutoCloseable {

  private static final Pattern GET = Pattern.compile("GET VARIABLE \"([^\"]*)\"");
  private static final Pattern SET = Pattern.compile("SET VARIABLE \"([^\"]*)\" \"(.*)\"");

  private final AgiServer server;
  private final Thread thread;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private RunningAgiServer(AgiScript script, Duration maxConversation) throws IOException {
    server =
        AgiServer.listen(
            script,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            maxConversation,
            new PrintStream(log, true, StandardCharsets.UTF_8));
    thread = new Thread(this::run, "agi-server");
    thread.setDaemon(true);
    thread.start();
  }

  static RunningAgiServer start(AgiScript script) throws IOException {
    return start(script, AgiServer.MAX_CONVERSATION);
  }

  static RunningAgiServer start(AgiScript script, Duration maxConversation) throws IOException {
    return new RunningAgiServer(script, maxConversation);
  }

  private void run() {
    try {
      server.run();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int port() {
    return server.port();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** What the server has said. */
  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** One conversation: what the server set, in its order. */
  Map<String, String> ask(
      String uniqueId, String url, String extension, Map<String, String> channel)
      throws IOException {
    Map<String, String> set = new LinkedHashMap<>();
    try (Socket socket = connect()) {
      converse(socket, environment(uniqueId, url, extension), channel, set);
    }
    return set;
  }

  /** Plays Asterisk's side until the server closes the connection. */
  static void converse(
      Socket socket, String environment, Map<String, String> channel, Map<String, String> set)
      throws IOException {
    socket.setSoTimeout(30_000);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
    out.write(environment);
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.write(reply(line, channel, set));
      out.flush();
    }
  }

  static String environment(String uniqueId, String url, String extension) {
    return "agi_network: yes\n"
        + ("agi_network_script: " + url + "\n")
        + ("agi_request: agi://127.0.0.1/" + url + "\n")
        + "agi_channel: PJSIP/alice-00000001\n"
        + "agi_language: en\n"
        + "agi_type: PJSIP\n"
        + ("agi_uniqueid: " + uniqueId + "\n")
        + "agi_version: 20.9.3\n"
        + "agi_callerid: 1001\n"
        + "agi_calleridname: Alice: \"agi_extension\"\n"
        + "agi_context: route\n"
        + ("agi_extension: " + extension + "\n")
        + "agi_priority: 1\n"
        + "agi_enhanced: 0.0\n\n";
  }

  /** A connection on which nothing has been said. */
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  private static String reply(String line, Map<String, String> channel, Map<String, String> set) {
    Matcher get = GET.matcher(line);
    if (get.matches()) {
      String value = channel.get(get.group(1));
      return value == null ? "200 result=0\n" : "200 result=1 (" + value + ")\n";
    }
    Matcher assignment = SET.matcher(line);
    if (assignment.matches()) {
      set.put(assignment.group(1), assignment.group(2).replaceAll("\\\\(.)", "$1"));
      return "200 result=1\n";
    }
    return "510 Invalid or unknown command\n";
  }

  @Override
  public void close() {
    server.close();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
