package io.github.pbxrouting.dialplan.replay;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clients that calls can be of, found by their id as a file has it. Immutable. */
final class Clients {

  /**
   * A client in up to two plans.
   *
   * @param id its id
   * @param before its router in the old plan, or null when that does not have the client
   * @param after its router in the new plan, likewise
   */
  record Entry(String id, @Nullable CallRouter before, @Nullable CallRouter after) {

    boolean hasFriend(String name) {
      return Stream.of(before, after)
          .anyMatch(router -> router != null && router.client().friend(name).isPresent());
    }
  }

  /** By the UTF-8 of the id, a character a byte. */
  private final Map<String, Entry> entries = new HashMap<>();

  /** Takes the clients of two plans; where there is one plan, it is both. */
  Clients(BrandRouter before, BrandRouter after) {
    for (BrandRouter brand : List.of(before, after)) {
      for (Client client : brand.brand().clients()) {
        entries.computeIfAbsent(key(client.id()), key -> entry(before, after, client.id()));
      }
    }
  }

  private static Entry entry(BrandRouter before, BrandRouter after, String id) {
    return new Entry(
        id,
        before.hasClient(id) ? before.client(id) : null,
        after.hasClient(id) ? after.client(id) : null);
  }

  /** Returns the text whose characters are the bytes of a text in UTF-8. */
  static String key(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Returns the client whose id has that {@link #key}, or null. */
  @Nullable Entry find(String key) {
    return entries.get(key);
  }
}
