package io.github.pbxrouting.dialplan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.CompiledTable;
import io.github.pbxrouting.core.analysis.answers.CompiledTables;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.json.CommonFields;
import io.github.pbxrouting.dialplan.json.RouteFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data of a page, as JSON. */
final class PageData {

  /** More make a page too large to be mailed, and nobody reads them there. */
  private static final int MAX_FINDINGS = 2_000;

  private final BrandRouter whole;
  private final BrandRouter brand;
  private final @Nullable BrandRouter older;
  private final Set<String> ids;
  private final AnalysisOptions options;
  private final CallPaths paths;

  /** The texts of tables, each once. */
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  /**
   * Prepares the data about some clients of a brand.
   *
   * @param older the plan to compare with, or null
   */
  PageData(
      BrandRouter whole, @Nullable BrandRouter older, Set<String> ids, AnalysisOptions options) {
    this.whole = whole;
    this.brand = Tenants.only(whole, ids);
    this.older = older == null ? null : Tenants.only(older, ids);
    this.ids = ids;
    this.options = options;
    this.paths = CallPaths.of(brand, ids);
  }

  void write(JsonGenerator json) throws IOException {
    NumberSpace space = options.space();
    json.writeStartObject();
    json.writeStringField("brand", brand.brand().name());
    json.writeObjectFieldStart("space");
    json.writeStringField("alphabet", space.alphabet());
    json.writeNumberField("min", space.minLength());
    json.writeNumberField("max", space.maxLength());
    json.writeEndObject();
    json.writeArrayFieldStart("clients");
    for (Client client : shown()) {
      json.writeStartObject();
      write(json, client);
      json.writeEndObject();
    }
    json.writeEndArray();
    CommonFields.strings(json, "tables", texts.keySet());
    json.writeArrayFieldStart("steps");
    for (String step : paths.steps()) {
      json.writeRawValue(step);
    }
    json.writeEndArray();
    List<Finding> findings = findings();
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings.subList(0, Math.min(MAX_FINDINGS, findings.size()))) {
      json.writeStartObject();
      write(json, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("findingsLeftOut", Math.max(0, findings.size() - MAX_FINDINGS));
    graph(json);
    if (older != null) {
      changes(json, PlanAnalysis.of(older, options).diff(brand));
    }
    json.writeEndObject();
  }

  private List<Client> shown() {
    return brand.brand().clients().stream().filter(client -> ids.contains(client.id())).toList();
  }

  private void write(JsonGenerator json, Client client) throws IOException {
    CallRouter router = brand.client(client.id());
    json.writeStringField("id", client.id());
    json.writeStringField("match", Words.word(client.match()));
    json.writeArrayFieldStart("numbering");
    for (NumberingRule rule : client.numbering()) {
      json.writeStartObject();
      json.writeStringField("prefix", rule.prefix());
      json.writeNumberField("min", rule.minDigits());
      json.writeNumberField("max", rule.maxDigits());
      json.writeStringField("to", rule.replaceWith());
      json.writeEndObject();
    }
    json.writeEndArray();
    CommonFields.strings(
        json,
        "emergency",
        client.emergencyNumbers().stream().map(EmergencyNumber::number).toList());
    CompiledTables tables = CompiledTables.of(router);
    Places places = new Places();
    json.writeArrayFieldStart("tables");
    for (CompiledTable table : List.of(tables.whole(), tables.asDialled(), tables.friendsAlone())) {
      json.writeStartObject();
      write(json, table, places);
      json.writeEndObject();
      if (client.numbering().isEmpty()) {
        break;
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("places");
    for (RouteDecision place : places.all.values()) {
      json.writeStartObject();
      place(json, client.id(), place);
      json.writeEndObject();
    }
    json.writeEndArray();
    friends(json, client);
    coverage(json, client.id());
  }

  private void write(JsonGenerator json, CompiledTable table, Places places) throws IOException {
    text(json, table);
    json.writeArrayFieldStart("places");
    int run = 0;
    int last = -1;
    for (RouteDecision decision : table.decisions()) {
      int place = places.of(decision);
      if (place != last && run > 0) {
        json.writeNumber(last);
        json.writeNumber(run);
        run = 0;
      }
      last = place;
      run++;
    }
    json.writeNumber(last);
    json.writeNumber(run);
    json.writeEndArray();
  }

  private void text(JsonGenerator json, CompiledTable table) throws IOException {
    json.writeNumberField(
        "text", texts.computeIfAbsent(TableText.of(table), unused -> texts.size()));
    json.writeNumberField("undecided", table.undecidedFrom());
    json.writeNumberField("undecidedBeyond", table.undecidedFromBeyondAscii());
    if (!table.undecidedPatterns().isEmpty()) {
      CommonFields.strings(json, "missing", table.undecidedPatterns());
    }
  }

  /** The places that a client's numbers go to, each once. */
  private static final class Places {

    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, RouteDecision> all = new LinkedHashMap<>();

    /** Returns the number of a decision's place: a friend is one, an emergency another. */
    private int of(RouteDecision decision) {
      Integer known =
          numbers.computeIfAbsent(
              decision instanceof ToInternalFriend to
                  ? "friend " + to.friend().name()
                  : Route.of(decision),
              unused -> numbers.size());
      all.putIfAbsent(known, decision);
      return known;
    }
  }

  private void place(JsonGenerator json, String client, RouteDecision place) throws IOException {
    if (place instanceof ToInternalFriend to) {
      json.writeStringField("route", to.kind().token());
      json.writeStringField("friend", to.friend().name());
      json.writeStringField("client", to.friend().targetClient());
    } else {
      RouteFields.write(json, place);
    }
    if (place instanceof ToExtension to) {
      json.writeStringField("target", to.extension().target().toString());
    } else if (place instanceof ToService to) {
      json.writeBooleanField("prefix", to.code().arguments());
    }
    for (CallType type : CallType.values()) {
      OptionalInt start = paths.start(client, place, type);
      if (start.isPresent()) {
        json.writeNumberField(Words.word(type), start.getAsInt());
      }
    }
  }

  /** Writes the friends, strongest first, each with a table of the numbers that it would take. */
  private void friends(JsonGenerator json, Client client) throws IOException {
    List<Friend> friends = client.friendsByPriority();
    BrandRouter alone = alone(client, friends);
    json.writeArrayFieldStart("friends");
    for (int i = 0; i < friends.size(); i++) {
      Friend friend = friends.get(i);
      json.writeStartObject();
      json.writeStringField("name", friend.name());
      json.writeNumberField("priority", friend.priority());
      if (friend.normalizedOnly()) {
        json.writeBooleanField("normalizedOnly", true);
      }
      if (friend instanceof InternalFriend internal) {
        json.writeStringField("client", internal.targetClient());
        if (ids.contains(internal.targetClient())) {
          CommonFields.strings(
              json,
              "extensions",
              brand.client(internal.targetClient()).client().extensions().stream()
                  .map(extension -> extension.number())
                  .toList());
        }
      } else {
        CompiledTable table = CompiledTables.of(alone.client(Integer.toString(i))).whole();
        text(json, table);
        // Without patterns there is nothing but the PSTN.
        json.writeBooleanField("decides", table.decisions().size() > 1);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Returns a brand with a client for each remote friend, which has that friend and nothing else.
   */
  private BrandRouter alone(Client client, List<Friend> friends) {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < friends.size(); i++) {
      if (friends.get(i) instanceof RemoteFriend remote) {
        clients.add(
            Client.builder(Integer.toString(i))
                .match(client.match())
                .friend(remote.toBuilder().clearForwards().build())
                .build());
      }
    }
    return RouterCompiler.load().compile(Brand.of("alone", clients), brand.options());
  }

  private void coverage(JsonGenerator json, String client) throws IOException {
    Coverage coverage = PlanAnalysis.of(brand, options).coverage(client);
    json.writeNumberField("countedTo", coverage.decidedTo());
    json.writeArrayFieldStart("coverage");
    for (Coverage.Row row : coverage.rows()) {
      json.writeStartObject();
      json.writeStringField("route", row.kind().token());
      if (row.friend() != null) {
        json.writeStringField("friend", row.friend());
      }
      CommonFields.counts(json, row.count(), row.byLength());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Returns the findings about the clients of the page, the most severe first. Where it leaves
   * clients out, only those that are found without these clients too: such a finding can tell
   * nothing about them.
   */
  private List<Finding> findings() {
    List<Finding> findings =
        new ArrayList<>(
            PlanAnalysis.of(whole, options).check().stream()
                .filter(finding -> ids.contains(finding.client()))
                .toList());
    if (!brand.equals(whole)) {
      findings.retainAll(new HashSet<>(PlanAnalysis.of(brand, options).check()));
    }
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    return findings;
  }

  private static void write(JsonGenerator json, Finding finding) throws IOException {
    json.writeStringField("code", finding.code().token());
    json.writeStringField("severity", finding.severity().token());
    json.writeStringField("client", finding.client());
    Map<String, String> fields = new LinkedHashMap<>();
    finding.friend().ifPresent(friend -> fields.put("friend", friend));
    finding.pattern().ifPresent(pattern -> fields.put("pattern", pattern));
    finding.extension().ifPresent(extension -> fields.put("extension", extension));
    finding.witness().ifPresent(witness -> fields.put("witness", witness));
    finding.count().ifPresent(count -> fields.put("count", count.toString()));
    fields.put("message", finding.message());
    fields.put("suggestion", finding.suggestion());
    for (Map.Entry<String, String> field : fields.entrySet()) {
      json.writeStringField(field.getKey(), field.getValue());
    }
    if (!finding.by().isEmpty()) {
      CommonFields.strings(json, "by", finding.by());
    }
  }

  private void graph(JsonGenerator json) throws IOException {
    PlanGraph graph = new PlanGraph(brand, shown());
    json.writeArrayFieldStart("clusters");
    for (PlanGraph.Cluster cluster : graph.clusters()) {
      json.writeStartObject();
      json.writeStringField("title", cluster.title());
      json.writeArrayFieldStart("nodes");
      for (PlanGraph.Node node : cluster.nodes()) {
        json.writeStartObject();
        json.writeStringField("id", node.id());
        json.writeStringField("kind", Words.word(node.kind()));
        // How many extensions another client has is its own affair.
        CommonFields.strings(
            json,
            "lines",
            ids.contains(cluster.title()) ? node.lines() : node.lines().subList(0, 1));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("edges");
    for (PlanGraph.Edge edge : graph.edges()) {
      json.writeStartObject();
      json.writeStringField("from", edge.from());
      json.writeStringField("to", edge.to());
      json.writeStringField("line", Words.word(edge.line()));
      json.writeStringField("label", edge.label());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Returns a route in words; a client that one of the plans does not have sends its numbers
   * nowhere.
   */
  private static String place(@Nullable Route route) {
    return route == null ? "nowhere" : RouteFields.place(route);
  }

  private void changes(JsonGenerator json, PlanDiff diff) throws IOException {
    json.writeArrayFieldStart("changes");
    for (PlanDiff.Change change : diff.changes()) {
      change(
          json,
          change.client(),
          place(change.from()),
          place(change.to()),
          change.numbers(),
          change.patterns());
    }
    for (PlanDiff.Renumbering change : diff.renumbered()) {
      String place = RouteFields.place(change.route());
      change(
          json,
          change.client(),
          place + ", sent as " + change.from(),
          place + ", sent as " + change.to(),
          change.numbers(),
          change.patterns());
    }
    json.writeEndArray();
    Set<String> undecided = new LinkedHashSet<>(diff.undecided().keySet());
    undecided.retainAll(ids);
    CommonFields.strings(json, "notCompared", undecided);
  }

  private void change(
      JsonGenerator json,
      String client,
      String from,
      String to,
      NumberCount numbers,
      List<String> patterns)
      throws IOException {
    if (!ids.contains(client)) {
      return;
    }
    json.writeStartObject();
    json.writeStringField("client", client);
    json.writeStringField("from", from);
    json.writeStringField("to", to);
    CommonFields.counts(json, numbers.count(), numbers.byLength());
    json.writeStringField("witness", numbers.witness());
    CommonFields.strings(json, "patterns", patterns);
    json.writeEndObject();
  }
}
