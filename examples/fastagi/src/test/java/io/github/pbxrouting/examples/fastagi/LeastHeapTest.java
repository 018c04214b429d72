package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command in a separate process, with the least heap that its page states. */
@Tag("thorough")
@Timeout(300)
final class LeastHeapTest {

  private static final Pattern SERVING =
      Pattern.compile("serving .* at agi://127\\.0\\.0\\.1:(\\d+)");

  @Test
  void all_the_calls_and_connections_it_may_keep_fit_into_32_megabytes() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                FastAgiCommand.class.getName(),
                FastAgiCommandTest.DEMO,
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    try {
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      int port = port(said);
      Thread reader = new Thread(() -> said.lines().forEach(line -> {}), "reader");
      reader.setDaemon(true);
      reader.start();

      for (int i = 0; i < RoutingScript.MAX_CALLS + 1_000; i++) {
        assertEquals("dial", ask(port, i + ".1" + "0".repeat(100)), "call " + i);
      }
      Deque<Socket> flood = new ArrayDeque<>();
      for (int i = 0; i < 10_000; i++) {
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), port);
        peer.getOutputStream()
            .write(
                ("agi_network: yes\nagi_x: " + "x".repeat(4_000)).getBytes(StandardCharsets.UTF_8));
        flood.add(peer);
        if (flood.size() > AgiServer.MAX_CONNECTIONS + 100) {
          flood.remove().close(); // closed by the server before
        }
        if (i % 500 == 0) {
          assertEquals("dial", ask(port, "among " + i + " connections"));
        }
      }
      assertEquals("dial", ask(port, "after"));
      assertTrue(process.isAlive());
      for (Socket each : flood) {
        each.close();
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static int port(BufferedReader said) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher serving = SERVING.matcher(line);
      if (serving.find()) {
        return Integer.parseInt(serving.group(1));
      }
    }
    throw new AssertionError("the process ended");
  }

  private static String ask(int port, String uniqueId) throws IOException {
    Map<String, String> set = new HashMap<>();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      RunningAgiServer.converse(
          socket,
          RunningAgiServer.environment(uniqueId, "route?client=madrid", "2001"),
          Map.of(),
          set);
    }
    return String.valueOf(set.get("ROUTE_STEP"));
  }
}
