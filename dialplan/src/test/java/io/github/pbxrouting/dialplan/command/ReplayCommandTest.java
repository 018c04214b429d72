package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ReplayCommandTest {

  private static final String OLD =
      """
      {"brand": "b", "clients": [
        {"id": "madrid",
         "numbering": [{"prefix": "0", "minDigits": 1, "maxDigits": 8, "replaceWith": "+34"}],
         "extensions": [{"number": "1001", "target": {"endpoint": "user/alice"}}],
         "friends": [
           {"name": "bilbao", "priority": 1, "patterns": ["^2[0-9]{3}$", "^20"]},
           {"name": "rest", "priority": 2, "patterns": ["^[23]", "^\\\\+34"]},
           {"name": "silent", "priority": 3, "patterns": ["^77"]}]},
        {"id": "closed", "extensions": [{"number": "7", "target": {"endpoint": "user/bob"}}]}]}
      """;

  private static final String NEW =
      OLD.replace("\"^2[0-9]{3}$\", \"^20\"", "\"^9449\"")
          .replace("+34\"}]", "+35\"}]")
          .replace("\\\\+34", "\\\\+3")
          .replace("closed", "opened");

  private static final String CALLS =
      """
      client,number,seconds
      madrid,2001,10
      madrid,3001,20
      madrid,2002,5
      madrid,1001,1
      closed,7,2
      madrid,051,3
      opened,7,4
      lisbon,7,4
      """;

  private static final String MOVED =
      """
      {"client":"madrid","from":"friend:bilbao","to":"friend:rest","count":2,"sample":"2001"}
      {"client":"closed","from":"extension:7","to":null,"count":1,"sample":"7"}
      {"client":"opened","from":null,"to":"extension:7","count":1,"sample":"7"}
      """;

  @TempDir private Path folder;
  private String older = "";
  private String newer = "";
  private Path calls = Path.of("");

  @BeforeEach
  void write() throws IOException {
    older = Files.writeString(folder.resolve("old.json"), OLD).toString();
    newer = Files.writeString(folder.resolve("new.json"), NEW).toString();
    calls = Files.writeString(folder.resolve("calls.csv"), CALLS);
  }

  private Run replay(String... options) {
    String[] args = Arrays.copyOf(new String[] {"replay", older, newer}, 3 + options.length);
    System.arraycopy(options, 0, args, 3, options.length);
    return Run.dialplan(args);
  }

  private Run replayOf(String text, String... options) throws IOException {
    Files.writeString(calls, text);
    String[] args = Arrays.copyOf(options, options.length + 1);
    args[options.length] = calls.toString();
    return replay(args);
  }

  @Test
  void moved_calls_come_by_client_from_and_to_with_the_most_first_then_totals() {
    assertEquals(
        new Run(
            1,
            MOVED
                + """
                {"records":8,"moved":4,"malformed":1}
                """,
            """
            dialplan replay: 1 malformed record, unknown client: the first is record 8: lisbon,7,4
            """),
        replay(calls.toString(), "--json"));
  }

  @Test
  void people_get_a_sentence_a_group() {
    assertEquals(
        """
        madrid: 2 calls from friend:bilbao to friend:rest, for example 2001, 2002
        closed: 1 call from extension:7 to nothing, without the client, for example 7
        opened: 1 call from nothing, without the client to extension:7, for example 7
        8 records: 4 moved, 1 with another number to send alone (--numbers lists them), 1 malformed
        """,
        replay(calls.toString()).out());
  }

  @Test
  void a_change_of_the_number_to_send_alone_counts_when_asked_for() throws IOException {
    assertEquals(
        new Run(
            1,
            """
            {"client":"madrid","from":"friend:rest","to":"friend:rest","count":1,"sample":"051",\
            "fromNumber":"+3451","toNumber":"+3551"}
            {"records":2,"moved":0,"renumbered":1,"malformed":0}
            """,
            ""),
        replayOf("client,number\nmadrid,051\nmadrid,1001\n", "--json", "--numbers"));
    assertEquals(
        new Run(
            0,
            """
            {"records":2,"moved":0,"malformed":0}
            """,
            ""),
        replay(calls.toString(), "--json"));
    assertEquals(
        """
        madrid: 1 call to friend:rest with +3551 instead of +3451, for example 051
        2 records: 0 moved, 1 with another number to send alone, 0 malformed
        """,
        replay(calls.toString(), "--numbers").out());
  }

  @Test
  void a_friend_that_changed_but_kept_its_name_is_the_same_destination() throws IOException {
    Files.writeString(Path.of(newer), OLD.replace("\"priority\": 2", "\"priority\": 5"));
    assertEquals(0, replay(calls.toString()).status());
  }

  @Test
  void moved_and_malformed_records_are_written_as_they_are() throws IOException {
    Path moved = folder.resolve("moved.csv");
    Path aside = folder.resolve("aside.csv");
    replayOf(
        "client,number,note\r\n\"madrid\",2001,\"a \"\"b\"\",\nc\"\r\nmadrid,1001,\r\n"
            + "madrid,2002,\u00e4\r\nmadrid,\"2\"3,x\r\nmadrid,,",
        "--out",
        moved.toString(),
        "--malformed",
        aside.toString());
    assertEquals(
        "client,number,note\n\"madrid\",2001,\"a \"\"b\"\",\nc\"\nmadrid,2002,\u00e4\n",
        Files.readString(moved));
    assertEquals("client,number,note\nmadrid,\"2\"3,x\nmadrid,,\n", Files.readString(aside));
    assertEquals(
        """
        {"client":"madrid","from":"friend:bilbao","to":"friend:rest","count":2,"sample":"2001"}
        {"records":2,"moved":2,"malformed":0}
        """,
        replay(moved.toString(), "--json").out());
  }

  @ParameterizedTest
  @CsvSource({
    "'madrid,2001,x,y', another number of columns than the first record",
    "'madrid', another number of columns than the first record",
    "'lisbon,2001', unknown client",
    "',2001', unknown client",
    "'madrid,', no number",
    "'madrid,\"\"', no number",
    "'madrid,\u00ff', a number that is not UTF-8",
    "'madrid,\"20', 'a quote is not closed, or something follows the closing quote'",
    "'madrid,\"20\"01', 'a quote is not closed, or something follows the closing quote'",
  })
  void a_malformed_record_is_told_and_the_others_go_on(String record, String problem)
      throws IOException {
    byte[] csv =
        ("client,number\n" + record + "\nmadrid,2001\n").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(calls, csv);
    Run run = replay(calls.toString(), "--json");
    assertTrue(run.out().endsWith("{\"records\":2,\"moved\":1,\"malformed\":1}\n"), run.out());
    assertTrue(
        run.err()
            .startsWith(
                "dialplan replay: 1 malformed record, " + problem + ": the first is record 1: "),
        run.err());
    assertEquals(1, run.status());
  }

  @Test
  void numbers_of_up_to_128_characters_are_routed() throws IOException {
    Run run =
        replayOf(
            "client,number\nmadrid,20"
                + "\u20ac".repeat(126)
                + "\nmadrid,20"
                + "1".repeat(127)
                + "\nmadrid,"
                + "1".repeat(70_000)
                + "\nmadrid,"
                + "1".repeat(600_000)
                + "\n",
            "--json");
    assertTrue(run.out().endsWith("{\"records\":4,\"moved\":1,\"malformed\":3}\n"), run.out());
    assertTrue(run.err().contains("2 malformed records, a number of more than 128 ch"), run.err());
    assertTrue(run.err().contains("more than 524288 bytes: the first is record 4"), run.err());
  }

  @Test
  void a_quote_that_is_never_closed_costs_its_line_alone() throws IOException {
    Run run =
        replayOf("client,number\nmadrid,\"2001\n" + "madrid,2002\n".repeat(200_000), "--json");
    assertTrue(
        run.out().endsWith("{\"records\":200001,\"moved\":200000,\"malformed\":1}\n"), run.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void the_outcome_does_not_depend_on_the_number_of_threads(int threads) throws IOException {
    Random random = new Random(1);
    StringBuilder csv = new StringBuilder("client,number\n");
    for (int i = 0; i < 200_000; i++) {
      csv.append(random.nextInt(50) == 0 ? "nobody," : "madrid,")
          .append(1000 + random.nextInt(3000))
          .append('\n');
    }
    Run once = replayOf(csv.toString(), "--json", "--threads", "1");
    assertEquals(once, replay(calls.toString(), "--json", "--threads", "" + threads));
    assertTrue(once.out().contains("\"records\":200000,"), once.out());
  }

  @Test
  void records_may_be_compressed_in_several_members_begin_with_a_mark_and_come_from_a_pipe()
      throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    for (String part : new String[] {"\ufeff" + CALLS, "madrid,2003,1\n"}) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        gzip.write(part.getBytes(StandardCharsets.UTF_8));
      }
    }
    Run run = Run.dialplanReading(compressed.toByteArray(), "replay", older, newer, "-", "--json");
    assertEquals(
        MOVED.replace("\"count\":2", "\"count\":3")
            + "{\"records\":9,\"moved\":5,\"malformed\":1}\n",
        run.out());
  }

  @Test
  void records_may_be_compressed_with_zstd_where_the_machine_has_it() throws Exception {
    assumeTrue(zstd("-q", "--version") == 0, "there is no program zstd");
    Path text = Files.writeString(calls.resolveSibling("text"), "\ufeff" + CALLS);
    assertEquals(0, zstd("-q", text.toString(), "-o", calls.toString() + ".zst"));
    byte[] compressed = Files.readAllBytes(Path.of(calls + ".zst"));
    String counts = MOVED + "{\"records\":8,\"moved\":4,\"malformed\":1}\n";
    assertEquals(counts, replay(calls + ".zst", "--json").out());
    assertEquals(
        counts, Run.dialplanReading(compressed, "replay", older, newer, "-", "--json").out());
    ByteArrayOutputStream skippable = new ByteArrayOutputStream();
    skippable.writeBytes(new byte[] {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 'x', 'y'});
    skippable.writeBytes(compressed);
    Files.write(calls, skippable.toByteArray());
    assertEquals(counts, replay(calls.toString(), "--json").out());
    Files.write(calls, Arrays.copyOf(compressed, compressed.length - 3));
    assertRefused("zstd ended with status 1: ");
  }

  private static int zstd(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("zstd"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException missing) {
      return -1;
    }
  }

  @Test
  void columns_and_dialect_can_be_given() throws IOException {
    String moved =
        """
        {"client":"madrid","from":"friend:bilbao","to":"friend:rest","count":1,"sample":"2001"}
        {"records":1,"moved":1,"malformed":0}
        """;
    assertEquals(
        moved,
        replayOf(
                "dst\tsrc\ttenant\n2001\t'x\ty'\tmadrid\n",
                "--json",
                "--delimiter=tab",
                "--quote='",
                "--client-column=tenant",
                "--number-column=dst")
            .out());
    assertEquals(
        moved,
        replayOf(
                "x;2001\n",
                "--json",
                "--delimiter=;",
                "--no-header",
                "--client=madrid",
                "--number-column=2")
            .out());
    assertEquals(
        moved, replayOf("client,number,note\nmadrid,2001,\"\n", "--json", "--quote=none").out());
  }

  @Test
  void the_friend_that_a_call_came_from_is_left_out() throws IOException {
    assertEquals(
        new Run(
            1,
            """
            {"client":"madrid","from":"friend:bilbao","to":"external","count":1,"sample":"2002"}
            {"client":"madrid","from":"friend:bilbao","to":"friend:rest","count":1,"sample":"2001"}
            {"records":3,"moved":2,"malformed":1}
            """,
            """
            dialplan replay: 1 malformed record, came from a friend that the client does not have:\
             the first is record 3: madrid,2003,porto
            """),
        replayOf(
            "client,number,trunk\nmadrid,2001,\nmadrid,2002,rest\nmadrid,2003,porto\n",
            "--json",
            "--from-column=trunk"));
  }

  @Test
  void one_plan_alone_gives_the_use_of_every_friend_and_pattern() throws IOException {
    Files.writeString(calls, "client,number\nmadrid,2001\nmadrid,201\nmadrid,2999\nmadrid,051\n");
    assertEquals(
        new Run(
            0,
            """
            {"client":"madrid","friend":"bilbao","calls":3,"without":{"friend:rest":3},\
            "sample":"2001"}
            {"client":"madrid","friend":"bilbao","pattern":"^2[0-9]{3}$","calls":2,"alone":1,\
            "without":{"friend:rest":1},"sample":"2001"}
            {"client":"madrid","friend":"bilbao","pattern":"^20","calls":2,"alone":1,\
            "without":{"friend:rest":1},"sample":"2001"}
            {"client":"madrid","friend":"rest","calls":1,"without":{"external":1},"sample":"051"}
            {"client":"madrid","friend":"rest","pattern":"^[23]","calls":0,"alone":0,"without":{}}
            {"client":"madrid","friend":"rest","pattern":"^\\\\+34","calls":1,"alone":1,\
            "without":{"external":1},"sample":"051"}
            {"client":"madrid","friend":"silent","calls":0,"without":{}}
            {"client":"madrid","friend":"silent","pattern":"^77","calls":0,"alone":0,"without":{}}
            {"records":4,"toFriends":4,"unusedFriends":1,"unusedPatterns":2,"malformed":0}
            """,
            ""),
        Run.dialplan("replay", older, calls.toString(), "--json"));
    assertEquals(
        """
        madrid        bilbao            3 calls; without it 3 to friend:rest
                        ^2[0-9]{3}$     2 calls, 1 of them by this pattern alone; without it 1 to\
         friend:rest
                        ^20             2 calls, 1 of them by this pattern alone; without it 1 to\
         friend:rest
        madrid        rest              1 call; without it 1 to external
                        ^[23]           never used
                        ^\\+34           1 call; without it 1 to external
        madrid        silent            never used
                        ^77             never used
        4 records: 4 to friends, 0 malformed; never used: 1 friend, 2 patterns
        """,
        Run.dialplan("replay", older, calls.toString()).out());
  }

  @Test
  void records_that_cannot_be_read_are_told_with_status_2() throws IOException {
    assertRefused("", "there is no header line");
    assertRefused("\n\n", "there is no header line");
    assertRefused(
        "tenant,number\n",
        "no column is named \"client\", only \"tenant\", \"number\": name it with --client-column");
    assertRefused(
        "client;number\n",
        "no column is named \"client\", only \"client;number\": name it with --client-column, or what"
            + " parts the fields with --delimiter\n");
    assertRefused(
        "client,number,client\n",
        "two columns are named \"client\": give the position of one with --client-column");
    assertRefused("\"client,number\n", "the first record is malformed: a quote is not closed, or");
    Files.write(calls, new byte[] {(byte) 0xff, (byte) 0xfe, 'c', 0});
    assertRefused("the records are UTF-16: convert them to UTF-8");
    Files.write(calls, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 5});
    assertRefused("Unexpected end of ZLIB input stream");
  }

  private void assertRefused(String text, String problem) throws IOException {
    Files.writeString(calls, text);
    assertRefused(problem);
  }

  private void assertRefused(String problem) {
    Run run = replay(calls.toString());
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("dialplan replay: " + calls + ": " + problem), run.err());
  }

  @Test
  void options_that_make_no_sense_are_refused_with_status_2() {
    assertMisuse("--threads must be between 1 and 1024, but was 0", "--threads=0");
    assertMisuse("--delimiter must be one character, but was \",,\"", "--delimiter=,,");
    assertMisuse("delimiter and quote must differ", "--quote=,");
    assertMisuse("quote must be one ASCII character, and no line end", "--quote=\u00e4");
    assertMisuse("the brand \"b\" has no client \"lisbon\"", "--client=lisbon");
    assertMisuse("--out would overwrite " + calls, "--out=" + calls);
    assertMisuse("--malformed would overwrite " + older, "--malformed=" + older);
    assertMisuse("--out: cannot write " + folder, "--out=" + folder);
    assertMisuse(
        calls + ": --number-column must be between 1 and 3, but was 4", "--number-column=4");
    assertMisuse(
        calls + ": without a header, --client-column must be a position from 1, but was \"client\"",
        "--no-header");
    Run alone = Run.dialplan("replay", older, calls.toString(), "--out", folder + "/x");
    assertEquals(2, alone.status());
    assertEquals(2, replay(folder + "/nothing.csv").status());
  }

  private void assertMisuse(String problem, String option) {
    Run run = replay(calls.toString(), option);
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("dialplan replay: " + problem), run.err());
  }

  @Test
  void progress_is_shown_when_asked_for_and_taken_away_at_the_end() {
    long[] now = {0};
    StringWriter terminal = new StringWriter();
    ReplayProgress progress = new ReplayProgress(new PrintWriter(terminal), 1000, () -> now[0]);
    now[0] = 400_000_000L;
    progress.update(1, 1);
    assertEquals("", terminal.toString());
    now[0] = 2_000_000_000L;
    progress.update(3_000_000, 10);
    progress.update(3_000_001, 20);
    assertEquals(
        "\r  1 %, 3,000,000 records, 1,500,000 a second, 3 min 18 s left", terminal.toString());
    progress.end();
    assertTrue(terminal.toString().endsWith("\r" + " ".repeat(61) + "\r"), terminal::toString);
  }
}
