package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls through real Kamailio with the configuration of {@code examples/kamailio}: SIPp plays the
 * callers and the places called.
 */
@Tag("thorough")
final class KamailioTest {

  private static final Path SCENARIOS = Path.of("src", "test", "sipp", "kamailio").toAbsolutePath();
  private static final Path CONFIGURATION =
      Path.of("..", "kamailio", "kamailio.cfg").toAbsolutePath().normalize();

  /** The ports of the sample configuration, each to be exchanged for a free one. */
  private static final List<Integer> SAMPLE_PORTS =
      List.of(5070, 5071, 5072, 5073, 5074, 5075, 5080, 5081, 5090, 5091, 5092);

  private @TempDir Path folder;
  private final Map<Integer, Integer> ports = new HashMap<>();
  private final List<Process> processes = new ArrayList<>();
  private RunningServer server;
  private int proxy;

  @BeforeAll
  static void are_installed() {
    Tools.require("sipp", "sip-tester");
    Tools.require("kamailio", "kamailio");
  }

  @BeforeEach
  void start() throws Exception {
    for (int port : SAMPLE_PORTS) {
      ports.put(port, RunningServer.freePort());
    }
    server = RunningServer.start(folder, this::withFreePorts);
    server.edit(server.plan, "\"after\": 20", "\"after\": 2");
    proxy = RunningServer.freePort();
    run(
        "kamailio",
        "kamailio",
        "-f",
        CONFIGURATION.toString(),
        "-DD",
        "-E",
        "-Y",
        folder.toString(),
        "-A",
        "LISTEN=udp:127.0.0.1:" + proxy,
        "-A",
        "LISTEN_TCP=tcp:127.0.0.1:" + proxy,
        "-A",
        "REDIRECT_SERVER=\"sip:127.0.0.1:" + server.port + "\"",
        "-A",
        "FIRST_ANSWER=1000");
    awaitTcp(proxy);
  }

  private String withFreePorts(String configuration) {
    String changed = configuration;
    for (Map.Entry<Integer, Integer> port : ports.entrySet()) {
      changed = changed.replace("127.0.0.1:" + port.getKey(), "127.0.0.1:" + port.getValue());
    }
    return changed;
  }

  @AfterEach
  void stop() throws Exception {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    server.close();
  }

  @Test
  void an_extension_is_rung() throws Exception {
    place(5090, "answering", "");
    answered("sip:1001@madrid.example", 5090);
  }

  @Test
  void a_friend_is_dialled() throws Exception {
    place(5070, "answering", "");
    answered("sip:2001@madrid.example", 5070);
  }

  @Test
  void a_busy_friend_forwards_to_its_extension() throws Exception {
    failing(5070, "486 Busy Here");
    place(5090, "answering", "sip:2001@madrid.example>;reason=user-busy");
    answered("sip:2001@madrid.example", 5090);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"603 Decline", "302 Moved Temporarily\r\n      Contact: <sip:x@a.example>"})
  void a_friend_that_rejects_or_sends_elsewhere_is_busy(String answer) throws Exception {
    failing(5070, answer);
    place(5090, "answering", "sip:2001@madrid.example>;reason=user-busy");
    answered("sip:2001@madrid.example", 5090);
  }

  @Test
  void a_friend_that_rings_out_forwards_for_no_answer() throws Exception {
    place(5070, "ringing", "");
    place(5080, "answering", "sip:2001@madrid.example>;reason=no-answer");
    answered("sip:2001@madrid.example", 5080);
  }

  @Test
  void a_friend_that_never_answers_at_all_is_not_registered() throws Exception {
    place(5091, "answering", "sip:2001@madrid.example>;reason=unavailable");
    answered("sip:2001@madrid.example", 5091);
  }

  @Test
  void the_cause_that_a_friend_gives_beats_its_status() throws Exception {
    failing(5070, "480 Gone\r\n      Reason: Q.850;cause=20");
    place(5091, "answering", "sip:2001@madrid.example>;reason=unavailable");
    answered("sip:2001@madrid.example", 5091);
  }

  @Test
  void a_friend_whose_host_refuses_connections_is_not_registered() throws Exception {
    refused("sip:4001@madrid.example", 480, "cause=20;");
  }

  @Test
  void a_chain_of_forwards_ends_where_it_leads() throws Exception {
    failing(5071, "486 Busy Here", "-t", "t1");
    place(5070, "ringing", "");
    place(5080, "answering", "sip:2001@madrid.example>;reason=no-answer");
    answered("sip:4001@madrid.example", 5080);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sip:112@madrid.example", "urn:service:sos.fire", "tel:112;phone-context=+34"})
  void an_emergency_number_is_called(String uri) throws Exception {
    place(5081, "answering", "");
    answered(uri, 5081);
  }

  @Test
  void a_number_that_leads_nowhere_is_rejected_with_its_cause() throws Exception {
    refused("sip:*99@madrid.example", 404, "cause=1;");
  }

  @Test
  void a_busy_extension_is_rejected_with_its_cause() throws Exception {
    failing(5090, "486 Busy Here");
    refused("sip:1001@madrid.example", 486, "cause=17;");
  }

  @Test
  void a_caller_cannot_say_what_the_proxy_says() throws Exception {
    place(5070, "answering", "");
    answered("sip:2001@madrid.example;friend=bilbao;client=barcelona", 5070);
  }

  /** A place at a port of the sample configuration. */
  private void place(int port, String scenario, String diversion, String... more) throws Exception {
    String check =
        diversion.isEmpty()
            ? ""
            : "<ereg regexp=\""
                + diversion.replace(">", "&gt;")
                + "\" search_in=\"hdr\" header=\"Diversion:\" check_it=\"true\""
                + " assign_to=\"seen\"/>";
    String text =
        Files.readString(SCENARIOS.resolve(scenario + ".xml")).replace("{diversion}", check);
    if (!diversion.isEmpty()) {
      text = text.replace("</scenario>", "<Reference variables=\"seen\"/></scenario>");
    } else {
      text = text.replaceAll("<action>\\s*</action>", "");
    }
    listen(port, scenario, text, more);
  }

  /** A place that refuses calls with a status, and perhaps more headers. */
  private void failing(int port, String answer, String... more) throws Exception {
    String text = Files.readString(SCENARIOS.resolve("failing.xml"));
    listen(port, "failing", text.replace("{answer}", answer), more);
  }

  private void listen(int port, String scenario, String text, String... more) throws Exception {
    Path file = Files.writeString(folder.resolve(scenario + "-" + port + ".xml"), text);
    List<String> command =
        new ArrayList<>(List.of("sipp", "-sf", file.toString(), "-i", "127.0.0.1", "-nostdin"));
    command.addAll(List.of("-p", Integer.toString(ports.get(port))));
    command.addAll(List.of(more));
    run(scenario + "-" + port, command.toArray(String[]::new));
    TimeUnit.MILLISECONDS.sleep(300); // SIPp says nowhere when it listens over UDP
  }

  private void answered(String uri, int port) throws Exception {
    call("answered", Map.of("{uri}", uri, "{port}", Integer.toString(ports.get(port))));
  }

  private void refused(String uri, int status, String reason) throws Exception {
    call("refused", Map.of("{uri}", uri, "{status}", Integer.toString(status), "{reason}", reason));
  }

  private void call(String scenario, Map<String, String> values) throws Exception {
    String text = Files.readString(SCENARIOS.resolve(scenario + ".xml"));
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    Path file = Files.writeString(folder.resolve("call.xml"), text);
    Process caller =
        run(
            "caller",
            "sipp",
            "127.0.0.1:" + proxy,
            "-sf",
            file.toString(),
            "-i",
            "127.0.0.1",
            "-m",
            "1",
            "-timeout",
            "20s",
            "-timeout_error",
            "-trace_err",
            "-nostdin");
    assertTrue(caller.waitFor(30, TimeUnit.SECONDS), "SIPp does not end");
    assertEquals(0, caller.exitValue(), this::said);
  }

  private Process run(String name, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private static void awaitTcp(int port) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(address, 1_000);
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IOException("nobody listens at port " + port);
  }

  /** What all processes wrote. */
  private String said() {
    StringBuilder said = new StringBuilder(server.statistics()).append('\n');
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".out") || name.endsWith(".log")) {
          said.append("== ").append(name).append('\n').append(Files.readString(file));
        }
      }
    } catch (IOException e) {
      said.append(e);
    }
    return said.toString();
  }
}
