package io.github.pbxrouting.dialplan.report;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RouterCompiler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The part of a brand that a page shows: some of its clients. Of a client that is not among them
 * and that an internal friend of theirs points to, nothing is left but its id: it has no extension.
 * What is made of the result cannot tell more.
 */
final class Tenants {

  private Tenants() {}

  /** Returns a brand of those clients, or the brand itself where these are all that it has. */
  static BrandRouter only(BrandRouter brand, Set<String> ids) {
    List<Client> shown = new ArrayList<>();
    Set<String> pointedTo = new LinkedHashSet<>();
    for (Client client : brand.brand().clients()) {
      if (ids.contains(client.id())) {
        shown.add(client);
        for (Friend friend : client.friends()) {
          if (friend instanceof InternalFriend internal && !ids.contains(internal.targetClient())) {
            pointedTo.add(internal.targetClient());
          }
        }
      }
    }
    if (shown.size() == brand.brand().clients().size()) {
      return brand;
    }
    pointedTo.forEach(id -> shown.add(Client.builder(id).build()));
    return RouterCompiler.load().compile(Brand.of(brand.brand().name(), shown), brand.options());
  }
}
