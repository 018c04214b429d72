package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.examples.fastagi.DialplanInterpreter.Dialled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole calls through the shipped {@code extensions.conf} and the demo plan, at a real server. */
@Timeout(60)
final class ShippedDialplanTest {

  private static final Path CONF = Path.of("extensions.conf");

  private static final BrandRouter PLAN = demo();

  private static BrandRouter demo() {
    try {
      Path file = Path.of(FastAgiCommandTest.DEMO);
      return PlanFiles.compile(file, RouterCompiler.load(), CompileOptions.DEFAULT);
    } catch (InvalidPlanFileException e) {
      throw new AssertionError(e);
    }
  }

  private final RoutingScript script =
      new RoutingScript(
          () -> PLAN,
          new DialStrings(
              DialStrings.DEFAULT_FRIEND,
              DialStrings.DEFAULT_ENDPOINT,
              DialStrings.DEFAULT_EXTERNAL,
              "PJSIP/{number}@sos"),
          System.err);
  private final Map<String, Dialled> phones = new HashMap<>();
  private RunningAgiServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = RunningAgiServer.start(script);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "madrid, 1001, 'PJSIP/alice,10800'",
    "madrid, 2001, 'PJSIP/2001@bilbao,20'",
    "madrid, 999661001, 'PJSIP/999661001@carrier,10800'",
    "madrid, 112, 'PJSIP/112@sos,10800'",
    "madrid, 3001, 'PJSIP/carla,30'",
    "madrid-from-carrier, 1001, 'PJSIP/alice,10800'",
    "madrid-from-bilbao, 1002, 'PJSIP/bob,10800'",
    "madrid-from-bilbao, 2001, 'PJSIP/2001@carrier,10800'",
  })
  void an_answered_call_is_dialled_once(String context, String number, String dialled)
      throws Exception {
    assertEquals(List.of("Dial " + dialled, "answered"), call(context, number));
    assertEquals(0, script.waitingCalls());
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, 17, 'PJSIP/alice,10800', cfb",
    "CHANUNAVAIL, 21, 'PJSIP/alice,10800', cfb",
    "NOANSWER, , 'PJSIP/+34600123456@carrier,10800', cfnr",
    "CHANUNAVAIL, 18, 'PJSIP/+34600123456@carrier,10800', cfnr",
  })
  void a_forward_is_dialled_with_its_diversion(
      String status, Integer cause, String dialled, String reason) throws Exception {
    phones.put("PJSIP/2001@bilbao", new Dialled(status, cause, null));
    DialplanInterpreter asterisk = asterisk();

    assertEquals(
        List.of("Dial PJSIP/2001@bilbao,20", "Dial " + dialled, "answered"),
        asterisk.call("madrid", "2001"));
    assertEquals(reason, asterisk.variable("REDIRECTING(reason)"));
    assertEquals("1", asterisk.variable("REDIRECTING(count)"));
    assertEquals("2001", asterisk.variable("REDIRECTING(from-num)"));
  }

  @Test
  void a_forward_to_voicemail_takes_a_message() throws Exception {
    phones.put("PJSIP/2001@bilbao", Dialled.of("CHANUNAVAIL", 20));

    assertEquals(
        List.of("Dial PJSIP/2001@bilbao,20", "VoiceMail night", "Hangup 20"),
        call("madrid", "2001"));
  }

  @Test
  void two_forwards_follow_each_other() throws Exception {
    phones.put("PJSIP/4001@seville", Dialled.of("BUSY", 17));
    phones.put("PJSIP/2001@bilbao", Dialled.of("NOANSWER")); // the cause of before is still there
    DialplanInterpreter asterisk = asterisk();

    assertEquals(
        List.of(
            "Dial PJSIP/4001@seville,10800",
            "Dial PJSIP/2001@bilbao,20",
            "Dial PJSIP/+34600123456@carrier,10800",
            "answered"),
        asterisk.call("madrid", "4001"));
    assertEquals("2", asterisk.variable("REDIRECTING(count)"));
    assertEquals("2001", asterisk.variable("REDIRECTING(from-num)"));
    assertEquals("cfnr", asterisk.variable("REDIRECTING(reason)"));
  }

  @Test
  void a_call_into_another_client_comes_back_by_the_forward_of_its_internal_friend()
      throws Exception {
    phones.put("PJSIP/carla", Dialled.of("NOANSWER"));
    DialplanInterpreter asterisk = asterisk();

    assertEquals(
        List.of("Dial PJSIP/carla,30", "Dial PJSIP/bob,10800", "answered"),
        asterisk.call("madrid", "3001"));
    assertEquals("3001", asterisk.variable("REDIRECTING(from-num)"));
  }

  @ParameterizedTest
  @CsvSource({
    "1001, 'PJSIP/alice,10800', BUSY, 17, 17",
    "1001, 'PJSIP/alice,10800', NOANSWER, , 19",
    "1001, 'PJSIP/alice,10800', CHANUNAVAIL, 20, 20",
    "112, 'PJSIP/112@sos,10800', CHANUNAVAIL, 34, 17",
    "3001, 'PJSIP/carla,30', BUSY, 17, 17",
    "2001, 'PJSIP/2001@bilbao,20', CANCEL, , 16",
    "2001, 'PJSIP/2001@bilbao,20', INVALIDARGS, , 28",
  })
  void a_dial_that_nothing_forwards_ends_the_call_with_its_cause(
      String number, String dialled, String status, Integer cause, int hangup) throws Exception {
    phones.put(dialled.substring(0, dialled.indexOf(',')), new Dialled(status, cause, null));

    assertEquals(List.of("Dial " + dialled, "Hangup " + hangup), call("madrid", number));
  }

  @ParameterizedTest
  @CsvSource({
    "1700, VoiceMail sales, 16",
    "*941001, Pickup madrid-1001@PICKUPMARK, 16",
    "*94, Pickup madrid-@PICKUPMARK, 16",
    "*95, VoiceMailMain, 16",
    "*96, , 1",
    "1801, , 3",
  })
  void services_voicemail_and_rejections_dial_nobody(String number, String event, int cause)
      throws Exception {
    List<String> expected = new ArrayList<>();
    if (event != null) {
      expected.add(event);
    }
    expected.add("Hangup " + cause);

    assertEquals(expected, call("madrid", number));
  }

  @Test
  void a_call_that_comes_with_five_diversions_is_not_forwarded_again() throws Exception {
    phones.put("PJSIP/2001@bilbao", Dialled.of("BUSY", 17));
    DialplanInterpreter asterisk = asterisk().withGlobal("REDIRECTING(count)", "5");

    assertEquals(
        List.of("Dial PJSIP/2001@bilbao,20", "Hangup 44"), asterisk.call("madrid", "2001"));
  }

  @Test
  void a_service_that_the_dialplan_does_not_have_ends_with_cause_69() throws Exception {
    assertEquals(List.of("Hangup 69"), asterisk().call("services", "*77"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1002", "2001"})
  void a_blind_transfer_is_a_new_call(String number) throws Exception {
    List<Dialled> answers =
        new ArrayList<>(
            List.of(new Dialled("ANSWER", 16, number), Dialled.of("ANSWER"), Dialled.of("ANSWER")));
    DialplanInterpreter asterisk =
        new DialplanInterpreter(CONF, dialled -> answers.remove(0))
            .withGlobal("ROUTE_SERVER", url());

    assertEquals(
        List.of(
            "Dial PJSIP/2001@bilbao,20",
            number.equals("1002") ? "Dial PJSIP/bob,10800" : "Dial PJSIP/2001@bilbao,20",
            "answered"),
        asterisk.call("madrid", "2001"));
  }

  @Test
  void a_server_that_cannot_be_reached_ends_the_call_with_cause_38() throws Exception {
    server.close();

    assertEquals(List.of("Hangup 38"), call("madrid", "2001"));
  }

  @Test
  void a_server_that_is_gone_when_it_is_asked_again_does_not_make_the_call_dial_again()
      throws Exception {
    DialplanInterpreter asterisk =
        new DialplanInterpreter(
                CONF,
                dialled -> {
                  server.close();
                  return Dialled.of("BUSY", 17);
                })
            .withGlobal("ROUTE_SERVER", url());

    assertEquals(
        List.of("Dial PJSIP/2001@bilbao,20", "Hangup 38"), asterisk.call("madrid", "2001"));
  }

  @Test
  void a_server_that_was_started_meanwhile_does_not_make_the_call_dial_again() throws Exception {
    DialplanInterpreter asterisk =
        new DialplanInterpreter(
                CONF,
                dialled -> {
                  script.hungUp(new AgiRequest("127.0.0.1", "1700000000.1", "", ""));
                  return Dialled.of("BUSY", 17);
                })
            .withGlobal("ROUTE_SERVER", url());

    assertEquals(
        List.of("Dial PJSIP/2001@bilbao,20", "Hangup 41"), asterisk.call("madrid", "2001"));
  }

  /** The proxy lets the first answers through whole, and closes one after some commands. */
  @ParameterizedTest
  @CsvSource({"0, 7", "1, 12"})
  void an_answer_that_is_closed_in_the_middle_ends_the_call_with_cause_38(
      int wholeAnswers, int commands) throws Exception {
    for (int passed = 0; passed <= commands; passed++) {
      phones.clear();
      phones.put("PJSIP/2001@bilbao", Dialled.of("BUSY", 17));
      try (CuttingProxy proxy = new CuttingProxy(server.port(), wholeAnswers, passed)) {
        DialplanInterpreter asterisk =
            asterisk().withGlobal("ROUTE_SERVER", "agi://127.0.0.1:" + proxy.port() + "/route");
        List<String> expected = new ArrayList<>();
        if (wholeAnswers == 1) {
          expected.add("Dial PJSIP/2001@bilbao,20");
        }
        expected.add("Hangup 38");

        assertEquals(expected, asterisk.call("madrid", "2001"), "after " + passed + " commands");
        assertTrue(asterisk.asks() <= wholeAnswers + 2, "one ask more, and that of h");
      }
    }
  }

  @Test
  void a_server_that_always_says_dial_is_asked_fifty_times_and_no_more() throws Exception {
    AgiScript endless =
        new AgiScript() {
          @Override
          public AgiTurn ask(AgiRequest request) {
            return new AgiTurn.Assign(
                Map.of("ROUTE_STEP", "dial", "DIAL_DST", "PJSIP/x", "DIAL_TIMEOUT", "9"));
          }

          @Override
          public void hungUp(AgiRequest request) {}
        };
    phones.put("PJSIP/x", Dialled.of("BUSY", 17));
    try (RunningAgiServer broken = RunningAgiServer.start(endless)) {
      List<String> events =
          asterisk()
              .withGlobal("ROUTE_SERVER", "agi://127.0.0.1:" + broken.port() + "/route")
              .call("madrid", "2001");

      assertEquals(51, events.size());
      assertEquals("Hangup 25", events.get(50));
    }
  }

  private DialplanInterpreter asterisk() throws IOException {
    return new DialplanInterpreter(
            CONF, dialled -> phones.getOrDefault(dialled, Dialled.of("ANSWER")))
        .withGlobal("ROUTE_SERVER", url());
  }

  private List<String> call(String context, String number) throws IOException {
    return asterisk().call(context, number);
  }

  private String url() {
    return "agi://127.0.0.1:" + server.port() + "/route";
  }

  /** Stands between Asterisk and the server, and closes one conversation in its middle. */
  private static final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final int server;
    private int wholeAnswers;
    private final int commands;

    CuttingProxy(int server, int wholeAnswers, int commands) throws IOException {
      this.server = server;
      this.wholeAnswers = wholeAnswers;
      this.commands = commands;
      Thread thread = new Thread(this::run, "cutting-proxy");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return listener.getLocalPort();
    }

    private void run() {
      try {
        while (true) {
          try (Socket asterisk = listener.accept();
              Socket server = new Socket(InetAddress.getLoopbackAddress(), this.server)) {
            Thread up = new Thread(() -> copy(asterisk, server), "cutting-proxy-up");
            up.setDaemon(true);
            up.start();
            boolean whole = wholeAnswers-- > 0;
            BufferedReader lines =
                new BufferedReader(
                    new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = asterisk.getOutputStream();
            for (int i = 0; whole || i < commands; i++) {
              String line = lines.readLine();
              if (line == null) {
                break;
              }
              out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
          }
        }
      } catch (IOException e) {
        // The test is over.
      }
    }

    private static void copy(Socket from, Socket to) {
      try {
        InputStream in = from.getInputStream();
        in.transferTo(to.getOutputStream());
      } catch (IOException e) {
        // One side has closed.
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
