package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The clients of one brand: what is compiled together, because internal friends point from client
 * to client.
 *
 * @param name not blank, at most 128 characters
 * @param clients in the order of declaration
 */
public record Brand(String name, List<Client> clients) {

  /**
   * Checks the name and copies the list.
   *
   * @throws IllegalArgumentException when the name is blank, over-long or has a control character
   * @throws NullPointerException when a part is null
   */
  public Brand {
    Text.name("brand name", name);
    clients = Text.list("clients", clients);
  }

  /** A brand of those clients. */
  public static Brand of(String name, Client... clients) {
    return new Brand(name, List.of(clients));
  }

  /** Starts a brand without clients. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Builds a brand; not thread-safe. */
  public static final class Builder {
    private final String name;
    private final List<Client> clients = new ArrayList<>();

    Builder(String name) {
      this.name = Text.name("brand name", name);
    }

    /** Adds a client. */
    public Builder client(Client client) {
      clients.add(Objects.requireNonNull(client, "client must not be null"));
      return this;
    }

    /** The brand as set up so far. */
    public Brand build() {
      return new Brand(name, clients);
    }
  }
}
