package io.github.pbxrouting.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Clients to add, replace and remove in one step: two new clients whose internal friends point to
 * each other are one change. Immutable; compares by value.
 */
public final class BrandChange extends Value {

  /** Changes nothing. */
  public static final BrandChange NONE = new BrandChange(Map.of(), Set.of());

  private final Map<String, Client> put;
  private final Set<String> removed;

  private BrandChange(Map<String, Client> put, Set<String> removed) {
    this.put = Collections.unmodifiableMap(put);
    this.removed = Collections.unmodifiableSet(removed);
  }

  /** Returns this change, adding the client, or replacing the client of the same id. */
  public BrandChange put(Client client) {
    return put(List.of(Checks.notNull("client", client)));
  }

  /** Returns this change, adding the clients, or replacing the clients of the same ids. */
  public BrandChange put(Iterable<Client> clients) {
    Map<String, Client> morePut = new LinkedHashMap<>(put);
    Set<String> lessRemoved = new LinkedHashSet<>(removed);
    for (Client client : Checks.list("clients", clients)) {
      morePut.put(client.id(), client);
      lessRemoved.remove(client.id());
    }
    return new BrandChange(morePut, lessRemoved);
  }

  /** Returns this change, removing the client with that id. */
  public BrandChange remove(String id) {
    Map<String, Client> lessPut = new LinkedHashMap<>(put);
    lessPut.remove(Checks.notNull("id", id));
    Set<String> moreRemoved = new LinkedHashSet<>(removed);
    moreRemoved.add(id);
    return new BrandChange(lessPut, moreRemoved);
  }

  /** Returns the clients to add or replace; immutable. */
  public List<Client> clients() {
    return List.copyOf(put.values());
  }

  /** Returns the ids of the clients to remove; immutable. */
  public Set<String> removed() {
    return removed;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {"clients", clients(), "removed", removed};
  }
}
