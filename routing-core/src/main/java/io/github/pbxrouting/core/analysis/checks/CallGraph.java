package io.github.pbxrouting.core.analysis.checks;

import com.google.common.graph.MutableValueGraph;
import com.google.common.graph.ValueGraph;
import com.google.common.graph.ValueGraphBuilder;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Where calls of one type can go from friend to extension to friend, through forwards, extensions
 * that point to friends, and internal friends. Places from which a call goes nowhere else are left
 * out unless a way leads there.
 *
 * <p>The value of an edge is the conditions of the forwards that go this way; it is empty where the
 * call goes by way of an extension or internal friend.
 */
final class CallGraph {

  private static final RouteOptions FRIENDS_ONLY = RouteOptions.NONE.skippingExtensions();

  private final BrandView brand;
  private final CallType type;

  /** The extensions that point to friends. */
  private final Set<CallPlace> leadingOn = new HashSet<>();

  private final MutableValueGraph<CallPlace, Set<ForwardCondition>> places =
      ValueGraphBuilder.directed().allowsSelfLoops(true).build();

  private CallGraph(BrandView brand, CallType type) {
    this.brand = brand;
    this.type = type;
  }

  /** Returns the graph of a brand, in time linear in its friends and extensions. */
  static ValueGraph<CallPlace, Set<ForwardCondition>> of(BrandView brand, CallType type) {
    CallGraph graph = new CallGraph(brand, type);
    for (Client client : brand.clients()) {
      for (Extension extension : client.extensions()) {
        if (extension.target() instanceof ExtensionTarget.ThroughFriends) {
          graph.leadingOn.add(new CallPlace(client.id(), null, extension.number()));
        }
      }
    }
    for (Client client : brand.clients()) {
      for (Extension extension : client.extensions()) {
        if (extension.target() instanceof ExtensionTarget.ThroughFriends to) {
          graph.addFriends(client, extension, to.number());
        }
      }
      for (Friend friend : client.friends()) {
        graph.addFriend(new CallPlace(client.id(), friend.name(), null), friend);
        if (friend instanceof InternalFriend internal) {
          for (Extension extension : brand.client(internal.targetClient()).extensions()) {
            if (graph.leadsOn(internal.targetClient(), extension.number())) {
              graph.addFriend(
                  new CallPlace(client.id(), friend.name(), extension.number()), friend);
            }
          }
        }
      }
    }
    return graph.places;
  }

  private boolean leadsOn(String client, String extension) {
    return leadingOn.contains(new CallPlace(client, null, extension));
  }

  private void addFriends(Client client, Extension extension, String number) {
    RouteDecision decision = brand.router().client(client.id()).route(number, FRIENDS_ONLY);
    if (decision instanceof RouteDecision.ToFriend to) {
      String there =
          to instanceof RouteDecision.ToInternalFriend internal
                  && leadsOn(internal.friend().targetClient(), internal.extension().number())
              ? internal.extension().number()
              : null;
      CallPlace friend = new CallPlace(client.id(), to.friend().name(), there);
      waysOn(new CallPlace(client.id(), null, extension.number()), friend);
    }
  }

  private void addFriend(CallPlace place, Friend friend) {
    places.addNode(place);
    boolean always = friend.forward(ForwardCondition.UNCONDITIONAL, type).isPresent();
    for (ForwardCondition condition : ForwardCondition.values()) {
      if (always == (condition == ForwardCondition.UNCONDITIONAL)) {
        ForwardRule rule = friend.forward(condition, type).orElse(null);
        if (rule != null && rule.target() instanceof ForwardTarget.ToExtension to) {
          waysOn(place, new CallPlace(place.client(), null, to.number())).add(condition);
        }
      }
    }
    // A nested leg is an internal call: it leaves the graph of external ones and never comes back.
    if (type == CallType.INTERNAL
        && !always
        && friend instanceof InternalFriend internal
        && place.extension() != null) {
      waysOn(place, new CallPlace(internal.targetClient(), null, place.extension()));
    }
  }

  /** Returns the conditions of the edge between the two, which is made if need be. */
  private Set<ForwardCondition> waysOn(CallPlace from, CallPlace to) {
    Set<ForwardCondition> forwards = places.edgeValueOrDefault(from, to, null);
    if (forwards == null) {
      forwards = EnumSet.noneOf(ForwardCondition.class);
      places.putEdgeValue(from, to, forwards);
    }
    return forwards;
  }
}
