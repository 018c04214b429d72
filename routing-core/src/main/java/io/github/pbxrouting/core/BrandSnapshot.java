package io.github.pbxrouting.core;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandChange;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.core.flow.CallMachine;
import io.github.pbxrouting.core.plan.PatternPool;
import io.github.pbxrouting.core.plan.PlanCheck;
import io.github.pbxrouting.core.plan.RankedPlan;
import io.github.pbxrouting.core.router.CompiledRouter;
import io.github.pbxrouting.core.router.NumberingRouter;
import io.github.pbxrouting.core.router.Re2jPatterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The routers of a brand. A changed client is a new snapshot: what the change does not touch is
 * shared between the two.
 *
 * <ul>
 *   <li>{@code routers[i]} is the router of {@code brand.clients().get(i)};
 *   <li>{@code places} has the {@code i} of each id; shared by snapshots that have the same ids in
 *       the same places;
 *   <li>{@code links} says which clients a change of a client's extensions concerns;
 *   <li>no collection changes once its snapshot is built.
 * </ul>
 */
final class BrandSnapshot implements BrandRouter {

  private final Brand brand;
  private final CompileOptions options;
  private final Re2jPatterns re2j;
  private final Map<String, Integer> places;
  private final InternalLinks links;
  private final CallRouter[] routers;
  private final long entries;

  private BrandSnapshot(
      Brand brand,
      CompileOptions options,
      Re2jPatterns re2j,
      Map<String, Integer> places,
      InternalLinks links,
      CallRouter[] routers,
      long entries) {
    this.brand = brand;
    this.options = options;
    this.re2j = re2j;
    this.places = places;
    this.links = links;
    this.routers = routers;
    this.entries = entries;
  }

  /** Compiles a brand that has no problems. */
  static BrandSnapshot compile(Brand brand, CompileOptions options, PatternPool patterns) {
    List<Client> clients = brand.clients();
    Map<String, Integer> places = places(clients);
    Re2jPatterns re2j = new Re2jPatterns();
    Function<String, Client> clientOf = id -> clients.get(place(places, id));
    CallRouter[] routers = new CallRouter[clients.size()];
    Set<PlanProblem> problems = new LinkedHashSet<>();
    for (int i = 0; i < routers.length; i++) {
      try {
        routers[i] = router(clients.get(i), clientOf, options, patterns, re2j);
      } catch (InvalidPlanException refused) {
        String place = "clients[" + i + "]";
        refused.problems().forEach(problem -> problems.add(problem.within(place)));
      }
    }
    refuse(problems);
    return new BrandSnapshot(
        brand,
        options,
        re2j,
        places,
        InternalLinks.of(clients),
        routers,
        PlanCheck.entries(clients, clientOf));
  }

  /**
   * Returns the problems that {@link #compile} finds. Only clients with more patterns than one call
   * may have to ask RE2/J about are compiled: few brands have one.
   */
  static List<PlanProblem> problems(Brand brand, CompileOptions options, PatternPool patterns) {
    Map<String, Client> clients = new HashMap<>();
    brand.clients().forEach(client -> clients.put(client.id(), client));
    Function<String, Client> clientOf = id -> Objects.requireNonNull(clients.get(id));
    List<PlanProblem> problems = new ArrayList<>();
    for (int i = 0; i < brand.clients().size(); i++) {
      Client client = brand.clients().get(i);
      if (CompiledRouter.canBeTooSlow(RankedPlan.of(client, clientOf, patterns))) {
        try {
          router(client, clientOf, options, patterns, new Re2jPatterns());
        } catch (InvalidPlanException refused) {
          String place = "clients[" + i + "]";
          refused.problems().forEach(problem -> problems.add(problem.within(place)));
        }
      }
    }
    return problems;
  }

  @Override
  public Brand brand() {
    return brand;
  }

  @Override
  public CompileOptions options() {
    return options;
  }

  @Override
  public boolean hasClient(String id) {
    Objects.requireNonNull(id, "id must not be null");
    return places.containsKey(id);
  }

  @Override
  public CallRouter client(String id) {
    Objects.requireNonNull(id, "id must not be null");
    return routers[place(places, id)];
  }

  @Override
  public CallFlow call(CallRequest request) {
    return CallMachine.start(this, request);
  }

  @Override
  public CallFlow resume(CallRequest request, List<CallEvent> history) {
    return CallMachine.resume(this, request, history);
  }

  @Override
  public BrandRouter withClient(Client client) {
    Objects.requireNonNull(client, "client must not be null");
    return with(BrandChange.NONE.put(client));
  }

  @Override
  public BrandRouter withoutClient(String id) {
    Objects.requireNonNull(id, "id must not be null");
    return with(BrandChange.NONE.remove(id));
  }

  /** Takes time linear in the clients of the brand, beyond compiling what the change touches. */
  @Override
  public BrandRouter with(BrandChange change) {
    Objects.requireNonNull(change, "change must not be null");
    change.removed().forEach(id -> place(places, id));
    List<Client> clients = clientsAfter(change);
    boolean samePlaces = clients.size() == routers.length && change.removed().isEmpty();
    Map<String, Integer> newPlaces = samePlaces ? places : places(clients);
    Function<String, @Nullable Client> found =
        id -> newPlaces.containsKey(id) ? clients.get(place(newPlaces, id)) : null;

    Set<String> put = new HashSet<>();
    Set<String> stale = new HashSet<>();
    InternalLinks newLinks = links;
    for (Client client : change.clients()) {
      Client old = find(client.id());
      put.add(client.id());
      if (old != null && !old.extensions().equals(client.extensions())) {
        stale.addAll(links.pointingTo(client.id()));
      }
      newLinks = newLinks.replacing(old, client);
    }
    stale.addAll(put);
    stale.removeAll(change.removed());
    Set<String> recounted = new HashSet<>(change.removed());
    recounted.addAll(stale);
    long newEntries = entries;
    for (String id : recounted) {
      newEntries += entries(id, found) - entries(id, this::find);
    }

    PatternPool patterns = new PatternPool(options.limits());
    Set<PlanProblem> problems = new LinkedHashSet<>(); // the brand's own are found once a client
    for (Client client : change.clients()) {
      problems.addAll(
          PlanCheck.ofClient(
              client,
              clients.size(),
              newEntries,
              newPlaces::containsKey,
              options.limits(),
              patterns));
    }
    for (String id : change.removed()) {
      for (String pointing : links.pointingTo(id)) {
        Client kept = found.apply(pointing);
        if (kept != null && !put.contains(pointing)) {
          problems.addAll(PlanCheck.ofTargets(kept, newPlaces::containsKey, options.limits()));
        }
      }
      newLinks = newLinks.replacing(find(id), null);
    }
    refuse(problems);

    Function<String, Client> clientOf = id -> clients.get(place(newPlaces, id));
    CallRouter[] newRouters = new CallRouter[clients.size()];
    for (int i = 0; i < newRouters.length; i++) {
      Client client = clients.get(i);
      if (!stale.contains(client.id())) {
        newRouters[i] = samePlaces ? routers[i] : client(client.id());
        continue;
      }
      try {
        newRouters[i] = router(client, clientOf, options, patterns, re2j);
      } catch (InvalidPlanException refused) {
        problems.addAll(refused.problems());
      }
    }
    refuse(problems);
    return new BrandSnapshot(
        Brand.of(brand.name(), clients),
        options,
        re2j,
        newPlaces,
        newLinks,
        newRouters,
        newEntries);
  }

  private List<Client> clientsAfter(BrandChange change) {
    Map<String, Client> put = new LinkedHashMap<>();
    change.clients().forEach(client -> put.put(client.id(), client));
    List<Client> clients = new ArrayList<>();
    for (Client client : brand.clients()) {
      Client replacing = put.remove(client.id());
      if (!change.removed().contains(client.id())) {
        clients.add(replacing == null ? client : replacing);
      }
    }
    clients.addAll(put.values());
    return clients;
  }

  private static long entries(String id, Function<String, @Nullable Client> found) {
    Client client = found.apply(id);
    return client == null ? 0 : PlanCheck.entries(client, found);
  }

  private static void refuse(Set<PlanProblem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(List.copyOf(problems));
    }
  }

  private static Map<String, Integer> places(List<Client> clients) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < clients.size(); i++) {
      places.put(clients.get(i).id(), i);
    }
    return places;
  }

  private static CallRouter router(
      Client client,
      Function<String, Client> clientOf,
      CompileOptions options,
      PatternPool patterns,
      Re2jPatterns re2j) {
    return NumberingRouter.of(
        client,
        part -> CompiledRouter.compile(RankedPlan.of(part, clientOf, patterns), options, re2j));
  }

  private @Nullable Client find(String id) {
    Integer place = places.get(id);
    return place == null ? null : routers[place].client();
  }

  private static int place(Map<String, Integer> places, String id) {
    Integer place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException("the brand has no client \"" + id + "\"");
    }
    return place;
  }
}
