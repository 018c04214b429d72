package io.github.pbxrouting.core.plan;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RemoteFriend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds every problem of a plan, in the order of the plan. Sizes are checked first. Then the time
 * is linear in the number of the plan's entries.
 */
public final class PlanCheck {

  private PlanCheck() {}

  /** Returns every problem of a brand; empty when it can be compiled. */
  public static List<PlanProblem> ofBrand(Brand brand, PlanLimits limits, PatternPool patterns) {
    List<Client> clients = brand.clients();
    List<PlanProblem> problems = new ArrayList<>();
    if (clients.size() > limits.clients()) {
      ofSize(clients.size(), 0, limits, problems);
      return problems;
    }
    List<PlanProblem> duplicates = new ArrayList<>();
    Map<String, Integer> firsts = new HashMap<>();
    for (int i = 0; i < clients.size(); i++) {
      String id = clients.get(i).id();
      Integer first = firsts.putIfAbsent(id, i);
      if (first != null) {
        duplicates.add(duplicateClient(id, i, first));
      }
    }
    Function<String, @Nullable Client> clientOf =
        id -> {
          Integer place = firsts.get(id);
          return place == null ? null : clients.get(place);
        };
    ofSize(clients.size(), entries(clients, clientOf), limits, problems);
    boolean tooLarge = !problems.isEmpty();
    problems.addAll(duplicates);
    for (int i = 0; i < clients.size(); i++) {
      List<PlanProblem> ofClient = new ArrayList<>();
      ClientCheck check = new ClientCheck(clients.get(i), limits, ofClient);
      if (tooLarge) {
        check.sizes();
      } else {
        check.everything(firsts::containsKey, patterns);
      }
      String place = "clients[" + i + "]";
      ofClient.forEach(problem -> problems.add(problem.within(place)));
    }
    return problems;
  }

  /**
   * Returns every problem of a client that is added to a valid brand, or replaces one of its
   * clients.
   *
   * @param clients the number of clients of the changed brand
   * @param entries the number of entries of the changed brand
   * @param isClient whether an id belongs to a client of the changed brand
   */
  public static List<PlanProblem> ofClient(
      Client client,
      int clients,
      long entries,
      Predicate<String> isClient,
      PlanLimits limits,
      PatternPool patterns) {
    List<PlanProblem> problems = new ArrayList<>();
    ofSize(clients, entries, limits, problems);
    ClientCheck check = new ClientCheck(client, limits, problems);
    if (problems.isEmpty()) {
      check.everything(isClient, patterns);
    } else {
      check.sizes();
    }
    return problems;
  }

  /**
   * Returns the problems of the targets of a client's internal friends.
   *
   * @param isClient whether an id belongs to a client of the brand
   */
  public static List<PlanProblem> ofTargets(
      Client client, Predicate<String> isClient, PlanLimits limits) {
    List<PlanProblem> problems = new ArrayList<>();
    for (int i = 0; i < client.friends().size(); i++) {
      if (client.friends().get(i) instanceof InternalFriend internal) {
        new FriendCheck(client, i, limits, problems).target(internal.targetClient(), isClient);
      }
    }
    return problems;
  }

  /** Returns the number of entries of the clients together. */
  public static long entries(
      List<Client> clients, Function<String, ? extends @Nullable Client> clientOf) {
    long entries = 0;
    for (Client client : clients) {
      entries += entries(client, clientOf);
    }
    return entries;
  }

  /**
   * Returns the number of entries of a client: its extensions, patterns, forward rules, codes and
   * friends, and the extensions that its internal friends lead to. Each of them takes space in the
   * client's tables.
   *
   * @param clientOf returns the client of an id, or null for an unknown id
   */
  public static long entries(Client client, Function<String, ? extends @Nullable Client> clientOf) {
    long entries =
        (long) client.extensions().size()
            + client.serviceCodes().size()
            + client.emergencyNumbers().size()
            + client.numbering().size()
            + client.friends().size();
    Set<String> targets = new HashSet<>();
    for (Friend friend : client.friends()) {
      entries += friend.forwards().size();
      if (friend instanceof RemoteFriend remote) {
        entries += remote.patterns().size();
      } else if (friend instanceof InternalFriend internal) {
        targets.add(internal.targetClient());
      }
    }
    targets.remove(client.id()); // reported separately, as are two friends with one target
    for (String id : targets) {
      Client target = clientOf.apply(id);
      entries += target == null ? 0 : target.extensions().size();
    }
    return entries;
  }

  private static void ofSize(
      int clients, long entries, PlanLimits limits, List<PlanProblem> problems) {
    if (clients > limits.clients()) {
      problems.add(
          PlanProblem.of(
              ProblemCode.TOO_LARGE,
              "clients",
              "the brand has " + clients + " clients",
              "use at most " + limits.clients() + ", or raise the limit named clients"));
    }
    if (entries > limits.totalEntries()) {
      problems.add(
          PlanProblem.of(
              ProblemCode.TOO_LARGE,
              "clients",
              "the brand has "
                  + entries
                  + " extensions, patterns, forward rules, codes and friends together, those that"
                  + " internal friends lead to counted for each of them",
              "use at most " + limits.totalEntries() + ", or raise the limit named totalEntries"));
    }
  }

  private static PlanProblem duplicateClient(String id, int index, int first) {
    return PlanProblem.of(
            ProblemCode.DUPLICATE_CLIENT,
            "clients[" + index + "].id",
            "client \"" + id + "\" is there before, as clients[" + first + "]",
            "give each client a different id")
        .withClient(id);
  }
}
