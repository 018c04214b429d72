package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole outputs for the shipped plan that shows every feature. */
class DemoPlanTest {

  private static final String NUMBERS =
      """
      madrid\t1001
      madrid\t1500
      madrid\t1700
      madrid\t1800
      madrid\t1900
      madrid\t2001
      madrid\t20011
      madrid\t4001
      madrid\t3001
      madrid\t004930123456
      madrid\t+4930123456
      madrid\t112
      madrid\t*94
      madrid\t*941001
      madrid\t*95
      madrid\t*951
      madrid\t999661001
      barcelona\t3001
      barcelona\t3005
      barcelona\t33005
      barcelona\t972123456
      barcelona\t1001
      barcelona\t*94
      valencia\t*7
      valencia\t1001
      valencia\t3002
      valencia\t6001
      valencia\t112
      """;

  @Test
  void routes_numbers_of_three_clients_as_json_lines() {
    assertEquals(
        new Run(
            0,
            """
            {"client":"madrid","destination":"1001","route":"extension","extension":"1001"}
            {"client":"madrid","destination":"1500","route":"extension","extension":"1500"}
            {"client":"madrid","destination":"1700","route":"extension","extension":"1700"}
            {"client":"madrid","destination":"1800","route":"extension","extension":"1800"}
            {"client":"madrid","destination":"1900","route":"extension","extension":"1900"}
            {"client":"madrid","destination":"2001","route":"friend","friend":"bilbao"}
            {"client":"madrid","destination":"20011","route":"external"}
            {"client":"madrid","destination":"4001","route":"friend","friend":"seville"}
            {"client":"madrid","destination":"3001","route":"friend","friend":"sister","targetClient":"barcelona","extension":"3001"}
            {"client":"madrid","destination":"004930123456","route":"friend","friend":"germany"}
            {"client":"madrid","destination":"+4930123456","route":"friend","friend":"germany"}
            {"client":"madrid","destination":"112","route":"emergency"}
            {"client":"madrid","destination":"*94","route":"service","code":"*94","arguments":""}
            {"client":"madrid","destination":"*941001","route":"service","code":"*94","arguments":"1001"}
            {"client":"madrid","destination":"*95","route":"service","code":"*95","arguments":""}
            {"client":"madrid","destination":"*951","route":"rejected","reason":"unknown-service-code"}
            {"client":"madrid","destination":"999661001","route":"external"}
            {"client":"barcelona","destination":"3001","route":"extension","extension":"3001"}
            {"client":"barcelona","destination":"3005","route":"friend","friend":"girona"}
            {"client":"barcelona","destination":"33005","route":"external"}
            {"client":"barcelona","destination":"972123456","route":"friend","friend":"girona"}
            {"client":"barcelona","destination":"1001","route":"friend","friend":"madrid-office","targetClient":"madrid","extension":"1001"}
            {"client":"barcelona","destination":"*94","route":"external"}
            {"client":"valencia","destination":"*7","route":"friend","friend":"door"}
            {"client":"valencia","destination":"1001","route":"friend","friend":"to-madrid","targetClient":"madrid","extension":"1001"}
            {"client":"valencia","destination":"3002","route":"friend","friend":"to-barcelona","targetClient":"barcelona","extension":"3002"}
            {"client":"valencia","destination":"6001","route":"extension","extension":"6001"}
            {"client":"valencia","destination":"112","route":"external"}
            """,
            ""),
        Run.dialplanReading(NUMBERS, "route", DEMO, "--json"));
  }

  @Test
  void routes_numbers_of_three_clients_as_aligned_text() {
    assertEquals(
        new Run(
            0,
            """
            madrid     1001              extension  1001 -> user/alice
            madrid     1500              extension  1500 -> queue/sales
            madrid     1700              extension  1700 -> voicemail sales
            madrid     1800              extension  1800 -> friends with 2001
            madrid     1900              extension  1900 -> external +34944123456
            madrid     2001              friend     bilbao
            madrid     20011             external
            madrid     4001              friend     seville
            madrid     3001              friend     sister -> extension 3001 of barcelona
            madrid     004930123456      friend     germany
            madrid     +4930123456       friend     germany
            madrid     112               emergency
            madrid     *94               service    *94
            madrid     *941001           service    *94 with the arguments 1001
            madrid     *95               service    *95
            madrid     *951              rejected   unknown-service-code, cause 1
            madrid     999661001         external
            barcelona  3001              extension  3001 -> user/carla
            barcelona  3005              friend     girona
            barcelona  33005             external
            barcelona  972123456         friend     girona
            barcelona  1001              friend     madrid-office -> extension 1001 of madrid
            barcelona  *94               external
            valencia   *7                friend     door
            valencia   1001              friend     to-madrid -> extension 1001 of madrid
            valencia   3002              friend     to-barcelona -> extension 3002 of barcelona
            valencia   6001              extension  6001 -> user/vera
            valencia   112               external
            """,
            ""),
        Run.dialplanReading(NUMBERS, "route", DEMO));
  }

  @Test
  void leaves_the_calling_friend_out() {
    assertEquals(
        new Run(
            0,
            """
            {"client":"madrid","destination":"2001","route":"external"}
            {"client":"madrid","destination":"4001","route":"friend","friend":"seville"}
            """,
            ""),
        Run.dialplan(
            "route", DEMO, "--client", "madrid", "--from", "bilbao", "--json", "2001", "4001"));
  }

  @Test
  void plays_a_call_from_friend_to_friend_as_json_lines() {
    assertEquals(
        new Run(
            0,
            """
            {"step":"dial","client":"madrid","friend":"seville","number":"4001","timeout":10800}
            {"step":"forward","friend":"seville","when":"busy","diversion":"cfb","to":{"extension":"1800"},"redirects":1}
            {"step":"dial","client":"madrid","friend":"bilbao","number":"2001","timeout":20}
            {"step":"forward","friend":"bilbao","when":"no-answer","diversion":"cfnr","to":{"external":"+34600123456"},"redirects":2}
            {"step":"external","number":"+34600123456"}
            """,
            ""),
        Run.dialplan(
            "call", DEMO, "--client", "madrid", "--json", "4001", "busy", "no-answer", "busy"));
  }

  @Test
  void plays_a_call_from_friend_to_friend_as_aligned_text() {
    assertEquals(
        new Run(
            0,
            """
            dial       seville                 4001, for at most 10800 s
            forward    seville                 busy (cfb) -> extension 1800, redirect 1
            dial       bilbao                  2001, for at most 20 s
            forward    bilbao                  no-answer (cfnr) -> external +34600123456, redirect 2
            external   +34600123456
            """,
            ""),
        Run.dialplan("call", DEMO, "--client", "madrid", "4001", "busy", "no-answer"));
  }

  @Test
  void forwards_before_dialling_where_a_rule_is_unconditional() {
    assertEquals(
        new Run(
            0,
            """
            {"step":"forward","friend":"seville","when":"unconditional","diversion":"cfu","to":{"extension":"1500"},"redirects":1}
            {"step":"endpoint","client":"madrid","extension":"1500","endpoint":"queue/sales"}
            """,
            ""),
        Run.dialplan(
            "call", DEMO, "--client", "madrid", "--type", "external", "--json", "4001", "busy"));
  }

  @Test
  void names_target_client_and_extension_of_an_internal_friend() {
    assertEquals(
        new Run(
            0,
            """
            {"step":"dial","client":"madrid","friend":"sister","number":"3001","timeout":30,"targetClient":"barcelona","extension":"3001"}
            {"step":"answered","friend":"sister","targetClient":"barcelona","extension":"3001"}
            """,
            ""),
        Run.dialplan("call", DEMO, "--client", "madrid", "--json", "3001"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          112     | {"step":"emergency","number":"112"}
          *941001 | {"step":"service","code":"*94","arguments":"1001"}
          *95     | {"step":"service","code":"*95","arguments":""}
          *951    | {"step":"rejected","cause":1,"reason":"unknown-service-code"}
          1500    | {"step":"endpoint","client":"madrid","extension":"1500","endpoint":"queue/sales"}
          1700    | {"step":"voicemail","mailbox":"sales"}
          1801    | {"step":"rejected","cause":3,"reason":"no-friend-takes-number"}
          1900    | {"step":"external","number":"+34944123456"}
          """)
  void ends_a_call_that_reaches_no_friend_at_once(String number, String step) {
    assertEquals(
        new Run(0, step + "\n", ""),
        Run.dialplan("call", DEMO, "--client", "madrid", "--json", number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          112     | `emergency  112`
          *941001 | `service    *94                     with the arguments 1001`
          *951    | `rejected   unknown-service-code    cause 1`
          1500    | `endpoint   queue/sales             extension 1500 of madrid`
          1700    | `voicemail  sales`
          1801    | `rejected   no-friend-takes-number  cause 3`
          """)
  void ends_a_call_that_reaches_no_friend_at_once_in_text_too(String number, String step) {
    assertEquals(
        new Run(0, step + "\n", ""), Run.dialplan("call", DEMO, "--client", "madrid", number));
  }

  @Test
  void tells_the_dialled_extension_of_an_internal_friend_in_text_too() {
    assertEquals(
        new Run(
            0,
            """
            dial       sister                  3001, for at most 30 s, extension 3001 of barcelona
            answered   sister                  extension 3001 of barcelona
            """,
            ""),
        Run.dialplan("call", DEMO, "--client", "madrid", "3001"));
  }

  @Test
  void takes_a_message_when_a_rule_says_so() {
    assertEquals(
        new Run(
            0,
            """
            {"step":"dial","client":"madrid","friend":"bilbao","number":"2001","timeout":20}
            {"step":"forward","friend":"bilbao","when":"not-registered","diversion":"unavailable","to":{"voicemail":"night"},"redirects":1}
            {"step":"voicemail","mailbox":"night"}
            """,
            ""),
        Run.dialplan("call", DEMO, "--client", "madrid", "--json", "2001", "not-registered"));
  }
}
