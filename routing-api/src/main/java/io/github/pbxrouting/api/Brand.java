package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one brand. They are compiled together, because internal friends point from client
 * to client. Immutable; compares by value.
 */
public final class Brand extends Value {

  private final String name;
  private final List<Client> clients;

  private Brand(String name, List<Client> clients) {
    this.name = name;
    this.clients = clients;
  }

  /**
   * Returns a brand of these clients.
   *
   * @throws IllegalArgumentException when the name is blank, over-long or has a control character
   */
  public static Brand of(String name, Client... clients) {
    return new Brand(
        Checks.name("brand name", Checks.notNull("name", name)), Checks.list("clients", clients));
  }

  /**
   * Returns a brand of these clients.
   *
   * @throws IllegalArgumentException when the name is blank, over-long or has a control character
   */
  public static Brand of(String name, Iterable<Client> clients) {
    return new Brand(
        Checks.name("brand name", Checks.notNull("name", name)), Checks.list("clients", clients));
  }

  /**
   * Starts a brand without clients.
   *
   * @throws IllegalArgumentException when the name is blank, over-long or has a control character
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Starts a brand that has everything this one has. */
  public Builder toBuilder() {
    return new Builder(name).clients(clients);
  }

  /** Returns the name: not blank, at most 128 characters. */
  public String name() {
    return name;
  }

  /** Returns the clients in order of declaration; immutable. */
  public List<Client> clients() {
    return clients;
  }

  /**
   * Returns the first client with this id. Linear in the number of clients: {@link
   * BrandRouter#client(String)} is the fast way to a client's router.
   */
  public Optional<Client> client(String id) {
    Checks.notNull("id", id);
    return clients.stream().filter(client -> client.id().equals(id)).findFirst();
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {"name", name, "clients", clients};
  }

  /** Builds a brand; not thread-safe. */
  public static final class Builder {
    private final String name;
    private final List<Client> clients = new ArrayList<>();

    private Builder(String name) {
      this.name = Checks.name("brand name", Checks.notNull("name", name));
    }

    /** Adds a client. */
    public Builder client(Client client) {
      clients.add(Checks.notNull("client", client));
      return this;
    }

    /** Adds clients. */
    public Builder clients(Iterable<Client> clients) {
      this.clients.addAll(Checks.list("clients", clients));
      return this;
    }

    /** Removes every client added so far. */
    public Builder clearClients() {
      clients.clear();
      return this;
    }

    /** Returns the brand as set up so far. */
    public Brand build() {
      return new Brand(name, List.copyOf(clients));
    }
  }
}
