package io.github.pbxrouting.examples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pbxrouting.dialplan.command.Dialplan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark, on two cores, counts what the command counts. */
class SparkReplayTest {

  /** More of them, and the times are printed. */
  private static final int RECORDS = Integer.getInteger("replay.records", 50_000);

  @TempDir private static Path folder;
  private static SparkSession spark;
  private static Path older;
  private static Path newer;
  private static Path calls;

  /** What the command says: calls by client, from and to; and the totals. */
  private static final Map<String, Long> GROUPS = new TreeMap<>();

  private static JsonNode totals;

  @BeforeAll
  static void replay() throws Exception {
    older = Path.of("../../dialplan/plans/demo.json").toAbsolutePath().normalize();
    newer = folder.resolve("new.json");
    Files.writeString(
        newer,
        Files.readString(older)
            .replace("^2[0-9]{3}$", "^21[0-9]{2}$")
            .replace("^4[0-9]{3}$", "^[24][0-9]{3}$")
            .replace("\"3[0-9]{3}\"", "\"31[0-9]{2}|0[0-9]$\""));
    calls = folder.resolve("calls.csv");
    Files.writeString(calls, records());
    ObjectMapper json = new ObjectMapper();
    long began = System.nanoTime();
    List<String> replayed =
        lines("replay", older.toString(), newer.toString(), calls.toString(), "--json");
    printTime("the command", began);
    for (String line : replayed) {
      JsonNode node = json.readTree(line);
      if (node.has("records")) {
        totals = node;
      } else {
        GROUPS.put(
            name(node.get("client").asText(), text(node.get("from")), text(node.get("to"))),
            node.get("count").asLong());
      }
    }
    assertTrue(GROUPS.size() > 1 && totals.get("malformed").asLong() > 0, GROUPS::toString);
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.files.maxPartitionBytes", "200000")
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  private static void printTime(String what, long began) {
    if (System.getProperty("replay.records") != null) {
      System.out.printf(
          "%s: %,d records in %.1f s%n", what, RECORDS, (System.nanoTime() - began) / 1e9);
    }
  }

  /** What the command prints when plans differ or calls move. */
  private static List<String> lines(String... args) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Dialplan.class.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(1, process.waitFor());
    return lines;
  }

  private static String records() {
    Random random = new Random(1);
    String[] clients = {"madrid", "barcelona", "valencia", "nobody"};
    StringBuilder csv = new StringBuilder("start,client,number,seconds\n");
    for (int i = 0; i < RECORDS; i++) {
      csv.append(i)
          .append(',')
          .append(clients[random.nextInt(random.nextInt(9) == 0 ? 4 : 3)])
          .append(',')
          .append(random.nextInt(100) == 0 ? "" : String.valueOf(random.nextInt(6000)))
          .append(random.nextInt(200) == 0 ? "\n" : random.nextInt(200) == 0 ? ",1,2\n" : ",1\n");
    }
    return csv.toString();
  }

  private static String text(JsonNode node) {
    return node.isNull() ? null : node.asText();
  }

  private static String name(String client, String from, String to) {
    return client + ": " + from + " to " + to;
  }

  private static Map<String, Long> moved(List<Row> rows) {
    Map<String, Long> groups = new TreeMap<>();
    for (Row row : rows) {
      if (row.getString(0) != null) {
        groups.put(name(row.getString(0), row.getString(1), row.getString(2)), row.getLong(3));
      }
    }
    return groups;
  }

  @Test
  void the_typed_job_counts_what_the_command_counts() {
    long began = System.nanoTime();
    List<Row> rows = groups(ReplayJob.calls(spark, calls.toString()));
    printTime("the typed job on two cores", began);
    assertEquals(GROUPS, moved(rows));
    assertEquals(
        RECORDS, rows.stream().mapToLong(row -> row.getLong(3)).sum(), "all records are counted");
    assertEquals(
        totals.get("malformed").asLong(),
        rows.stream()
            .filter(row -> row.getString(1) == null && row.getString(2) == null)
            .mapToLong(row -> row.getLong(3))
            .sum());
  }

  @Test
  void records_may_be_parquet() {
    String parquet = folder.resolve("calls.parquet").toString();
    ReplayJob.calls(spark, calls.toString()).filter("not corrupt").write().parquet(parquet);
    assertEquals(GROUPS, moved(groups(ReplayJob.calls(spark, parquet))));
  }

  @Test
  void a_query_with_the_function_counts_what_the_command_counts() throws IOException {
    RouteFunction.register(spark, "old_route", new PlanText(Files.readString(older)));
    RouteFunction.register(spark, "new_route", new PlanText(Files.readString(newer)));
    ReplayJob.calls(spark, calls.toString()).createOrReplaceTempView("calls");
    Dataset<Row> groups =
        spark.sql(
            """
            SELECT client, moved_from, moved_to, count(*) AS calls
            FROM (SELECT client, old_route(client, number) AS moved_from,
                         new_route(client, number) AS moved_to
                  FROM calls WHERE NOT corrupt)
            WHERE moved_from IS DISTINCT FROM moved_to
            GROUP BY client, moved_from, moved_to
            """);
    assertEquals(GROUPS, moved(groups.collectAsList()));
  }

  @Test
  void the_query_that_diff_writes_counts_the_same_in_duckdb() throws Exception {
    List<String> query = lines("diff", older.toString(), newer.toString(), "--format", "sql");
    Map<String, Long> groups = new TreeMap<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "CREATE VIEW calls AS SELECT * FROM read_csv('"
              + calls
              + "', all_varchar = true, ignore_errors = true)");
      try (ResultSet rows = statement.executeQuery(String.join("\n", query))) {
        while (rows.next()) {
          groups.put(rows.getString("moved"), rows.getLong("calls"));
        }
      }
    }
    assertEquals(GROUPS, groups);
  }

  private static List<Row> groups(Dataset<Call> records) {
    try {
      return ReplayJob.groups(
              records, new PlanText(Files.readString(older)), new PlanText(Files.readString(newer)))
          .collectAsList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
