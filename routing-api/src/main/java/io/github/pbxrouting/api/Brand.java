package io.github.pbxrouting.api;

import java.util.List;

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
    Checks.name("brand name", name);
    clients = Checks.list("clients", clients);
  }

  /** A brand of those clients. */
  public static Brand of(String name, Client... clients) {
    return new Brand(name, List.of(clients));
  }
}
