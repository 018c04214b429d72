package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.api.ServiceCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server at a real socket, asked the way Asterisk asks. */
final class RoutingScriptTest {

  private final AtomicReference<BrandRouter> plan = new AtomicReference<>(compile("alice"));
  private final RoutingScript script = new RoutingScript(plan::get, DialStrings.DEFAULT);
  private RunningAgiServer server;

  private static BrandRouter compile(String ringsOn1001) {
    Client madrid =
        Client.builder("madrid")
            .emergencyNumber("112")
            .serviceCode(ServiceCode.withArguments("*94"))
            .extension("1001", ExtensionTarget.endpoint("user", ringsOn1001))
            .extension("1700", ExtensionTarget.voicemail("sales@default"))
            .extension("1701", ExtensionTarget.voicemail("sales,u"))
            .extension("1800", ExtensionTarget.throughFriends("9000"))
            .extension("1900", ExtensionTarget.external("+34944123456"))
            .friend(
                Friend.remote("bilbao")
                    .pattern("^2[0-9]{3}$")
                    .forward(
                        ForwardRule.onBusy(ForwardTarget.extension("1001"))
                            .forCalls(CallTypeFilter.INTERNAL))
                    .forward(
                        ForwardRule.onNoAnswer(
                            Duration.ofSeconds(20), ForwardTarget.external("+34600123456")))
                    .forward(ForwardRule.whenNotRegistered(ForwardTarget.voicemail("night")))
                    .build())
            .friend(Friend.remote("anything").priority(9).pattern("&").build())
            .build();
    return RouterCompiler.load().compile(Brand.of("demo", madrid));
  }

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
    "1001, endpoint, PJSIP/alice, 10800",
    "1900, external, PJSIP/+34944123456@carrier, 10800",
    "112, emergency, PJSIP/112@carrier, 10800",
    "999661001, external, PJSIP/999661001@carrier, 10800",
    "2001, dial, PJSIP/2001@bilbao, 20",
  })
  void aNumberGetsItsDialStringAndTimeout(
      String number, String step, String destination, String timeout) throws Exception {
    Map<String, String> set = ask("c1", number, null);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(destination, set.get("DIAL_DST"));
    assertEquals(timeout, set.get("DIAL_TIMEOUT"));
    assertNull(set.get("REDIRECTING(reason)"));
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, endpoint, PJSIP/alice, cfb",
    "CONGESTION, endpoint, PJSIP/alice, cfb",
    "NOANSWER, external, PJSIP/+34600123456@carrier, cfnr",
    "CHANUNAVAIL, voicemail, '', unavailable",
  })
  void askedAgainItFollowsTheForwardOfTheDialStatus(
      String dialStatus, String step, String destination, String reason) throws Exception {
    ask("c2", "2001", null);
    Map<String, String> set = ask("c2", "2001", dialStatus);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(destination, set.get("DIAL_DST"));
    assertEquals(reason, set.get("REDIRECTING(reason)"));
    assertEquals(0, script.waitingCalls());
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWER, answered, ''",
    "CANCEL, rejected, 16",
    "DONTCALL, rejected, 16",
    "TORTURE, rejected, 16",
    "INVALIDARGS, error, 28",
    "busy, error, 28",
    "'', error, 28",
    ", error, 28",
  })
  void aDialStatusThatTellsOfNoFailureAtTheFriendForwardsNothing(
      String dialStatus, String step, String cause) throws Exception {
    ask("c3", "2001", null);
    Map<String, String> set = ask("c3", "2001", dialStatus);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(cause, set.get("ROUTE_CAUSE"));
    assertEquals("", set.get("DIAL_DST"));
    assertNull(set.get("REDIRECTING(reason)"));
    assertEquals(0, script.waitingCalls());
  }

  @Test
  void anExternalCallHasNoRuleForBusyAndEndsWithItsCause() throws Exception {
    server.ask("c4", "route?client=madrid&type=external", "2001", Map.of());
    Map<String, String> set =
        server.ask("c4", "route?client=madrid&type=external", "2001", Map.of("DIALSTATUS", "BUSY"));

    assertEquals("rejected", set.get("ROUTE_STEP"));
    assertEquals("17", set.get("ROUTE_CAUSE"));
  }

  @Test
  void theCallingFriendIsLeftOut() throws Exception {
    Map<String, String> set =
        server.ask("c5", "route?client=madrid&friend=bilbao", "2001", Map.of());

    assertEquals("external", set.get("ROUTE_STEP"));
  }

  @Test
  void aServiceCodeComesWithItsArguments() throws Exception {
    Map<String, String> set = ask("c6", "*941001", null);

    assertEquals("service", set.get("ROUTE_STEP"));
    assertEquals("*94", set.get("SERVICE_CODE"));
    assertEquals("1001", set.get("SERVICE_ARGUMENTS"));
  }

  @Test
  void anExtensionThatNoFriendTakesIsRejectedWithCauseThree() throws Exception {
    assertEquals("3", ask("c7", "1800", null).get("ROUTE_CAUSE"));
  }

  @Test
  void aNumberThatWouldDialASecondDestinationIsRefused() throws Exception {
    Map<String, String> set = ask("c8", "2001&PJSIP/900123456@carrier", null);

    assertEquals("error", set.get("ROUTE_STEP"));
    assertEquals("28", set.get("ROUTE_CAUSE"));
    assertEquals("", set.get("DIAL_DST"));
  }

  @Test
  void argumentsThatCannotStandInADialplanLeaveNoServiceBehind() throws Exception {
    Map<String, String> set = ask("c11", "*94${SHELL(x)}", null);

    assertEquals("error", set.get("ROUTE_STEP"));
    assertEquals("", set.get("SERVICE_CODE"));
    assertEquals("", set.get("SERVICE_ARGUMENTS"));
  }

  @Test
  void aMailboxMayNameItsContextButNoArgument() throws Exception {
    assertEquals("sales@default", ask("c13", "1700", null).get("VOICEMAIL_BOX"));
    Map<String, String> set = ask("c14", "1701", null);

    assertEquals("error", set.get("ROUTE_STEP"));
    assertEquals("", set.get("VOICEMAIL_BOX"));
    assertEquals(
        "U+002C at offset 5 cannot stand in a mailbox: use letters, digits and * # + . _ - @",
        set.get("ROUTE_REASON"));
  }

  @Test
  void connectionsThatSayNothingDoNotKeepCallersOutForLong() throws Exception {
    List<Socket> silent = new ArrayList<>();
    PrintStream console = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      for (int i = 0; i < 250; i++) {
        silent.add(server.connect());
      }
      Thread.sleep(FastAgiCommand.READ_TIMEOUT.plusSeconds(1).toMillis());

      assertEquals("endpoint", ask("c12", "1001", null).get("ROUTE_STEP"));
    } finally {
      System.setErr(console);
      for (Socket each : silent) {
        each.close();
      }
    }
    assertFalse(said.toString(StandardCharsets.UTF_8).contains("\tat "), said::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "route, names no client",
    "route?client=paris, paris",
    "route?client=madrid&type=sideways, internal or external",
    "route?client=madrid&friend=nobody, nobody",
  })
  void aWrongUrlIsAnErrorThatSaysWhy(String url, String reason) throws Exception {
    Map<String, String> set = server.ask("c9", url, "1001", Map.of());

    assertEquals("error", set.get("ROUTE_STEP"));
    assertTrue(set.get("ROUTE_REASON").contains(reason), set.get("ROUTE_REASON"));
  }

  @Test
  void aCallInProgressKeepsThePlanItBeganWith() throws Exception {
    ask("old", "2001", null);
    plan.set(compile("bob"));

    assertEquals("PJSIP/bob", ask("new", "1001", null).get("DIAL_DST"));
    assertEquals("PJSIP/alice", ask("old", "2001", "BUSY").get("DIAL_DST"));
  }

  @Test
  void theHangupExtensionMakesItForgetTheCall() throws Exception {
    ask("c10", "2001", null);
    assertEquals(1, script.waitingCalls());

    assertEquals(Map.of("AJ_AGISTATUS", "SUCCESS"), ask("c10", "h", "CANCEL"));
    assertEquals(0, script.waitingCalls());
  }

  private Map<String, String> ask(String call, String number, String dialStatus) throws Exception {
    return server.ask(
        call,
        "route?client=madrid",
        number,
        dialStatus == null ? Map.of() : Map.of("DIALSTATUS", dialStatus));
  }

  @Test
  void theShippedDialplanAsksForNothingThatTheServerDoesNotSet() throws Exception {
    Set<String> set = new HashSet<>(ask("c15", "2001", null).keySet());
    set.add("AGISTATUS"); // Asterisk's own word on whether the server could be asked
    List<String> lines = Files.readString(Path.of("extensions.conf")).lines().skip(2).toList();

    assertEquals(9, lines.size(), "ten with the context's");
    Matcher variable = Pattern.compile("\\$\\{(\\w+)}").matcher(String.join("\n", lines));
    Set<String> asked = new HashSet<>();
    while (variable.find()) {
      asked.add(variable.group(1));
    }
    assertTrue(set.containsAll(asked), () -> asked + " of " + set);
    assertTrue(
        asked.containsAll(List.of("DIAL_DST", "DIAL_TIMEOUT", "ROUTE_STEP")), asked::toString);
  }

  @Test
  void theServerListensOnLoopbackUnlessToldOtherwise() {
    assertTrue(server.address().isLoopbackAddress(), () -> server.address().toString());
  }
}
