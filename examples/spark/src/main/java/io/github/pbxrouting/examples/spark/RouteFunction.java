package io.github.pbxrouting.examples.spark;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A SQL function of a client and a number: the key of where a plan sends the call. It is null when
 * the plan does not have the client, or the number is none.
 */
public final class RouteFunction
    implements UDF2<@Nullable String, @Nullable String, @Nullable String> {

  private static final long serialVersionUID = 1L;

  private final Broadcast<PlanText> plan;

  private RouteFunction(Broadcast<PlanText> plan) {
    this.plan = plan;
  }

  /** Registers the function for a plan under a name. */
  public static void register(SparkSession spark, String name, PlanText plan) {
    Broadcast<PlanText> broadcast =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(plan);
    spark.udf().register(name, new RouteFunction(broadcast), DataTypes.StringType);
  }

  @Override
  public @Nullable String call(@Nullable String client, @Nullable String number) {
    return key(plan.value().router(), client, number);
  }

  /** Returns the key of where a plan sends a call, or null when it cannot be routed. */
  static @Nullable String key(BrandRouter plan, @Nullable String client, @Nullable String number) {
    if (client == null
        || number == null
        || number.isEmpty()
        || number.length() > CallRouter.MAX_DESTINATION_LENGTH
        || !plan.hasClient(client)) {
      return null;
    }
    return plan.client(client).route(number).key();
  }
}
