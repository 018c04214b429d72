package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.SCENARIO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole outputs for the shipped plan that replays IvozProvider's own end-to-end tests of friends.
 */
class ScenarioPlanTest {

  private static final String DIAL_2001 =
      "{\"step\":\"dial\",\"client\":\"home\",\"friend\":\"friend\",\"number\":\"2001\",\"timeout\":10}\n";
  private static final String DIAL_2002 =
      "{\"step\":\"dial\",\"client\":\"home\",\"friend\":\"friend\",\"number\":\"2002\",\"timeout\":10}\n";
  private static final String DIAL_2001_UNTIMED =
      "{\"step\":\"dial\",\"client\":\"home\",\"friend\":\"friend\",\"number\":\"2001\",\"timeout\":10800}\n";

  @Test
  void routes_every_number_of_the_scenario() {
    Run run =
        Run.dialplan(
            "route",
            SCENARIO,
            "--client",
            "home",
            "--json",
            "1001",
            "1005",
            "2001",
            "2002",
            "20011",
            "999661001");

    assertEquals(
        new Run(
            0,
            """
            {"client":"home","destination":"1001","route":"extension","extension":"1001"}
            {"client":"home","destination":"1005","route":"extension","extension":"1005"}
            {"client":"home","destination":"2001","route":"extension","extension":"2001"}
            {"client":"home","destination":"2002","route":"friend","friend":"friend"}
            {"client":"home","destination":"20011","route":"external"}
            {"client":"home","destination":"999661001","route":"external"}
            """,
            ""),
        run);
  }

  @Test
  void routes_as_text_too() {
    Run run =
        Run.dialplan("route", SCENARIO, "--client", "home", "1001", "2001", "2002", "999661001");

    assertEquals(
        new Run(
            0,
            """
            1001              extension  1001 -> user/alice
            2001              extension  2001 -> friends with 2001
            2002              friend     friend
            999661001         external
            """,
            ""),
        run);
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of(
            List.of("2001"), DIAL_2001 + "{\"step\":\"answered\",\"friend\":\"friend\"}\n"),
        Arguments.of(
            List.of("2001", "not-registered"),
            DIAL_2001
                + """
                {"step":"forward","friend":"friend","when":"not-registered","diversion":"unavailable","to":{"extension":"1003"},"redirects":1}
                {"step":"endpoint","client":"home","extension":"1003","endpoint":"user/charlie"}
                """),
        Arguments.of(
            List.of("2001", "busy"),
            DIAL_2001
                + """
                {"step":"forward","friend":"friend","when":"busy","diversion":"cfb","to":{"extension":"1004"},"redirects":1}
                {"step":"endpoint","client":"home","extension":"1004","endpoint":"user/dave"}
                """),
        Arguments.of(
            List.of("2001", "congestion"),
            DIAL_2001
                + """
                {"step":"forward","friend":"friend","when":"busy","diversion":"cfb","to":{"extension":"1004"},"redirects":1}
                {"step":"endpoint","client":"home","extension":"1004","endpoint":"user/dave"}
                """),
        Arguments.of(
            List.of("2001", "no-answer"),
            DIAL_2001
                + """
                {"step":"forward","friend":"friend","when":"no-answer","diversion":"cfnr","to":{"extension":"1005"},"redirects":1}
                {"step":"endpoint","client":"home","extension":"1005","endpoint":"user/eve"}
                """),
        Arguments.of(
            List.of("2001", "cancelled"),
            DIAL_2001 + "{\"step\":\"rejected\",\"cause\":16,\"reason\":\"cancelled\"}\n"),
        Arguments.of(
            List.of("2002", "busy"),
            DIAL_2002
                + """
                {"step":"forward","friend":"friend","when":"busy","diversion":"cfb","to":{"extension":"1004"},"redirects":1}
                {"step":"endpoint","client":"home","extension":"1004","endpoint":"user/dave"}
                """),
        Arguments.of(
            List.of("1001"),
            "{\"step\":\"endpoint\",\"client\":\"home\",\"extension\":\"1001\",\"endpoint\":\"user/alice\"}\n"),
        Arguments.of(List.of("999661001"), "{\"step\":\"external\",\"number\":\"999661001\"}\n"),
        Arguments.of(
            List.of("--type", "external", "2001", "busy"),
            DIAL_2001_UNTIMED + "{\"step\":\"rejected\",\"cause\":17,\"reason\":\"busy\"}\n"),
        Arguments.of(
            List.of("--max-redirects", "0", "2001", "busy"),
            DIAL_2001
                + "{\"step\":\"rejected\",\"cause\":44,\"reason\":\"too-many-redirects\"}\n"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void plays_every_call_of_the_scenario(List<String> args, String expected) {
    Stream<String> all =
        Stream.concat(Stream.of("call", SCENARIO, "--client", "home", "--json"), args.stream());

    assertEquals(new Run(0, expected, ""), Run.dialplan(all.toArray(String[]::new)));
  }
}
