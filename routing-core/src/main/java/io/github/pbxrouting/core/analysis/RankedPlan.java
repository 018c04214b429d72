package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.automaton.Allowance;
import io.github.pbxrouting.core.automaton.Automaton;
import io.github.pbxrouting.core.automaton.LanguageDfa;
import io.github.pbxrouting.core.automaton.Literal;
import io.github.pbxrouting.core.automaton.RankedPattern;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's plan as ranked literals and patterns, strongest first, one rank for each route: what
 * an automaton needs to say where each number goes.
 *
 * <p>The order: emergency numbers, service codes (longer ones first), extensions, the rejection of
 * unknown codes, friends by priority and declaration, an internal friend with a rank for each of
 * its target's extensions.
 */
final class RankedPlan {

  /**
   * One friend's part of the plan.
   *
   * @param position where it stands among the friends, strongest first
   * @param first its first rank
   * @param last its last rank; below the first when it has none
   * @param unread its patterns that only RE2J can answer
   */
  record RankedFriend(
      Friend friend,
      int position,
      int first,
      int last,
      List<Literal> literals,
      List<RankedPattern> patterns,
      List<String> unread) {
    boolean has(int rank) {
      return rank >= first && rank <= last;
    }

    String name() {
      return friend.name();
    }
  }

  private final Client client;
  private final List<Route> routes = new ArrayList<>();
  private final List<Literal> literals = new ArrayList<>();
  private final List<RankedPattern> patterns = new ArrayList<>();
  private final List<RankedFriend> friends = new ArrayList<>();
  private int firstUnread = Automaton.NONE;

  /**
   * Ranks a client that has no problems.
   *
   * @param clients the clients of its brand
   */
  RankedPlan(Client client, ClientIndex clients, PatternReader reader) {
    this.client = client;
    for (EmergencyNumber emergency : client.emergencyNumbers()) {
      literals.add(new Literal(emergency.number(), false, routes.size()));
    }
    if (!literals.isEmpty()) {
      routes.add(Route.ToEmergency.EMERGENCY);
    }
    client.serviceCodes().stream()
        .sorted(Comparator.comparingInt((ServiceCode code) -> code.code().length()).reversed())
        .forEach(code -> literal(code.code(), code.arguments(), new Route.ToService(code.code())));
    for (Extension extension : client.extensions()) {
      literal(extension.number(), false, new Route.ToExtension(extension.number()));
    }
    if (!client.serviceCodes().isEmpty()) {
      literal("*", true, new Route.Rejected(RejectionReason.UNKNOWN_SERVICE_CODE));
    }
    for (Friend friend : byPrecedence(client)) {
      int first = routes.size();
      int firstLiteral = literals.size();
      int firstPattern = patterns.size();
      List<String> unread = new ArrayList<>();
      if (friend instanceof RemoteFriend remote) {
        routes.add(new Route.ToFriend(remote.name()));
        for (String pattern : remote.patterns()) {
          Syntax syntax = reader.read(pattern);
          if (syntax == null) {
            unread.add(pattern);
          } else {
            patterns.add(ranked(syntax, client.match(), first));
          }
        }
      } else if (friend instanceof InternalFriend internal) {
        String target = internal.targetClient();
        for (Extension extension : clients.get(target).extensions()) {
          literal(
              extension.number(),
              false,
              new Route.ToInternalFriend(internal.name(), target, extension.number()));
        }
      }
      if (!unread.isEmpty() && firstUnread == Automaton.NONE) {
        firstUnread = first;
      }
      friends.add(
          new RankedFriend(
              friend,
              friends.size(),
              first,
              routes.size() - 1,
              List.copyOf(literals.subList(firstLiteral, literals.size())),
              List.copyOf(patterns.subList(firstPattern, patterns.size())),
              List.copyOf(unread)));
    }
  }

  /** The friends of a client, strongest first. */
  static List<Friend> byPrecedence(Client client) {
    List<Friend> friends = new ArrayList<>(client.friends());
    friends.sort(Comparator.comparingInt(Friend::priority)); // stable: declaration order stays
    return friends;
  }

  /** The pattern, as the client's patterns match, with that rank. */
  static RankedPattern ranked(Syntax syntax, MatchMode match, int rank) {
    boolean full = match == MatchMode.FULL;
    return new RankedPattern(syntax, full, full, rank);
  }

  private void literal(String text, boolean prefix, Route route) {
    literals.add(new Literal(text, prefix, routes.size()));
    routes.add(route);
  }

  Client client() {
    return client;
  }

  /** The friends, strongest first. */
  List<RankedFriend> friends() {
    return friends;
  }

  /** Where numbers of that rank go. */
  Route route(int rank) {
    return rank == Automaton.NONE ? Route.ToExternal.EXTERNAL : routes.get(rank);
  }

  /**
   * The strongest rank with a pattern that only RE2J can answer, or {@link Automaton#NONE}: what is
   * as strong or weaker cannot be decided.
   */
  int firstUnread() {
    return firstUnread;
  }

  /** The automaton that gives each number its rank. */
  LanguageDfa automaton(World world, int maxStates, Allowance allowance) {
    return new LanguageDfa(literals, patterns, world.alphabet(), maxStates, allowance);
  }

  /** The automaton of the numbers that one friend would take, with its ranks. */
  static LanguageDfa automaton(
      RankedFriend friend, World world, int maxStates, Allowance allowance) {
    return new LanguageDfa(
        friend.literals(), friend.patterns(), world.alphabet(), maxStates, allowance);
  }

  /** The friend whose rank that is, or null when it is not a friend's. */
  @Nullable RankedFriend friend(int rank) {
    int low = 0;
    int high = friends.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      RankedFriend friend = friends.get(middle);
      if (friend.has(rank)) {
        return friend;
      }
      if (rank < friend.first()) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return null;
  }
}
