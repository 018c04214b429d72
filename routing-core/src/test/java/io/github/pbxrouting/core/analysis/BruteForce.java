package io.github.pbxrouting.core.analysis;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The obvious way to analyse a client: every number of the space through the reference router. */
public final class BruteForce {

  private final Client client;
  private final ReferenceRouter router;
  private final Map<String, Client> clients = new LinkedHashMap<>();

  private final Map<String, Pattern> compiledPatterns = new HashMap<>();

  /** Where each number of the space goes, in the order of the space. */
  public final Map<String, Route> routes = new LinkedHashMap<>();

  public BruteForce(Brand brand, String id, NumberSpace space) {
    brand.clients().forEach(each -> clients.put(each.id(), each));
    client = clients.get(id);
    router = ReferenceRouter.ofBrand(brand, PlanLimits.DEFAULT).get(id);
    for (String number : numbers(space)) {
      routes.put(number, Route.of(router.route(number)));
    }
  }

  /** All numbers of a small space, in its order. */
  public static List<String> numbers(NumberSpace space) {
    List<String> numbers = new ArrayList<>();
    List<String> last = List.of("");
    for (int length = 1; length <= space.maxLength(); length++) {
      List<String> next = new ArrayList<>();
      for (String prefix : last) {
        for (int i = 0; i < space.alphabet().length(); i++) {
          char c = space.alphabet().charAt(i);
          if (c != '+' || prefix.isEmpty()) {
            next.add(prefix + c);
          }
        }
      }
      if (length >= space.minLength()) {
        numbers.addAll(next);
      }
      last = next;
    }
    return numbers;
  }

  public List<Friend> friends() {
    return client.friends().stream().sorted(Comparator.comparingInt(Friend::priority)).toList();
  }

  public boolean matches(String pattern, String number) {
    Pattern compiled = compiledPatterns.computeIfAbsent(pattern, Pattern::compile);
    return client.match() == MatchMode.FULL
        ? compiled.matcher(number).matches()
        : compiled.matcher(number).find();
  }

  /** Whether the friend would take the number: as dialled, or in its normalised form. */
  public boolean takes(Friend friend, String number) {
    return forms(friend, number).anyMatch(form -> takesForm(friend, form));
  }

  /** Whether a friend would take the number by that pattern. */
  public boolean takesBy(Friend friend, String pattern, String number) {
    return forms(friend, number).anyMatch(form -> matches(pattern, form));
  }

  private Stream<String> forms(Friend friend, String number) {
    String normalised = client.normalize(number);
    return friend.normalizedOnly() || normalised.equals(number)
        ? Stream.of(normalised)
        : Stream.of(number, normalised);
  }

  /** Returns the first form of a number that the friend takes, which it takes. */
  public String formTaken(Friend friend, String number) {
    return forms(friend, number).filter(form -> takesForm(friend, form)).findFirst().orElseThrow();
  }

  /** Whether the friend takes exactly that form of a number. */
  public boolean takesForm(Friend friend, String number) {
    if (friend instanceof RemoteFriend remote) {
      return remote.patterns().stream().anyMatch(pattern -> matches(pattern, number));
    }
    return clients.get(((InternalFriend) friend).targetClient()).extensions().stream()
        .anyMatch(extension -> extension.number().equals(number));
  }

  /** Returns the numbers that extensions of the client send through the friends to that friend. */
  public Set<String> sentTo(Friend friend) {
    Set<String> sent = new TreeSet<>();
    for (Extension extension : client.extensions()) {
      if (extension.target() instanceof ExtensionTarget.ThroughFriends through
          && friendOf(
                  Route.of(router.route(through.number(), RouteOptions.NONE.skippingExtensions())))
              .equals(Optional.of(friend.name()))) {
        sent.add(through.number());
      }
    }
    return sent;
  }

  public static Optional<String> friendOf(Route route) {
    return route.friend();
  }

  public boolean wins(Friend friend, String number) {
    return friendOf(routes.get(number)).equals(Optional.of(friend.name()));
  }

  public List<String> all(Predicate<String> filter) {
    return routes.keySet().stream().filter(filter).toList();
  }
}
