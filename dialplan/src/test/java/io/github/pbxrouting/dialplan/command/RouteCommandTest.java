package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static io.github.pbxrouting.dialplan.command.Run.SCENARIO;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RouteCommandTest {

  private static final String EMPTY =
      "the destination is empty: give the number dialled, 1 to 128 characters";

  @Test
  void an_empty_line_is_an_error_and_the_rest_go_on() {
    assertEquals(
        new Run(
            1,
            "{\"client\":\"home\",\"destination\":\"\",\"error\":\""
                + EMPTY
                + "\"}\n"
                + "{\"client\":\"home\",\"destination\":\"1001\",\"route\":\"extension\",\"extension\":\"1001\"}\n",
            ""),
        Run.dialplanReading("\n1001\n", "route", SCENARIO, "--client", "home", "--json"));
  }

  @Test
  void an_empty_argument_is_an_error_and_the_rest_go_on() {
    assertEquals(
        new Run(
            1,
            "                  error      "
                + EMPTY
                + "\n1001              extension  1001 -> user/alice\n",
            ""),
        Run.dialplan("route", SCENARIO, "--client", "home", "", "1001"));
  }

  @Test
  void a_number_of_128_characters_is_routed_and_one_of_129_is_an_error() {
    String longest = "9".repeat(128);
    Run run =
        Run.dialplanReading(
            longest + "\n" + longest + "9\n1001", "route", SCENARIO, "--client", "home", "--json");
    List<String> lines = run.out().lines().toList();

    assertEquals(1, run.status());
    assertEquals(3, lines.size());
    assertEquals(
        "{\"client\":\"home\",\"destination\":\"" + longest + "\",\"route\":\"external\"}",
        lines.get(0));
    assertTrue(
        lines
            .get(1)
            .startsWith("{\"client\":\"home\",\"destination\":\"" + longest + "9\",\"error\":\""),
        lines.get(1));
    assertTrue(lines.get(2).contains("\"route\":\"extension\""), lines.get(2));
  }

  @Test
  void a_line_of_ten_megabytes_is_an_error_and_the_rest_go_on() {
    Run run =
        Run.dialplanReading(
            "1".repeat(10_000_000) + "\n1001\n", "route", SCENARIO, "--client", "home", "--json");

    assertEquals(
        new Run(
            1,
            "{\"client\":\"home\",\"destination\":\""
                + "1".repeat(64)
                + "\",\"error\":\"the line has more than 65536 bytes; only its beginning is shown\"}\n"
                + "{\"client\":\"home\",\"destination\":\"1001\",\"route\":\"extension\",\"extension\":\"1001\"}\n",
            ""),
        run);
  }

  @Test
  void a_line_that_is_no_utf_8_is_an_error_and_the_rest_go_on() {
    byte[] in = "10\u00ff01\n1001\n".getBytes(ISO_8859_1);

    assertEquals(
        new Run(
            1,
            "{\"client\":\"home\",\"destination\":\"10\ufffd01\",\"error\":\"the line is not UTF-8 text;"
                + " U+FFFD marks what is wrong\"}\n"
                + "{\"client\":\"home\",\"destination\":\"1001\",\"route\":\"extension\",\"extension\":\"1001\"}\n",
            ""),
        Run.dialplanReading(in, "route", SCENARIO, "--client", "home", "--json"));
  }

  @Test
  void characters_outside_ascii_are_legal_and_unlikely_to_match() {
    assertEquals(
        new Run(
            0,
            "{\"client\":\"home\",\"destination\":\"¿٣\ud83d\ude00\",\"route\":\"external\"}\n",
            ""),
        Run.dialplanReading("¿٣\ud83d\ude00\n", "route", SCENARIO, "--client", "home", "--json"));
  }

  @Test
  void only_the_line_end_is_taken_off_a_line() {
    assertEquals(
        new Run(
            0,
            """
            {"client":"home","destination":" 1001","route":"external"}
            {"client":"home","destination":"1001 ","route":"external"}
            {"client":"home","destination":"1001","route":"extension","extension":"1001"}
            {"client":"home","destination":"1001\\r","route":"external"}
            {"client":"home","destination":"\\t1001","route":"external"}
            {"client":"home","destination":"1001\\r","route":"external"}
            """,
            ""),
        Run.dialplanReading(
            " 1001\n1001 \n1001\r\n1001\r\r\n\t1001\n1001\r",
            "route",
            SCENARIO,
            "--client",
            "home",
            "--json"));
  }

  @Test
  void without_client_a_line_names_its_client_before_a_tab() {
    assertEquals(
        new Run(
            1,
            """
            {"client":"madrid","destination":"1001","route":"extension","extension":"1001"}
            {"client":null,"destination":"1001","error":"there is no tab: write the client's id, a tab and the number, or use --client"}
            {"client":"lisbon","destination":"1001","error":"the brand \\"demo\\" has no client \\"lisbon\\""}
            {"client":"","destination":"1001","error":"the brand \\"demo\\" has no client \\"\\""}
            {"client":"valencia","destination":"\\t6001","route":"external"}
            """,
            ""),
        Run.dialplanReading(
            "madrid\t1001\n1001\nlisbon\t1001\n\t1001\nvalencia\t\t6001\n",
            "route",
            DEMO,
            "--json"));
  }

  @Test
  void without_client_an_argument_names_its_client_too() {
    assertEquals(
        new Run(
            0,
            """
            madrid     1001              extension  1001 -> user/alice
            valencia   6001              extension  6001 -> user/vera
            """,
            ""),
        Run.dialplan("route", DEMO, "madrid\t1001", "valencia\t6001"));
  }

  @Test
  void without_client_a_friend_that_a_lines_client_does_not_have_is_an_error() {
    Run run =
        Run.dialplanReading(
            "madrid\t2001\nvalencia\t2001\n", "route", DEMO, "--from", "bilbao", "--json");
    List<String> lines = run.out().lines().toList();

    assertEquals(1, run.status());
    assertEquals(
        "{\"client\":\"madrid\",\"destination\":\"2001\",\"route\":\"external\"}", lines.get(0));
    assertTrue(
        lines.get(1).startsWith("{\"client\":\"valencia\",\"destination\":\"2001\",\"error\":\""),
        lines.get(1));
    assertTrue(lines.get(1).contains("bilbao"), lines.get(1));
  }

  @Test
  void no_line_at_all_is_no_answer_and_no_error() {
    assertEquals(new Run(0, "", ""), Run.dialplan("route", SCENARIO, "--client", "home"));
  }

  @Test
  void numbers_may_look_like_options_and_files_of_arguments() {
    assertEquals(
        new Run(
            0,
            """
            @1001             external
            -5                external
            --json            external
            """,
            ""),
        Run.dialplan("route", SCENARIO, "--client", "home", "@1001", "--", "-5", "--json"));
  }

  @Test
  void text_shows_control_characters_as_escapes() {
    assertEquals(
        new Run(0, "\\u001b[2J\\u202e1  external\n", ""),
        Run.dialplan("route", SCENARIO, "--client", "home", "\u001b[2J\u202e1"));
  }

  @Test
  void half_a_surrogate_pair_is_an_error() {
    assertEquals(
        new Run(
            1,
            "{\"client\":\"home\",\"destination\":\"1?\",\"error\":\"the number has half a surrogate pair\"}\n",
            ""),
        Run.dialplan("route", SCENARIO, "--client", "home", "--json", "1\ud800"));
  }
}
