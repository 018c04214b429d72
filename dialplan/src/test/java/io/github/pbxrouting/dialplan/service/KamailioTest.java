package io.github.pbxrouting.dialplan.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls through a real Kamailio with the configuration of {@code examples/kamailio/service.cfg}.
 * Skipped where Kamailio or its {@code http_async_client} is missing; {@code KAMAILIO_MODULES}
 * names more folders with modules, with colons between.
 */
@Tag("thorough")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class KamailioTest {

  private static final Path CONFIGURATION = Path.of("../examples/kamailio/service.cfg");

  @TempDir private Path folder = Path.of("");
  private final List<SipAgent> agents = new ArrayList<>();
  private SipAgent bilbao;
  private SipAgent alice;
  private SipAgent carrier;
  private SipAgent emergency;
  private SipAgent voicemail;
  private RunningService service;
  private Process kamailio;
  private String modules = "";
  private int port;

  @BeforeEach
  void start() throws Exception {
    modules = modules();
    alice = agent("200 OK");
    carrier = agent("200 OK");
    emergency = agent("200 OK");
    voicemail = agent("200 OK");
    service = RunningService.demo();
  }

  private static String modules() {
    List<String> folders = new ArrayList<>();
    for (String folder :
        ("/usr/lib/x86_64-linux-gnu/kamailio/modules:/usr/lib64/kamailio/modules:"
                + System.getenv().getOrDefault("KAMAILIO_MODULES", ""))
            .split(":")) {
      if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
        folders.add(folder + "/");
      }
    }
    assumeTrue(
        Stream.of("/usr/sbin/kamailio", "/usr/local/sbin/kamailio")
            .anyMatch(path -> Files.isExecutable(Path.of(path))),
        "there is no Kamailio here");
    assumeTrue(
        folders.stream().anyMatch(each -> Files.exists(Path.of(each, "http_async_client.so"))),
        "this Kamailio has no http_async_client: build it and name its folder in KAMAILIO_MODULES");
    return String.join(":", folders);
  }

  private SipAgent agent(String answer) throws Exception {
    SipAgent agent = SipAgent.answering(answer);
    agents.add(agent);
    return agent;
  }

  /** Starts Kamailio with a trunk that answers so. */
  private void kamailio(String trunk) throws Exception {
    bilbao = agent(trunk);
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String configuration =
        Files.readString(CONFIGURATION)
            .replace("127.0.0.1:5071", "127.0.0.1:" + bilbao.port())
            .replace("127.0.0.1:5073", "127.0.0.1:" + alice.port())
            .replace("127.0.0.1:5074", "127.0.0.1:" + carrier.port())
            .replace("127.0.0.1:5075", "127.0.0.1:" + emergency.port())
            .replace("127.0.0.1:5076", "127.0.0.1:" + voicemail.port());
    Path file = Files.writeString(folder.resolve("kamailio.cfg"), configuration);
    kamailio =
        new ProcessBuilder(
                "kamailio",
                "-DD",
                "-E",
                "-m",
                "32",
                "-M",
                "4",
                "-f",
                file.toString(),
                "-Y",
                folder.toString(),
                "-P",
                folder.resolve("pid").toString(),
                "-A",
                "LISTEN=udp:127.0.0.1:" + port,
                "-A",
                "SERVICE=\"" + service.service.uri() + "\"",
                "-A",
                "MODULES=\"" + modules + "\"")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("kamailio.log").toFile())
            .start();
    awaitOptions();
  }

  private void awaitOptions() throws Exception {
    byte[] options =
        String.join(
                "\r\n",
                "OPTIONS sip:127.0.0.1 SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bKready",
                "Max-Forwards: 70",
                "From: <sip:a@b>;tag=1",
                "To: <sip:127.0.0.1>",
                "Call-ID: ready",
                "CSeq: 1 OPTIONS",
                "Content-Length: 0",
                "",
                "")
            .getBytes(StandardCharsets.US_ASCII);
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(200);
      for (int i = 0; i < 100; i++) {
        socket.send(
            new DatagramPacket(
                options,
                options.length,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        try {
          socket.receive(new DatagramPacket(new byte[4096], 4096));
          return;
        } catch (SocketTimeoutException again) {
          assertTrue(kamailio.isAlive(), this::log);
        }
      }
    }
    throw new AssertionError(log());
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("kamailio.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (kamailio != null) {
      kamailio.destroy();
      if (!kamailio.waitFor(10, TimeUnit.SECONDS)) {
        kamailio.destroyForcibly();
      }
    }
    if (service != null) {
      service.close();
    }
    agents.forEach(SipAgent::close);
  }

  private String call(String number) throws Exception {
    String response = SipAgent.call(port, "sip:" + number + "@madrid.example");
    return response.lines().findFirst().orElse("");
  }

  @Test
  void an_extension_rings_its_endpoint_and_an_emergency_number_its_centre() throws Exception {
    kamailio("200 OK");

    assertEquals("SIP/2.0 200 OK", call("1001"), this::log);
    assertTrue(alice.invites.get(0).startsWith("INVITE sip:1001@"), alice.invites.get(0));
    assertEquals("SIP/2.0 200 OK", call("112"), this::log);
    assertTrue(emergency.invites.get(0).startsWith("INVITE sip:112@"));
    assertEquals("SIP/2.0 200 OK", call("2001"), this::log);
    assertEquals(1, bilbao.invites.size());
    assertEquals(
        "SIP/2.0 404 Not Found",
        SipAgent.call(port, "sip:1@nobody.example").lines().findFirst().get());
  }

  @Test
  void a_busy_friend_forwards_to_an_extension_with_a_diversion() throws Exception {
    kamailio("486 Busy Here");

    assertEquals("SIP/2.0 200 OK", call("2001"), this::log);

    assertEquals(1, bilbao.invites.size());
    assertEquals(1, alice.invites.size(), this::log);
    assertEquals(
        "Diversion: <sip:2001@madrid.example>;reason=cfb;counter=1",
        SipAgent.header(alice.invites.get(0), "Diversion"));
  }

  @Test
  void the_cause_of_a_reply_beats_its_status() throws Exception {
    kamailio("480 Temporarily Unavailable\nReason: Q.850;cause=17");

    assertEquals("SIP/2.0 200 OK", call("2001"), this::log);

    assertEquals(
        1, alice.invites.size(), "480 alone would be no answer, which goes to the carrier");
  }

  @Test
  void a_friend_that_is_silent_is_not_registered() throws Exception {
    kamailio("");

    assertEquals("SIP/2.0 200 OK", call("2001"), this::log);

    assertEquals(1, voicemail.invites.size(), this::log);
    assertTrue(voicemail.invites.get(0).startsWith("INVITE sip:night@"));
  }

  @Test
  void a_friend_that_rings_out_forwards_after_its_ring_time() throws Exception {
    kamailio("ring");
    long start = System.nanoTime();

    assertEquals("SIP/2.0 200 OK", call("2001"), this::log);

    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    assertTrue(seconds >= 19 && seconds <= 30, seconds + " s, and the friend may ring 20");
    assertTrue(carrier.invites.get(0).startsWith("INVITE sip:+34600123456@"));
  }

  @Test
  void a_service_that_is_gone_gives_503() throws Exception {
    kamailio("200 OK");
    service.close();

    String response = SipAgent.call(port, "sip:2001@madrid.example");

    assertTrue(response.startsWith("SIP/2.0 503"), response);
    assertEquals("Retry-After: 2", SipAgent.header(response, "Retry-After"));
  }
}
