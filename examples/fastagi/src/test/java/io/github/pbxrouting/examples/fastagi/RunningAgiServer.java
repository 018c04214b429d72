package io.github.pbxrouting.examples.fastagi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.AgiServerThread;
import org.asteriskjava.fastagi.DefaultAgiServer;

/** A FastAGI server on a loopback port, and the part that Asterisk plays at it. */
final class RunningAgiServer implements AutoCloseable {

  private static final Pattern GET = Pattern.compile("GET VARIABLE \"?([^\"]*)\"?");
  private static final Pattern SET = Pattern.compile("SET VARIABLE \"([^\"]*)\" \"(.*)\"");

  private final DefaultAgiServer server;
  private final int port;

  private RunningAgiServer(DefaultAgiServer server, int port) {
    this.server = server;
    this.port = port;
  }

  static RunningAgiServer start(AgiScript script) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    DefaultAgiServer server = FastAgiCommand.server(script, InetAddress.getLoopbackAddress(), port);
    AgiServerThread thread = new AgiServerThread(server);
    thread.setDaemon(true);
    thread.startup();
    RunningAgiServer running = new RunningAgiServer(server, port);
    running.awaitConnection();
    return running;
  }

  InetAddress address() {
    return server.getAddress();
  }

  /** One conversation: what the server set, in its order. */
  Map<String, String> ask(
      String uniqueId, String url, String extension, Map<String, String> channel)
      throws IOException {
    Map<String, String> set = new LinkedHashMap<>();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
      socket.setSoTimeout(10_000);
      out.write("agi_network: yes\n");
      out.write("agi_network_script: " + url + "\n");
      out.write("agi_request: agi://127.0.0.1:" + port + "/" + url + "\n");
      out.write("agi_channel: PJSIP/alice-00000001\n");
      out.write("agi_language: en\n");
      out.write("agi_type: PJSIP\n");
      out.write("agi_uniqueid: " + uniqueId + "\n");
      out.write("agi_version: 20.9.3\n");
      out.write("agi_callerid: 1001\n");
      out.write("agi_context: madrid\n");
      out.write("agi_extension: " + extension + "\n");
      out.write("agi_priority: 1\n");
      out.write("agi_enhanced: 0.0\n\n");
      out.flush();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(reply(line, channel, set));
        out.flush();
      }
    }
    return set;
  }

  /** A connection on which nothing has been said. */
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static String reply(String line, Map<String, String> channel, Map<String, String> set) {
    Matcher get = GET.matcher(line);
    if (get.matches()) {
      String value = channel.get(get.group(1));
      return value == null ? "200 result=0\n" : "200 result=1 (" + value + ")\n";
    }
    Matcher assignment = SET.matcher(line);
    if (assignment.matches()) {
      set.put(assignment.group(1), assignment.group(2));
      return "200 result=1\n";
    }
    return "510 Invalid or unknown command\n";
  }

  private void awaitConnection() throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (attempt == 200) {
          throw e;
        }
        Thread.sleep(25);
      }
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
