package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The clients of a brand by id, in the order of declaration. */
final class ClientIndex {

  private final String brand;
  private final Map<String, Client> clients = new LinkedHashMap<>();

  ClientIndex(Brand brand) {
    this.brand = brand.name();
    brand.clients().forEach(client -> clients.put(client.id(), client));
  }

  /**
   * The client of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  Client get(String id) {
    Client client = clients.get(id);
    if (client == null) {
      throw new IllegalArgumentException(
          "brand \"" + brand + "\" has no client \"" + id + "\": name one of " + ids());
    }
    return client;
  }

  boolean has(String id) {
    return clients.containsKey(id);
  }

  Set<String> ids() {
    return Collections.unmodifiableSet(clients.keySet());
  }

  Collection<Client> all() {
    return Collections.unmodifiableCollection(clients.values());
  }
}
