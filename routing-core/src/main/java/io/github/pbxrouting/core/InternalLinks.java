package io.github.pbxrouting.core;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which clients of a brand have an internal friend that points to a client. Immutable. */
final class InternalLinks {

  /** The ids of the clients that point to an id; an id that nobody points to is absent. */
  private final Map<String, List<String>> pointing;

  private InternalLinks(Map<String, List<String>> pointing) {
    this.pointing = pointing;
  }

  static InternalLinks of(List<Client> clients) {
    Map<String, List<String>> pointing = new HashMap<>();
    for (Client client : clients) {
      for (String target : targets(client)) {
        List<String> ids = pointing.get(target);
        if (ids == null) {
          ids = new ArrayList<>(1);
          pointing.put(target, ids);
        }
        ids.add(client.id());
      }
    }
    return new InternalLinks(pointing);
  }

  /** Returns the ids of the clients that have a friend pointing to that one. */
  List<String> pointingTo(String id) {
    return pointing.getOrDefault(id, List.of());
  }

  /**
   * Returns the links once {@code client} stands in place of {@code old}; null for neither. These
   * links, when nothing changes.
   */
  InternalLinks replacing(@Nullable Client old, @Nullable Client client) {
    Set<String> before = old == null ? Set.of() : targets(old);
    Set<String> after = client == null ? Set.of() : targets(client);
    if (before.equals(after)) {
      return this;
    }
    Map<String, List<String>> changed = new HashMap<>(pointing);
    if (old != null) {
      for (String target : before) {
        List<String> rest = new ArrayList<>(pointingTo(target));
        rest.remove(old.id());
        if (rest.isEmpty()) {
          changed.remove(target);
        } else {
          changed.put(target, rest);
        }
      }
    }
    if (client != null) {
      for (String target : after) {
        List<String> more = new ArrayList<>(changed.getOrDefault(target, List.of()));
        more.add(client.id());
        changed.put(target, more);
      }
    }
    return new InternalLinks(changed);
  }

  private static Set<String> targets(Client client) {
    Set<String> targets = new LinkedHashSet<>();
    for (Friend friend : client.friends()) {
      if (friend instanceof InternalFriend internal) {
        targets.add(internal.targetClient());
      }
    }
    return targets;
  }
}
