package io.github.pbxrouting.core.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything worth saying about one client, theme by theme, put in order. */
final class PlanCheck {

  private PlanCheck() {}

  /** The findings of a client: those about no friend first, then by friend, strongest first. */
  static List<Finding> of(ClientView view, ClientIndex clients) {
    List<Finding> findings = new ArrayList<>();
    ReachFindings.report(view, findings::add);
    ExtensionFindings.report(view, clients, findings::add);
    SpecialNumberFindings.report(view, findings::add);
    PatternFindings.report(view, findings::add);
    Map<String, Integer> position = new HashMap<>();
    view.plan().friends().forEach(friend -> position.put(friend.name(), friend.position()));
    findings.sort(
        Comparator.comparingInt((Finding finding) ->
                finding.friend() == null ? -1 : position.getOrDefault(finding.friend(), -1))
            .thenComparing(Finding::code));
    return findings;
  }
}
