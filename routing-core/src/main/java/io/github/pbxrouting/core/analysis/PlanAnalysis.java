package io.github.pbxrouting.core.analysis;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import io.github.pbxrouting.api.BrandRouter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Proves things about a compiled brand, for all numbers of a {@link World} at once.
 *
 * <p>Nothing is sampled or guessed: what is said holds for every number of the world, and what
 * could not be decided within the budget of the {@link AnalysisOptions} is said to be undecided.
 *
 * <p>Immutable and safe for use by any number of threads; each call works for itself and keeps
 * nothing. The results of equal plans are equal, order included.
 */
public final class PlanAnalysis {

  private final BrandRouter router;
  private final AnalysisOptions options;

  private PlanAnalysis(BrandRouter router, AnalysisOptions options) {
    this.router = Objects.requireNonNull(router, "router must not be null");
    this.options = Objects.requireNonNull(options, "options must not be null");
  }

  /** Analyses that snapshot with {@link AnalysisOptions#DEFAULT}. */
  public static PlanAnalysis of(BrandRouter router) {
    return new PlanAnalysis(router, AnalysisOptions.DEFAULT);
  }

  /** Analyses that snapshot. */
  public static PlanAnalysis of(BrandRouter router, AnalysisOptions options) {
    return new PlanAnalysis(router, options);
  }

  /** The snapshot that is analysed. */
  public BrandRouter router() {
    return router;
  }

  /** What the analysis is about, and what it may cost. */
  public AnalysisOptions options() {
    return options;
  }

  /**
   * Everything worth saying about the plan, client by client in the order of the brand; in a
   * client, by friend, strongest first, and then in the order of {@link FindingCode}.
   */
  public List<Finding> check() {
    BrandView brand = view(router);
    List<Finding> findings = new ArrayList<>();
    Table<String, String, String> firstNumbers = HashBasedTable.create();
    for (String id : brand.ids()) {
      ClientView view = brand.view(id);
      ReachFindings.report(view, findings, firstNumbers.row(id));
      view.share(1);
      ExtensionFindings.report(view, findings);
      SpecialNumberFindings.report(view, findings);
      PatternFindings.report(view, findings);
    }
    new ForwardFindings(brand, firstNumbers, findings).report();
    Map<Place, Integer> positions = brand.positions();
    findings.sort(
        Comparator.comparingInt((Finding finding) ->
                positions.getOrDefault(new Place(finding.client(), finding.friend(), null), 0))
            .thenComparing(Finding::code));
    return List.copyOf(findings);
  }

  /**
   * Why a number goes where it goes. This speaks of any number, of the world or not.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the number is empty or too
   *     long
   */
  public Explanation explain(String client, String number) {
    BrandView brand = new BrandView(router, options, number);
    return Explainer.explain(brand, brand.client(client), number);
  }

  /**
   * How many numbers each friend of a client takes, and how many go elsewhere.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   */
  public Coverage coverage(String client) {
    return Coverage.of(view(router).view(client));
  }

  /**
   * Which numbers a newer plan routes differently, over the world of this analysis.
   *
   * @param newer the newer plan; its options do not matter
   */
  public PlanDiff diff(BrandRouter newer) {
    BrandView before = view(router);
    BrandView after = view(newer);
    Set<String> ids = before.ids();
    ids.addAll(after.ids());
    return diff(before, after, ids);
  }

  /**
   * Which numbers a newer plan routes differently in one client.
   *
   * @throws IllegalArgumentException when neither brand has a client of that id
   */
  public PlanDiff diff(BrandRouter newer, String client) {
    BrandView before = view(router);
    if (!newer.hasClient(client)) {
      before.client(client);
    }
    return diff(before, view(newer), Set.of(client));
  }

  private BrandView view(BrandRouter brand) {
    return new BrandView(brand, options, options.world().alphabet());
  }

  private static PlanDiff diff(BrandView before, BrandView after, Set<String> ids) {
    List<PlanDiff.Change> changes = new ArrayList<>();
    Map<String, Integer> undecided = new LinkedHashMap<>();
    for (String id : ids) {
      int decidedTo = Comparison.compare(before, after, id, changes);
      if (decidedTo < before.options().world().maxLength()) {
        undecided.put(id, decidedTo);
      }
    }
    return new PlanDiff(changes, undecided);
  }
}
