package io.github.pbxrouting.examples.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.github.pbxrouting.api.BrandRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** {@code dialplan replay OLD NEW CALLS} as a Spark job. */
public final class ReplayJob {

  private static final String CORRUPT = "_corrupt_record";

  /** The kinds of rows that come out, beside groups of moved calls. */
  private static final String STAYED = "stayed";

  private ReplayJob() {}

  /**
   * Prints a JSON object a line: the groups, and the totals.
   *
   * @param args the old plan file, the new one, and the call records, CSV or Parquet
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("give an old plan, a new plan, and call records");
    }
    try (SparkSession spark = SparkSession.builder().appName("replay").getOrCreate()) {
      Dataset<Row> groups =
          groups(
              calls(spark, args[2]),
              new PlanText(Files.readString(Path.of(args[0]))),
              new PlanText(Files.readString(Path.of(args[1]))));
      groups.toJSON().collectAsList().forEach(System.out::println);
    }
  }

  /** Reads call records with the columns client and number: Parquet, or CSV with a header. */
  public static Dataset<Call> calls(SparkSession spark, String path) {
    if (path.endsWith(".parquet")) {
      return typed(spark.read().parquet(path), lit(false));
    }
    // A record with too many or too few columns is reported only when all columns are parsed.
    spark.conf().set("spark.sql.csv.parser.columnPruning.enabled", "false");
    Dataset<Row> header = spark.read().option("header", "true").csv(path);
    Dataset<Row> records =
        spark
            .read()
            .option("header", "true")
            .option("escape", "\"")
            .option("columnNameOfCorruptRecord", CORRUPT)
            .schema(header.schema().add(CORRUPT, DataTypes.StringType))
            .csv(path);
    return typed(records, col(CORRUPT).isNotNull());
  }

  private static Dataset<Call> typed(Dataset<Row> records, Column corrupt) {
    return records
        .select(
            col("client").cast("string").as("client"),
            col("number").cast("string").as("number"),
            corrupt.as("corrupt"))
        .as(Encoders.bean(Call.class));
  }

  /**
   * Routes every call through both plans. A row is a group: {@code client}, {@code from}, {@code
   * to}, {@code count}, {@code sample}. Calls that did not move have no client and equal routes;
   * malformed ones have no routes at all.
   */
  public static Dataset<Row> groups(Dataset<Call> calls, PlanText older, PlanText newer) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(calls.sparkSession().sparkContext());
    Broadcast<PlanText> before = context.broadcast(older);
    Broadcast<PlanText> after = context.broadcast(newer);
    MapPartitionsFunction<Call, Group> routed =
        partition -> count(partition, before.value().router(), after.value().router());
    return calls
        .mapPartitions(routed, Encoders.bean(Group.class))
        .groupBy("client", "from", "to")
        .agg(sum("count").as("count"), min("sample").as("sample"))
        .orderBy(col("count").desc(), col("client"), col("from"), col("to"));
  }

  private static Iterator<Group> count(Iterator<Call> calls, BrandRouter older, BrandRouter newer) {
    Map<List<@Nullable String>, Group> groups = new HashMap<>();
    while (calls.hasNext()) {
      Call call = calls.next();
      String from = null;
      String to = null;
      if (!call.isCorrupt()) {
        from = RouteFunction.key(older, call.getClient(), call.getNumber());
        to = RouteFunction.key(newer, call.getClient(), call.getNumber());
      }
      boolean stayed = from != null && from.equals(to);
      String client = Objects.equals(from, to) ? null : call.getClient();
      Group group =
          groups.computeIfAbsent(
              Arrays.asList(client, stayed ? STAYED : from, stayed ? STAYED : to),
              ReplayJob::group);
      group.setCount(group.getCount() + 1);
      if (client != null && group.getSample() == null) {
        group.setSample(call.getNumber());
      }
    }
    return groups.values().iterator();
  }

  private static Group group(List<@Nullable String> key) {
    Group group = new Group();
    group.setClient(key.get(0));
    group.setFrom(key.get(1));
    group.setTo(key.get(2));
    return group;
  }
}
