package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything worth saying about a brand, theme by theme, put in order. */
final class PlanCheck {

  private final BrandRouter brand;
  private final ClientIndex clients;
  private final AnalysisOptions options;
  private final PatternReader reader;
  private final List<Finding> findings = new ArrayList<>();

  /** The first number that each friend wins, by client and friend. */
  private final Map<String, Map<String, String>> firstNumbers = new HashMap<>();

  private PlanCheck(
      BrandRouter brand, ClientIndex clients, AnalysisOptions options, PatternReader reader) {
    this.brand = brand;
    this.clients = clients;
    this.options = options;
    this.reader = reader;
  }

  /** The findings of a brand, in order. */
  static List<Finding> of(
      BrandRouter brand, ClientIndex clients, AnalysisOptions options, PatternReader reader) {
    PlanCheck check = new PlanCheck(brand, clients, options, reader);
    clients.all().forEach(check::report);
    new ForwardFindings(brand, clients, options.world(), check::firstNumber, check.findings::add)
        .report();
    return check.inOrder();
  }

  private void report(Client client) {
    ClientView view = new ClientView(brand, client, clients, options, reader);
    Map<String, String> first = new HashMap<>();
    ReachFindings.report(view, findings::add, first::put);
    view.share(1);
    ExtensionFindings.report(view, clients, findings::add);
    SpecialNumberFindings.report(view, findings::add);
    PatternFindings.report(view, findings::add);
    firstNumbers.put(client.id(), first);
  }

  private @Nullable String firstNumber(String client, String friend) {
    return firstNumbers.getOrDefault(client, Map.of()).get(friend);
  }

  /** Clients as declared; in each, findings about no friend first, then by friend and code. */
  private List<Finding> inOrder() {
    Map<String, Integer> clientPosition = new HashMap<>();
    Map<String, Map<String, Integer>> friendPosition = new HashMap<>();
    for (Client client : clients.all()) {
      clientPosition.put(client.id(), clientPosition.size());
      Map<String, Integer> positions = new HashMap<>();
      RankedPlan.byPrecedence(client)
          .forEach(friend -> positions.put(friend.name(), positions.size()));
      friendPosition.put(client.id(), positions);
    }
    findings.sort(
        Comparator.comparingInt(
                (Finding finding) -> clientPosition.getOrDefault(finding.client(), -1))
            .thenComparingInt(finding -> {
              String friend = finding.friend();
              return friend == null
                  ? -1
                  : friendPosition
                      .getOrDefault(finding.client(), Map.of())
                      .getOrDefault(friend, -1);
            })
            .thenComparing(Finding::code));
    return List.copyOf(findings);
  }
}
