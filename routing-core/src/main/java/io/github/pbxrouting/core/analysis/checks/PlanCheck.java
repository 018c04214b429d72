package io.github.pbxrouting.core.analysis.checks;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.plan.RankedPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs every check over a brand. Hosts call {@code PlanAnalysis.check()}, which calls this. */
public final class PlanCheck {

  private PlanCheck() {}

  /**
   * Returns everything worth saying about a plan, client by client in the order of the brand; in a
   * client, by friend, strongest first, and then in the order of {@link FindingCode}.
   *
   * @param maxStates how many states one automaton may hold
   * @param countries the countries that matter, or null for the known ones that a client calls
   * @param knownCountries the countries to look in
   */
  public static List<Finding> findings(
      BrandRouter router,
      NumberSpace space,
      int maxStates,
      @Nullable List<CountryNumbers> countries,
      List<CountryNumbers> knownCountries) {
    BrandView brand = new BrandView(router, space, maxStates);
    List<Finding> findings = new ArrayList<>();
    Table<String, String, String> firstNumbers = HashBasedTable.create();
    for (String id : brand.ids()) {
      ClientView view = brand.view(id);
      ReachFindings.report(view, findings, firstNumbers.row(id));
      view.share(1);
      ExtensionFindings.report(view, findings);
      SpecialNumberFindings.report(view, countries, knownCountries, findings);
      PatternFindings.report(view, findings);
      NumberingFindings.report(view, findings);
    }
    new ForwardFindings(brand, firstNumbers, findings).report();
    Map<CallPlace, Integer> positions = positions(brand);
    findings.sort(
        Comparator.comparingInt((Finding finding) ->
                positions.getOrDefault(
                    new CallPlace(finding.client(), finding.friend().orElse(null), null), 0))
            .thenComparing(Finding::code));
    return List.copyOf(findings);
  }

  /**
   * Where each client stands in the order of declaration, and behind it its friends, strongest
   * first.
   */
  static Map<CallPlace, Integer> positions(BrandView brand) {
    Map<CallPlace, Integer> positions = new HashMap<>();
    for (Client client : brand.clients()) {
      positions.put(new CallPlace(client.id(), null, null), positions.size());
      for (Friend friend : RankedPlan.byPrecedence(client)) {
        positions.put(new CallPlace(client.id(), friend.name(), null), positions.size());
      }
    }
    return positions;
  }
}
