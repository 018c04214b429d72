package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole outputs of the commands that speak about all numbers at once. */
class AnalysisCommandsTest {

  private static final String OLD =
      """
      {"brand": "b", "clients": [
        {"id": "madrid",
         "serviceCodes": [{"code": "*94", "arguments": true}, {"code": "*95"}],
         "extensions": [{"number": "1001", "target": {"endpoint": "user/alice"}}],
         "friends": [
           {"name": "sister", "priority": 1, "patterns": ["^2[0-9]{3}$"]},
           {"name": "bilbao", "priority": 2, "patterns": ["^20[0-9]{2}$"]},
           {"name": "rest", "priority": 3, "patterns": ["^[12][0-9]{3}$"]}]},
        {"id": "closed"}]}
      """;

  private static final String NEW =
      """
      {"brand": "b", "clients": [
        {"id": "madrid",
         "serviceCodes": [{"code": "*94"}],
         "friends": [
           {"name": "sister", "priority": 1, "patterns": ["^2[0-9]{3}$"]},
           {"name": "bilbao", "priority": 0, "patterns": ["^9449[0-9]{5}$"]},
           {"name": "rest", "priority": 3, "patterns": ["^[12][0-9]{3}$"]}]}]}
      """;

  private static String write(Path folder, String name, String plan) throws IOException {
    return Files.writeString(folder.resolve(name), plan).toString();
  }

  @Test
  void check_prints_a_finding_a_line_with_what_is_needed_to_find_it(@TempDir Path folder)
      throws IOException {
    assertEquals(
        new Run(
            0,
            """
            {"code":"unreachable-friend","severity":"warning","client":"madrid","friend":"bilbao",\
            "by":["sister"],"count":"100","witness":"2000","message":"no number reaches it: of the\
             100 numbers it would take, friend sister wins 100 numbers","suggestion":"give it a\
             stronger priority, narrow the friends that take its numbers, or remove it",\
            "fingerprint":"29f7d85e734cb5c926fb612bc438cffc"}
            {"code":"competing-friends","severity":"info","client":"madrid","friend":"rest",\
            "by":["sister"],"count":"1000","witness":"2000","message":"it would take 1,000 numbers\
             that the stronger friend sister wins, for example 2000","suggestion":"leave it so if\
             that is meant; else narrow one of the two, or change priorities",\
            "fingerprint":"dd1ba6168e75af38e2a6d05d485fb9b7"}
            """,
            ""),
        Run.dialplan("check", write(folder, "old.json", OLD), "--json"));
  }

  @Test
  void check_with_failover_takes_a_friend_behind_another_for_reached(@TempDir Path folder)
      throws IOException {
    Run run = Run.dialplan("check", write(folder, "old.json", OLD), "--failover", "--json");
    assertEquals(0, run.status());
    assertTrue(
        run.out()
            .startsWith(
                """
                {"code":"competing-friends","severity":"info","client":"madrid","friend":"bilbao",\
                "by":["sister"],"count":"100","witness":"2000","message":"it would take 100\
                 numbers that the stronger friend sister wins, for example 2000, and calls go on at\
                 it when those before it fail"\
                """),
        run.out());
  }

  @Test
  void check_for_ivozprovider_finds_what_means_something_else_there(@TempDir Path folder)
      throws IOException {
    String plan = write(folder, "old.json", OLD.replace("^2[0-9]{3}$", "^2\\\\d{3}$"));
    Run run = Run.dialplan("check", plan, "--for", "ivozprovider", "--json");
    assertTrue(
        run.out().contains("\"code\":\"other-meaning\",\"severity\":\"warning\""), run.out());
    assertTrue(run.out().contains("\"suggestion\":\"write ^2[0-9]{3}$\""), run.out());
    assertTrue(!Run.dialplan("check", plan).out().contains("other-meaning"));
    Run wrong = Run.dialplan("check", plan, "--for", "asterisk");
    assertEquals(2, wrong.status());
    assertTrue(
        wrong.err().contains("--for must be ivozprovider, but was \"asterisk\""), wrong.err());
  }

  @Test
  void check_shows_a_finding_in_two_lines_and_counts_them(@TempDir Path folder) throws IOException {
    assertEquals(
        new Run(
            0,
            """
            warning  unreachable-friend: madrid, friend bilbao: no number reaches it: of the 100\
             numbers it would take, friend sister wins 100 numbers
                     -> give it a stronger priority, narrow the friends that take its numbers, or\
             remove it
            info     competing-friends: madrid, friend rest: it would take 1,000 numbers that the\
             stronger friend sister wins, for example 2000
                     -> leave it so if that is meant; else narrow one of the two, or change\
             priorities
            0 errors, 1 warning, 1 note
            """,
            ""),
        Run.dialplan("check", write(folder, "old.json", OLD)));
    assertEquals(
        new Run(0, "nothing found\n", ""),
        Run.dialplan("check", write(folder, "old.json", OLD), "--client", "closed"));
  }

  @ParameterizedTest
  @CsvSource({"info, 1", "warning, 1", "error, 0"})
  void check_fails_on_findings_as_severe_as_it_is_told(
      String severity, int status, @TempDir Path folder) throws IOException {
    String plan = write(folder, "old.json", OLD);
    assertEquals(status, Run.dialplan("check", plan, "--fail-on", severity).status());
    assertEquals(
        0, Run.dialplan("check", plan, "--fail-on", severity, "--client", "closed").status());
  }

  @Test
  void diff_prints_a_line_for_each_client_and_pair_of_routes(@TempDir Path folder)
      throws IOException {
    Run run =
        Run.dialplan(
            "diff",
            write(folder, "old.json", OLD),
            write(folder, "new.json", NEW),
            "--client",
            "madrid",
            "--max-length",
            "10",
            "--json");
    assertEquals(
        new Run(
            1,
            """
            {"client":"madrid","from":{"route":"service","code":"*95","arguments":""},\
            "to":{"route":"rejected","reason":"unknown-service-code"},"count":"1",\
            "byLength":{"3":"1"},"witness":"*95","numbers":["[*]95"]}
            {"client":"madrid","from":{"route":"service","code":"*94"},\
            "to":{"route":"rejected","reason":"unknown-service-code"},"count":"39089244",\
            "byLength":{"4":"12","5":"144","6":"1728","7":"20736","8":"248832","9":"2985984",\
            "10":"35831808"},"witness":"*94#","numbers":["[*]94.{1,7}"]}
            {"client":"madrid","from":{"route":"extension","extension":"1001"},\
            "to":{"route":"friend","friend":"rest"},"count":"1","byLength":{"4":"1"},\
            "witness":"1001","numbers":["1001"]}
            {"client":"madrid","from":{"route":"external"},"to":{"route":"friend",\
            "friend":"bilbao"},"count":"100000","byLength":{"9":"100000"},"witness":"944900000",\
            "numbers":["9449xxxxx"]}
            """,
            ""),
        run);
  }

  @Test
  void diff_shows_counts_and_patterns_and_clients_that_come_or_go(@TempDir Path folder)
      throws IOException {
    assertEquals(
        new Run(
            1,
            """
            madrid: 1 number from service code *95 to rejection (unknown-service-code)
              [*]95
            madrid: 12 numbers from service code *94 to rejection (unknown-service-code)
              [*]94.
            madrid: 1 number from extension 1001 to friend rest
              1001
            closed: 24,505 numbers from external to nothing, without the client
              .{1,4}
            """,
            ""),
        Run.dialplan(
            "diff",
            write(folder, "old.json", OLD),
            write(folder, "new.json", NEW),
            "--max-length",
            "4"));
  }

  @Test
  void coverage_and_diff_that_are_ended_early_say_so(@TempDir Path folder) throws IOException {
    String old = write(folder, "old.json", OLD);
    Run coverage = Run.dialplan("coverage", old, "--client", "madrid", "--time-limit", "0");
    assertEquals(1, coverage.status());
    assertEquals(
        "dialplan coverage: only numbers of up to 0 characters could be counted: the count was"
            + " ended early\n",
        coverage.err());
    Run diff = Run.dialplan("diff", old, old, "--client", "madrid", "--time-limit", "0");
    assertEquals(2, diff.status());
    assertEquals(
        "dialplan diff: client madrid could only be compared for numbers of up to 0 characters:"
            + " the comparison was ended early\n",
        diff.err());
  }

  @Test
  void diff_puts_all_emergency_numbers_that_come_from_one_place_in_a_line(@TempDir Path folder)
      throws IOException {
    String old = write(folder, "old.json", "{\"brand\": \"b\", \"clients\": [{\"id\": \"m\"}]}");
    String declared =
        write(
            folder,
            "new.json",
            "{\"brand\": \"b\", \"clients\": [{\"id\": \"m\", \"emergencyNumbers\": [\"112\","
                + " \"91\"]}]}");
    assertEquals(
        new Run(
            1,
            """
            {"client":"m","from":{"route":"external"},"to":{"route":"emergency"},"count":"2",\
            "byLength":{"2":"1","3":"1"},"witness":"91","numbers":["91","112"]}
            """,
            ""),
        Run.dialplan("diff", old, declared, "--json"));
    assertEquals(
        new Run(
            1,
            """
            m: 2 numbers from external to emergency services
              91
              112
            """,
            ""),
        Run.dialplan("diff", old, declared));
  }

  @Test
  void diff_of_plans_that_route_alike_says_so_and_ends_well(@TempDir Path folder)
      throws IOException {
    String old = write(folder, "old.json", OLD);
    String rewritten =
        write(
            folder,
            "new.json",
            OLD.replace("^2[0-9]{3}$", "^2\\\\d\\\\d\\\\d$")
                .replace("^20[0-9]{2}$", "^7$")
                .replace("\"priority\": 2", "\"priority\": 7")
                .replace("\"^7$\"", ""));
    assertEquals(
        new Run(0, "equivalent: the plans route every number of 1 to 15 characters alike\n", ""),
        Run.dialplan("diff", old, rewritten));
    assertEquals(new Run(0, "", ""), Run.dialplan("diff", old, rewritten, "--json"));
  }

  @Test
  void diff_says_what_could_not_be_decided(@TempDir Path folder) throws IOException {
    String old = write(folder, "old.json", OLD);
    assertEquals(
        new Run(
            2,
            "",
            """
            dialplan diff: client madrid could only be compared for numbers of up to 0 characters
            """),
        Run.dialplan("diff", old, old, "--max-states", "1"));
  }

  @Test
  void coverage_counts_every_number_once(@TempDir Path folder) throws IOException {
    String plan = write(folder, "old.json", OLD);
    assertEquals(
        new Run(
            0,
            """
                                      length  numbers
            emergency                    all        0
            service                      all       14
                                           3        2
                                           4       12
            extension                      4        1
            rejected                     all    1,871
                                           1        1
                                           2       12
                                           3      142
                                           4    1,716
            friend sister                  4    1,000
            friend bilbao                all        0
            friend rest                    4      999
            external                     all   20,620
                                           1       12
                                           2      144
                                           3    1,728
                                           4   18,736
            all                          all   24,505
            """,
            ""),
        Run.dialplan("coverage", plan, "--client", "madrid", "--max-length", "4"));
    assertEquals(
        new Run(
            0,
            """
            {"client":"closed","route":"emergency","count":"0","byLength":{}}
            {"client":"closed","route":"service","count":"0","byLength":{}}
            {"client":"closed","route":"extension","count":"0","byLength":{}}
            {"client":"closed","route":"rejected","count":"0","byLength":{}}
            {"client":"closed","route":"external","count":"169","byLength":{"1":"13","2":"156"}}
            """,
            ""),
        Run.dialplan("coverage", plan, "--client", "closed", "--max-length", "2", "--json"));
  }

  @Test
  void explain_shows_who_took_the_number_and_why_the_others_did_not() {
    assertEquals(
        new Run(
            0,
            """
            4001 goes to friend seville
            did not   friend bilbao             the pattern ^2[0-9]{3}$ matches none of the 4\
             characters
            took it   friend seville            the pattern ^4[0-9]{3}$ matches
            did not   friend sister             client barcelona has no such extension
            did not   friend germany            the nearest of 2 patterns, ^0049, matches none of\
             the 4 characters
            """,
            ""),
        Run.dialplan("explain", DEMO, "--client", "madrid", "4001"));
    assertEquals(
        new Run(
            0,
            """
            {"client":"barcelona","destination":"3001","route":"extension","extension":"3001",\
            "candidates":[{"kind":"extension","name":"3001","verdict":"took","reason":"the number\
             is the extension's"},{"kind":"friend","name":"girona","verdict":"too-late",\
            "pattern":"3[0-9]{3}","reason":"the pattern 3[0-9]{3} matches"},{"kind":"friend",\
            "name":"madrid-office","verdict":"did-not","reason":"client madrid has no such\
             extension"}]}
            """,
            ""),
        Run.dialplan("explain", DEMO, "--client", "barcelona", "3001", "--json"));
  }

  @ParameterizedTest
  @CsvSource({
    "check PLAN --client nobody, has no client",
    "check PLAN --fail-on always, must be one of info",
    "check PLAN --min-length 0, lengths must be",
    "check PLAN --max-length 64, lengths must be",
    "check PLAN --alphabet é, printable ASCII",
    "check PLAN --max-states 0, maxStates must be 1 or more",
    "coverage PLAN, Missing required option",
    "coverage PLAN --client nobody, has no client",
    "diff PLAN PLAN --client nobody, has no client",
    "diff PLAN, Missing required parameter",
    "diff PLAN /nowhere, /nowhere",
    "explain PLAN --client nobody 1, has no client",
  })
  void misuse_is_told_on_standard_error(String command, String problem, @TempDir Path folder)
      throws IOException {
    String plan = write(folder, "old.json", OLD);
    Run run = Run.dialplan(command.replace("PLAN", plan).split(" "));
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains(problem), run.err());
  }

  @Test
  void explain_refuses_what_cannot_be_dialled() {
    assertEquals(
        new Run(
            1,
            "",
            "dialplan explain: the destination is empty: give the number dialled, 1 to 128"
                + " characters\n"),
        Run.dialplan("explain", DEMO, "--client", "madrid", ""));
  }

  @Test
  void the_page_has_a_row_for_every_finding_in_their_order() throws IOException {
    List<String> rows =
        Files.readString(Path.of("README.md"))
            .replaceFirst("(?s).*<!-- findings -->\n", "")
            .lines()
            .takeWhile(line -> line.startsWith("|"))
            .skip(2)
            .map(line -> line.replaceFirst("^\\| `([a-z-]+)` \\| ([a-z]+) \\|.*", "$1 $2"))
            .toList();

    assertEquals(
        Stream.of(FindingCode.values())
            .map(code -> code.token() + " " + code.severity().name().toLowerCase(Locale.ROOT))
            .toList(),
        rows);
  }

  @Test
  void diff_tells_a_change_of_the_number_to_send_apart(@TempDir Path folder) throws IOException {
    String plan =
        """
        {"brand": "b", "clients": [
          {"id": "madrid",
           "numbering": [{"prefix": "0", "minDigits": 2, "maxDigits": 2, "replaceWith": "+34"}],
           "friends": [{"name": "rest", "patterns": ["^[+]3", "^04"]}]}]}
        """;
    String older = write(folder, "old.json", plan);
    String newer = write(folder, "new.json", plan.replace("+34", "+35"));
    assertEquals(
        new Run(0, "equivalent: the plans route every number of 1 to 15 characters alike\n", ""),
        Run.dialplan("diff", older, newer));
    assertEquals(
        new Run(
            1,
            """
            madrid: 90 numbers to friend rest with another number: +3500 instead of +3400 for 000
              0[0-35-9]x
            """,
            ""),
        Run.dialplan("diff", older, newer, "--numbers"));
    assertEquals(
        new Run(
            1,
            """
            {"client":"madrid","from":{"route":"friend","friend":"rest"},\
            "to":{"route":"friend","friend":"rest"},"count":"90","byLength":{"3":"90"},\
            "witness":"000","numbers":["0[0-35-9]x"],"fromNumber":"+3400","toNumber":"+3500"}
            """,
            ""),
        Run.dialplan("diff", older, newer, "--numbers", "--json"));
  }

  @Test
  void diff_writes_a_query_that_counts_moved_calls(@TempDir Path folder) throws IOException {
    String plan =
        """
        {"brand": "b", "clients": [
          {"id": "o'hara", "friends": [{"name": "bilbao", "patterns": ["^2[0-9]{3}$"]}]}]}
        """;
    String older = write(folder, "old.json", plan);
    String newer = write(folder, "new.json", plan.replace("{3}", "{2}"));
    assertEquals(
        new Run(
            1,
            """
            SELECT moved, count(*) AS calls
            FROM (
              SELECT CASE
                WHEN client IN ('o''hara') AND number <> '' AND NOT regexp_full_match(number,\
             '[\\#\\*\\+0123456789][\\#\\*0123456789]{0,14}') THEN 'not compared'
                WHEN client = 'o''hara' AND regexp_full_match(number, '2[0-9]{2}')
                  THEN 'o''hara: external to friend:bilbao'
                WHEN client = 'o''hara' AND regexp_full_match(number, '2[0-9]{3}')
                  THEN 'o''hara: friend:bilbao to external'
                END AS moved
              FROM calls
            ) AS routed
            WHERE moved IS NOT NULL
            GROUP BY moved
            ORDER BY calls DESC, moved
            """,
            ""),
        Run.dialplan("diff", older, newer, "--format", "sql"));
    assertTrue(
        Run.dialplan("diff", older, newer, "--format", "clickhouse")
            .out()
            .contains("WHEN client = 'o''hara' AND match(number, '^(?:2[0-9]{3})$')\n"));
    assertEquals(0, Run.dialplan("diff", older, older, "--format", "sql").status());
    assertEquals(
        new Run(2, "", "dialplan diff: a query goes with none of --numbers, --only and --expect\n"),
        Run.dialplan("diff", older, newer, "--format", "sql", "--numbers"));
  }

  @Test
  void a_query_routes_by_both_plans_what_is_too_complex_for_expressions(@TempDir Path folder)
      throws IOException {
    String plan =
        """
        {"brand": "b", "clients": [
          {"id": "madrid", "emergencyNumbers": ["112"], "rejectUnknownCodes": true,
           "serviceCodes": [{"code": "*9", "arguments": true}, {"code": "*95"}],
           "numbering": [
             {"prefix": "00", "replaceWith": "+", "minDigits": 4, "maxDigits": 15}],
           "extensions": [{"number": "1001", "target": {"endpoint": "user/a"}}],
           "friends": [
             {"name": "weak", "priority": 9, "patterns": ["5$"]},
             {"name": "late", "normalizedOnly": true, "patterns": ["61"]},
             {"name": "bilbao", "patterns": ["123", "231", "312", "3[^2]1", "\\\\Q1"]},
             {"name": "sister", "client": "seville"}]},
          {"id": "seville", "extensions": [
            {"number": "2001", "target": {"endpoint": "user/b"}}]}]}
        """;
    String older = write(folder, "old.json", plan);
    String newer = write(folder, "new.json", plan.replace("\"weak\", \"priority\": 9", "\"weak\""));
    Run run = Run.dialplan("diff", older, newer, "--format", "sql");
    assertEquals("", run.err());
    assertEquals(1, run.status());
    assertTrue(
        run.out()
            .contains(
                """
                    WHEN client = 'madrid' AND number <> '' AND older_route <> newer_route
                      THEN concat('madrid: ', older_route, ' to ', newer_route)
                    END AS moved
                  FROM (
                    SELECT client, number,
                      CASE WHEN client = 'madrid' THEN CASE
                        WHEN number IN ('112') THEN 'emergency'
                        WHEN older_form IN ('112') THEN 'emergency'
                        WHEN number = '*95' THEN 'service:*95'
                        WHEN substring(number, 1, 2) = '*9' THEN 'service:*9'
                        WHEN number IN ('1001') THEN concat('extension:', number)
                        WHEN substring(number, 1, 1) = '*' THEN 'rejected:unknown-service-code'
                        WHEN number = older_form AND regexp_matches(number, '(61)') THEN 'friend:late'
                        WHEN regexp_matches(number, '(123)') THEN 'friend:bilbao'
                        WHEN regexp_matches(number, '(231)') THEN 'friend:bilbao'
                        WHEN regexp_matches(number, '(312)') THEN 'friend:bilbao'
                        WHEN regexp_matches(number, '(3[^2]1)') THEN 'friend:bilbao'
                        WHEN regexp_matches(number, '(\\Q1\\E)') THEN 'friend:bilbao'
                        WHEN number IN ('2001') THEN 'friend:sister/seville'
                        WHEN regexp_matches(number, '(5$)') THEN 'friend:weak'
                        WHEN regexp_matches(older_form, '(61)') THEN 'friend:late'
                """),
        run.out());
    assertTrue(
        run.out()
            .contains(
                """
                        CASE WHEN client = 'madrid' THEN CASE WHEN regexp_full_match(number, '00[0-9]{4,15}')\
                 THEN concat('+', substring(number, 3, 15)) ELSE number END ELSE number END AS older_form,
                """),
        run.out());
    // What is not touched is not asked about, however complex it is.
    assertEquals(0, Run.dialplan("diff", older, older, "--format", "sql").status());
    assertTrue(
        Run.dialplan("diff", older, newer, "--format", "clickhouse")
            .out()
            .contains("WHEN match(number, '\\\\Q1') THEN 'friend:bilbao'\n"));
  }
}
