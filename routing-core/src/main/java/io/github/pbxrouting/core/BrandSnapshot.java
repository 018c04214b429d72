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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < clients.size(); i++) {
      places.put(clients.get(i).id(), i);
    }
    Re2jPatterns re2j = new Re2jPatterns();
    Function<String, Client> clientOf = id -> clients.get(place(places, id));
    CallRouter[] routers = new CallRouter[clients.size()];
    List<PlanProblem> problems = new ArrayList<>();
    for (int i = 0; i < routers.length; i++) {
      try {
        routers[i] = router(clients.get(i), clientOf, options, patterns, re2j);
      } catch (InvalidPlanException refused) {
        String place = "clients[" + i + "]";
        refused.problems().forEach(problem -> problems.add(problem.within(place)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(problems);
    }
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
   * may have to ask RE2/J about are compiled: hardly any brand has one.
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
    String id = client.id();
    Integer oldPlace = places.get(id);
    Client old = oldPlace == null ? null : routers[oldPlace].client();
    int place = oldPlace == null ? routers.length : oldPlace;
    int count = Math.max(routers.length, place + 1);
    long newEntries = entries + PlanCheck.entries(client, this::find);
    if (old != null) {
      int more = client.extensions().size() - old.extensions().size();
      newEntries += (long) more * links.pointingTo(id).size() - PlanCheck.entries(old, this::find);
    }
    PatternPool patterns = new PatternPool(options.limits());
    List<PlanProblem> problems =
        PlanCheck.ofClient(
            client,
            count,
            newEntries,
            other -> other.equals(id) || places.containsKey(other),
            options.limits(),
            patterns);
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(problems);
    }

    List<Client> clients = new ArrayList<>(brand.clients());
    Map<String, Integer> newPlaces = places;
    if (old == null) {
      clients.add(client);
      newPlaces = new HashMap<>(places);
      newPlaces.put(id, place);
    } else {
      clients.set(place, client);
    }
    Map<String, Integer> placeOf = newPlaces;
    Function<String, Client> clientOf = other -> clients.get(place(placeOf, other));
    CallRouter[] newRouters = Arrays.copyOf(routers, count);
    newRouters[place] = router(client, clientOf, options, patterns, re2j);
    if (old != null && !old.extensions().equals(client.extensions())) {
      for (String pointing : links.pointingTo(id)) {
        int at = place(places, pointing);
        newRouters[at] = router(routers[at].client(), clientOf, options, patterns, re2j);
      }
    }
    return new BrandSnapshot(
        Brand.of(brand.name(), clients),
        options,
        re2j,
        newPlaces,
        links.replacing(old, client),
        newRouters,
        newEntries);
  }

  @Override
  public BrandRouter withoutClient(String id) {
    Objects.requireNonNull(id, "id must not be null");
    int place = place(places, id);
    Client old = routers[place].client();
    List<PlanProblem> problems = new ArrayList<>();
    for (String pointing : links.pointingTo(id)) {
      problems.addAll(
          PlanCheck.ofTargets(
              client(pointing).client(),
              other -> !other.equals(id) && hasClient(other),
              options.limits()));
    }
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(problems);
    }

    List<Client> clients = new ArrayList<>(brand.clients());
    clients.remove(place);
    Map<String, Integer> newPlaces = new HashMap<>();
    for (int i = 0; i < clients.size(); i++) {
      newPlaces.put(clients.get(i).id(), i);
    }
    CallRouter[] newRouters = Arrays.copyOf(routers, routers.length - 1);
    System.arraycopy(routers, place + 1, newRouters, place, newRouters.length - place);
    return new BrandSnapshot(
        Brand.of(brand.name(), clients),
        options,
        re2j,
        newPlaces,
        links.replacing(old, null),
        newRouters,
        entries - PlanCheck.entries(old, this::find));
  }

  /** Takes time linear in the friends of the brand, beyond compiling what the change touches. */
  @Override
  public BrandRouter with(BrandChange change) {
    Objects.requireNonNull(change, "change must not be null");
    Map<String, Client> put = new LinkedHashMap<>();
    change.clients().forEach(client -> put.put(client.id(), client));
    for (String id : change.removed()) {
      place(places, id);
    }
    List<Client> clients = new ArrayList<>();
    for (Client client : brand.clients()) {
      if (!change.removed().contains(client.id())) {
        clients.add(put.getOrDefault(client.id(), client));
      }
    }
    put.values().stream().filter(client -> !hasClient(client.id())).forEach(clients::add);
    Map<String, Integer> newPlaces = new HashMap<>();
    for (int i = 0; i < clients.size(); i++) {
      newPlaces.put(clients.get(i).id(), i);
    }
    Function<String, @Nullable Client> found =
        id -> newPlaces.containsKey(id) ? clients.get(place(newPlaces, id)) : null;
    long newEntries = PlanCheck.entries(clients, found);

    PatternPool patterns = new PatternPool(options.limits());
    Set<PlanProblem> problems = new LinkedHashSet<>(); // the brand's own are found once a client
    Set<Integer> stale = new TreeSet<>();
    InternalLinks newLinks = links;
    for (Client client : put.values()) {
      problems.addAll(
          PlanCheck.ofClient(
              client,
              clients.size(),
              newEntries,
              newPlaces::containsKey,
              options.limits(),
              patterns));
      Client old = find(client.id());
      newLinks = newLinks.replacing(old, client);
      stale.add(place(newPlaces, client.id()));
      if (old != null && !old.extensions().equals(client.extensions())) {
        kept(change, put, client.id()).forEach(id -> stale.add(place(newPlaces, id)));
      }
    }
    for (String id : change.removed()) {
      for (String pointing : kept(change, put, id)) {
        Client client = client(pointing).client();
        problems.addAll(PlanCheck.ofTargets(client, newPlaces::containsKey, options.limits()));
      }
      newLinks = newLinks.replacing(find(id), null);
    }
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(List.copyOf(problems));
    }

    Function<String, Client> clientOf = id -> clients.get(place(newPlaces, id));
    CallRouter[] newRouters = new CallRouter[clients.size()];
    for (int i = 0; i < newRouters.length; i++) {
      Client client = clients.get(i);
      newRouters[i] =
          stale.contains(i)
              ? router(client, clientOf, options, patterns, re2j)
              : client(client.id());
    }
    return new BrandSnapshot(
        Brand.of(brand.name(), clients),
        options,
        re2j,
        newPlaces,
        newLinks,
        newRouters,
        newEntries);
  }

  /** Returns the clients that point to that one and stay as they are. */
  private List<String> kept(BrandChange change, Map<String, Client> put, String id) {
    return links.pointingTo(id).stream()
        .filter(pointing -> !put.containsKey(pointing) && !change.removed().contains(pointing))
        .toList();
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
