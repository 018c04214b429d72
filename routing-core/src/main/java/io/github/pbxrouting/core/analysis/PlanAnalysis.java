package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
  private final ClientIndex clients;

  private PlanAnalysis(BrandRouter router, AnalysisOptions options) {
    this.router = Objects.requireNonNull(router, "router must not be null");
    this.options = Objects.requireNonNull(options, "options must not be null");
    this.clients = new ClientIndex(router.brand());
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
    return PlanCheck.of(router, clients, options, reader());
  }

  /**
   * Why a number goes where it goes. This speaks of any number, of the world or not.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the number is empty or too
   *     long
   */
  public Explanation explain(String client, String number) {
    return Explainer.explain(
        router.client(clients.get(client).id()),
        clients,
        new PatternReader(router.options().limits(), number),
        number);
  }

  /**
   * How many numbers each friend of a client takes, and how many go elsewhere.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   */
  public Coverage coverage(String client) {
    return Coverage.of(view(clients.get(client), reader()));
  }

  /**
   * Which numbers a newer plan routes differently, over the world of this analysis.
   *
   * @param newer the newer plan; its options do not matter
   */
  public PlanDiff diff(BrandRouter newer) {
    Set<String> ids = new LinkedHashSet<>(clients.ids());
    ids.addAll(new ClientIndex(newer.brand()).ids());
    return diff(newer, ids);
  }

  /**
   * Which numbers a newer plan routes differently in one client.
   *
   * @throws IllegalArgumentException when neither brand has a client of that id
   */
  public PlanDiff diff(BrandRouter newer, String client) {
    if (!newer.hasClient(client)) {
      clients.get(client);
    }
    return diff(newer, Set.of(client));
  }

  private PlanDiff diff(BrandRouter newer, Set<String> ids) {
    PlanAnalysis other = of(newer, options);
    PatternReader oldReader = reader();
    PatternReader newReader = other.reader();
    List<PlanDiff.Change> changes = new ArrayList<>();
    Map<String, Integer> undecided = new LinkedHashMap<>();
    for (String id : ids) {
      int decidedTo;
      if (!other.clients.has(id)) {
        decidedTo = Comparison.alone(view(clients.get(id), oldReader), true, changes);
      } else {
        ClientView after = other.view(other.clients.get(id), newReader);
        decidedTo =
            clients.has(id)
                ? Comparison.compare(view(clients.get(id), oldReader), after, changes)
                : Comparison.alone(after, false, changes);
      }
      if (decidedTo < options.world().maxLength()) {
        undecided.put(id, decidedTo);
      }
    }
    return new PlanDiff(changes, undecided);
  }

  private ClientView view(Client client, PatternReader reader) {
    return new ClientView(router, client, clients, options, reader);
  }

  private PatternReader reader() {
    return new PatternReader(router.options().limits(), options.world().alphabet());
  }
}
