package io.github.pbxrouting.core.plan;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A client's whole plan as literals and patterns with ranks. The decision on a number is that of
 * the strongest (lowest) rank that matches it.
 *
 * <p>The ranks, from the strongest on: emergency numbers; service codes, longer ones first;
 * extensions; the rejection of unknown {@code *} codes, when any code is declared; friends by
 * priority and declaration, a remote one with one rank, an internal one with a rank for each
 * extension of its target; the PSTN, which takes every number.
 */
public final class RankedPlan {

  private static final Rejected UNKNOWN_CODE = Rejected.of(RejectionReason.UNKNOWN_SERVICE_CODE);

  private final Client client;
  private final List<RouteDecision> decisions = new ArrayList<>();
  private final List<Literal> literals = new ArrayList<>();
  private final List<FriendPattern> patterns = new ArrayList<>();
  private int extensionsFrom;

  private RankedPlan(Client client) {
    this.client = client;
  }

  /**
   * Returns the plan of a valid client.
   *
   * @param clientOf returns the client of an id of its brand
   */
  public static RankedPlan of(Client client, Function<String, Client> clientOf, PatternPool pool) {
    RankedPlan plan = new RankedPlan(client);
    for (EmergencyNumber emergency : client.emergencyNumbers()) {
      plan.exactly(emergency.number(), ToEmergency.of(emergency));
    }
    plan.serviceCodes();
    plan.extensionsFrom = plan.decisions.size();
    for (Extension extension : client.extensions()) {
      plan.exactly(extension.number(), ToExtension.of(extension));
    }
    if (client.rejectUnknownCodes() || !client.serviceCodes().isEmpty()) {
      plan.startingWith("*", UNKNOWN_CODE);
    }
    for (Friend friend : client.friendsByPriority()) {
      if (friend instanceof RemoteFriend remote) {
        plan.remote(remote, pool);
      } else if (friend instanceof InternalFriend internal) {
        plan.internal(internal, clientOf.apply(internal.targetClient()));
      }
    }
    plan.decisions.add(ToExternal.of());
    return plan;
  }

  /** Returns the client of this plan. */
  public Client client() {
    return client;
  }

  /** Returns the decision of each rank, the last one {@link ToExternal}; immutable. */
  public List<RouteDecision> decisions() {
    return Collections.unmodifiableList(decisions);
  }

  /**
   * Returns the rank of the first extension. All lower ranks are emergency numbers and service
   * codes.
   */
  public int extensionsFrom() {
    return extensionsFrom;
  }

  /** Returns the literals of numbers and codes, in the order of their ranks; immutable. */
  public List<Literal> literals() {
    return Collections.unmodifiableList(literals);
  }

  /**
   * Returns the patterns of the remote friends, in the order of rank and declaration; immutable.
   */
  public List<FriendPattern> patterns() {
    return Collections.unmodifiableList(patterns);
  }

  private void serviceCodes() {
    List<ServiceCode> codes = new ArrayList<>(client.serviceCodes());
    codes.sort(Comparator.comparingInt(code -> -code.code().length()));
    for (ServiceCode code : codes) {
      ToService decision = ToService.of(code, "");
      if (code.arguments()) {
        startingWith(code.code(), decision);
      } else {
        exactly(code.code(), decision);
      }
    }
  }

  private void remote(RemoteFriend friend, PatternPool pool) {
    if (friend.patterns().isEmpty()) {
      return;
    }
    int rank = decisions.size();
    for (String pattern : friend.patterns()) {
      patterns.add(new FriendPattern(rank, pattern, pool.parsed(pattern)));
    }
    decisions.add(ToRemoteFriend.of(friend));
  }

  private void internal(InternalFriend friend, Client target) {
    for (Extension extension : target.extensions()) {
      exactly(extension.number(), ToInternalFriend.of(friend, extension));
    }
  }

  private void exactly(String text, RouteDecision decision) {
    literals.add(new Literal(text, false, decisions.size()));
    decisions.add(decision);
  }

  private void startingWith(String text, RouteDecision decision) {
    literals.add(new Literal(text, true, decisions.size()));
    decisions.add(decision);
  }
}
