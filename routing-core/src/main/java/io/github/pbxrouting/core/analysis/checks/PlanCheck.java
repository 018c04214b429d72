package io.github.pbxrouting.core.analysis.checks;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Progress;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
   * @param failover whether calls go on at the next friend that takes the number
   * @param progress receives what is looked at
   */
  public static List<Finding> findings(
      BrandRouter router,
      NumberSpace space,
      int maxStates,
      @Nullable List<CountryNumbers> countries,
      List<CountryNumbers> knownCountries,
      boolean failover,
      Progress progress) {
    BrandView brand = new BrandView(router, space, maxStates);
    List<Finding> findings = new ArrayList<>();
    Table<String, String, String> firstNumbers = HashBasedTable.create();
    Map<String, String> leftOut = new LinkedHashMap<>();
    for (String id : brand.ids()) {
      if (Thread.currentThread().isInterrupted()) {
        leftOut.put(id, "the client was not looked at");
        continue;
      }
      progress.lookingAt(id, null);
      ClientView view = brand.view(id);
      Failover next = new Failover(failover, view);
      SpecialNumberFindings special =
          SpecialNumberFindings.of(view, countries, knownCountries, findings);
      int friends = ReachFindings.report(view, next, findings, firstNumbers.row(id), progress);
      int before = findings.size();
      progress.lookingAt(id, null);
      view.share(1);
      ExtensionFindings.report(view, next, findings);
      special.report();
      PatternFindings.report(view, findings);
      NumberingFindings.report(view, findings);
      if (Thread.currentThread().isInterrupted()) {
        findings.subList(before, findings.size()).clear();
        leftOut.put(id, leftOut(view.plan(), friends));
      }
    }
    int before = findings.size();
    new ForwardFindings(brand, firstNumbers, findings).report();
    if (Thread.currentThread().isInterrupted()) {
      findings.subList(before, findings.size()).clear();
      for (String id : brand.ids()) {
        leftOut.putIfAbsent(id, "forwards were not looked at");
      }
    }
    leftOut.forEach((id, what) ->
        findings.add(
            Finding.builder(FindingCode.UNDECIDED, id)
                .saying("the check was ended early: " + what, "give it more time")));
    Map<CallPlace, Integer> positions = positions(brand);
    findings.sort(
        Comparator.comparingInt((Finding finding) ->
                positions.getOrDefault(
                    new CallPlace(finding.client(), finding.friend().orElse(null), null), 0))
            .thenComparing(Finding::code));
    return List.copyOf(findings);
  }

  /** Returns what is left out of a client whose check ended after some of its friends. */
  private static String leftOut(FriendRanks plan, int friends) {
    int all = plan.friends().size();
    String rest =
        "patterns, extensions, special numbers, numbering and forwards were not looked at";
    return friends == all
        ? rest
        : "friend "
            + plan.friends().get(friends).name()
            + (all - friends == 1 ? "" : " and all weaker ones")
            + ", and all "
            + rest;
  }

  /**
   * Returns where each client stands in the order of declaration, and behind it its friends,
   * strongest first.
   */
  static Map<CallPlace, Integer> positions(BrandView brand) {
    Map<CallPlace, Integer> positions = new HashMap<>();
    for (Client client : brand.clients()) {
      positions.put(new CallPlace(client.id(), null, null), positions.size());
      for (Friend friend : client.friendsByPriority()) {
        positions.put(new CallPlace(client.id(), friend.name(), null), positions.size());
      }
    }
    return positions;
  }
}
