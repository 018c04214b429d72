package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.dialplan.live.LivePlan;
import io.github.pbxrouting.examples.sip.transport.TransportLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A redirect server on a loopback port, with a copy of the sample files that may be changed. */
final class RunningServer implements AutoCloseable {

  private static final Path EXAMPLES = Path.of("").toAbsolutePath();

  final Path config;
  final Path plan;
  final int port;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final LivePlan<ServedPlan> live;
  private final SipServer server;

  private RunningServer(Path folder, TransportLimits limits, UnaryOperator<String> changed)
      throws IOException {
    plan = folder.resolve("plan.json");
    config = folder.resolve("redirect.json");
    Files.writeString(plan, text("../../dialplan/plans/demo.json"));
    Files.writeString(
        config,
        changed.apply(
            text("redirect.json").replace("../../dialplan/plans/demo.json", "plan.json")));
    port = freePort();
    PrintStream log = new PrintStream(logged, true, StandardCharsets.UTF_8);
    live = LivePlan.open(config, ServedPlan.loader(log), log);
    server = SipServer.start(live, InetAddress.getLoopbackAddress(), port, limits, log, log);
  }

  static RunningServer start(Path folder) throws IOException {
    return start(folder, UnaryOperator.identity());
  }

  /** Starts one with a changed configuration. */
  static RunningServer start(Path folder, UnaryOperator<String> changed) throws IOException {
    return new RunningServer(folder, TransportLimits.forThisProcess(), changed);
  }

  /** Starts one with other limits. */
  static RunningServer start(Path folder, TransportLimits limits) throws IOException {
    return new RunningServer(folder, limits, UnaryOperator.identity());
  }

  /** A file of the module's samples. */
  static String text(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name));
  }

  /** A port that is free for UDP and TCP at this moment. */
  static int freePort() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    while (true) {
      try (ServerSocket tcp = new ServerSocket(0, 1, loopback)) {
        try (DatagramSocket udp =
            new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
          return udp.getLocalPort();
        } catch (IOException taken) {
          // For UDP: try the next one.
        }
      }
    }
  }

  String logged() {
    return logged.toString(StandardCharsets.UTF_8);
  }

  int reloads() {
    return live.reloads();
  }

  String statistics() {
    return server.statisticsLine();
  }

  /** Replaces a text in a file so that the server notices, and waits until it has. */
  void edit(Path file, String from, String to) throws Exception {
    int before = live.reloads();
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " has no " + from);
    }
    Files.writeString(file, text.replace(from, to));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(before + 2)));
    for (int i = 0; i < 1_200 && live.reloads() == before; i++) {
      Thread.sleep(25);
    }
    if (live.reloads() == before) {
      throw new IllegalStateException("not read within 30 s: " + logged());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    live.close();
  }
}
