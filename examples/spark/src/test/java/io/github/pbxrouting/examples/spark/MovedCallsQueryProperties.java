package io.github.pbxrouting.examples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.SmallPlans;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.command.Dialplan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** DuckDB counts, with the query of {@code dialplan diff}, the calls that two routers move. */
class MovedCallsQueryProperties {

  private static final int PAIRS = 60;

  /** Patterns whose moves take too long expressions. */
  private static final List<String> COMPLEX =
      List.of("1[*]2", "2#1", "21[*]", "12#", "[*]12", "#21");

  private static final String CHARACTERS = "12*#+";

  @Provide
  Arbitrary<List<Brand>> brands() {
    return SmallPlans.brands()
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty())
        .list()
        .ofSize(PAIRS);
  }

  @Property(tries = 3, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void the_query_counts_the_moved_calls_of_random_plans(
      @ForAll("brands") List<Brand> before, @ForAll("brands") List<Brand> after) throws Exception {
    Brand older = brand(before, COMPLEX);
    Brand newer = brand(after, List.of());
    List<String> numbers = new ArrayList<>();
    addNumbers("", numbers);
    String query = query(older, newer);
    assertTrue(query.contains("AND regexp_full_match(number"), "some moves are expressions");
    assertTrue(query.contains("older_route"), "some clients are routed by both plans");
    assertCounts(older, newer, numbers, query);
  }

  /** Unanchored patterns, whose moves take expressions of millions of characters. */
  @Example
  void no_plan_is_too_complex_for_the_query() throws Exception {
    Client.Builder client = Client.builder("madrid");
    for (int i = 0; i < 1_000; i++) {
      client.friend(Friend.remote("f" + i).patterns((i * 7919L % 10_000) + "").build());
    }
    Brand older = Brand.of("b", client.build());
    Brand newer = Brand.of("b", client.friend(Friend.remote("new").pattern("2$").build()).build());
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      numbers.add(String.valueOf(i * 104_729L % 1_000_000));
    }
    assertCounts(older, newer, numbers, query(older, newer));
  }

  private static Brand brand(List<Brand> brands, List<String> last) {
    List<Client> clients = new ArrayList<>();
    for (int pair = 0; pair < brands.size(); pair++) {
      for (Client client : brands.get(pair).clients()) {
        clients.add(renamed(client, pair, pair % 2 == 0 ? List.of() : last));
      }
    }
    return Brand.of("b", clients);
  }

  private static Client renamed(Client client, int pair, List<String> last) {
    Client.Builder renamed =
        Client.builder(client.id() + pair)
            .match(client.match())
            .numbering(client.numbering())
            .emergencyNumbers(
                client.emergencyNumbers().stream()
                    .map(EmergencyNumber::number)
                    .toArray(String[]::new))
            .rejectUnknownCodes(pair % 5 == 0)
            .serviceCodes(client.serviceCodes())
            .extensions(client.extensions());
    for (Friend friend : client.friends()) {
      renamed.friend(
          friend instanceof InternalFriend internal
              ? Friend.internal(friend.name(), internal.targetClient() + pair)
                  .priority(friend.priority())
                  .build()
              : friend);
    }
    for (String pattern : last) {
      renamed.friend(Friend.remote(pattern).priority(9).pattern(pattern).build());
    }
    return renamed.build();
  }

  private static void addNumbers(String begin, List<String> numbers) {
    for (int i = 0; i < CHARACTERS.length(); i++) {
      char c = CHARACTERS.charAt(i);
      if (c != '+' || begin.isEmpty()) {
        numbers.add(begin + c);
        if (begin.length() < 4) {
          addNumbers(begin + c, numbers);
        }
      }
    }
  }

  private static void assertCounts(Brand older, Brand newer, List<String> numbers, String query)
      throws Exception {
    BrandCompiler compiler = BrandCompiler.create();
    assertEquals(
        moved(compiler.compile(older), compiler.compile(newer), numbers),
        counted(query, older, numbers));
  }

  private static Map<String, Long> moved(
      BrandRouter older, BrandRouter newer, List<String> numbers) {
    Map<String, Long> moved = new TreeMap<>();
    for (Client client : older.brand().clients()) {
      for (String number : numbers) {
        String from = key(older.client(client.id()).route(number));
        String to = key(newer.client(client.id()).route(number));
        if (!from.equals(to)) {
          moved.merge(client.id() + ": " + from + " to " + to, 1L, Long::sum);
        }
      }
    }
    return moved;
  }

  private static String key(RouteDecision decision) {
    return decision.kind() == RouteKind.EMERGENCY ? "emergency" : decision.key();
  }

  private static String query(Brand older, Brand newer) throws Exception {
    Path before = Files.createTempFile("old", ".json");
    Path after = Files.createTempFile("new", ".json");
    PlanFiles.write(older, before);
    PlanFiles.write(newer, after);
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Dialplan.class.getName(),
                "diff",
                before.toString(),
                after.toString(),
                "--format",
                "sql")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String query = String.join("\n", process.inputReader().lines().toList());
    assertEquals(1, process.waitFor());
    Files.delete(before);
    Files.delete(after);
    return query;
  }

  private static Map<String, Long> counted(String query, Brand brand, List<String> numbers)
      throws Exception {
    Map<String, Long> counted = new TreeMap<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("CREATE TABLE clients (client VARCHAR)");
      statement.execute("CREATE TABLE numbers (number VARCHAR)");
      for (Client client : brand.clients()) {
        statement.execute("INSERT INTO clients VALUES ('" + client.id() + "')");
      }
      statement.execute("INSERT INTO numbers VALUES ('" + String.join("'), ('", numbers) + "')");
      statement.execute("CREATE VIEW calls AS SELECT * FROM clients, numbers");
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          counted.put(rows.getString("moved"), rows.getLong("calls"));
        }
      }
    }
    return counted;
  }
}
