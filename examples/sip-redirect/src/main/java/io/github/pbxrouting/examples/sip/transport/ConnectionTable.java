package io.github.pbxrouting.examples.sip.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open connections within their bounds, in all and for each peer. One more than the bound makes
 * room by closing another: the oldest of those without a request yet where they are more than half,
 * else the one whose latest request is the longest ago. So neither idle connections nor many new
 * ones keep others out, and a connection in use stays open. Used by one thread.
 *
 * @param <C> the type of a connection; compared by identity
 */
final class ConnectionTable<C> {

  private static final int IPV6_NETWORK_BYTES = 8;

  /** Connections that share a bound; each set has its oldest first. */
  private static final class Group<C> {
    private final LinkedHashSet<C> silent = new LinkedHashSet<>();
    private final LinkedHashSet<C> served = new LinkedHashSet<>();

    int size() {
      return silent.size() + served.size();
    }

    C victim(int bound) {
      boolean manySilent = silent.size() * 2 > bound || served.isEmpty();
      return (manySilent ? silent : served).iterator().next();
    }
  }

  private final int bound;
  private final int boundPerPeer;
  private final Group<C> all = new Group<>();
  private final Map<Object, Group<C>> byPeer = new HashMap<>();
  private final Map<C, Object> peers = new HashMap<>();

  ConnectionTable(int bound, int boundPerPeer) {
    this.bound = bound;
    this.boundPerPeer = boundPerPeer;
  }

  /** Adds a connection, and returns those to be closed for it; they are no longer here. */
  List<C> add(C connection, InetAddress address) {
    List<C> victims = new ArrayList<>();
    Object peer = peer(address);
    Group<C> group = byPeer.get(peer);
    if (group != null && group.size() >= boundPerPeer) {
      victims.add(group.victim(boundPerPeer));
      remove(victims.get(0));
    }
    if (all.size() >= bound) {
      C victim = all.victim(bound);
      victims.add(victim);
      remove(victim);
    }
    all.silent.add(connection);
    byPeer.computeIfAbsent(peer, any -> new Group<>()).silent.add(connection);
    peers.put(connection, peer);
    return victims;
  }

  /** Notes that a connection has sent a request. */
  void served(C connection) {
    Object peer = peers.get(connection);
    Group<C> group = peer == null ? null : byPeer.get(peer);
    if (group != null) {
      moveToServed(all, connection);
      moveToServed(group, connection);
    }
  }

  private static <C> void moveToServed(Group<C> group, C connection) {
    group.silent.remove(connection);
    group.served.remove(connection);
    group.served.add(connection);
  }

  /** Removes a connection, if it is here. */
  void remove(C connection) {
    @Nullable Object peer = peers.remove(connection);
    if (peer == null) {
      return;
    }
    all.silent.remove(connection);
    all.served.remove(connection);
    Group<C> group = byPeer.get(peer);
    if (group != null) {
      group.silent.remove(connection);
      group.served.remove(connection);
      if (group.size() == 0) {
        byPeer.remove(peer);
      }
    }
  }

  /** Returns the connections, in no order. */
  List<C> connections() {
    return new ArrayList<>(peers.keySet());
  }

  int size() {
    return all.size();
  }

  /** Who has an IPv6 network has 2^64 addresses. */
  private static Object peer(InetAddress address) {
    return address instanceof Inet6Address
        ? ByteBuffer.wrap(address.getAddress(), 0, IPV6_NETWORK_BYTES)
        : address;
  }
}
