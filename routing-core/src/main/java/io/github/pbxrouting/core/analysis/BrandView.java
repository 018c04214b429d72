package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.plan.PatternPool;
import io.github.pbxrouting.core.plan.RankedPlan;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A brand under analysis: its clients as they were compiled, and its patterns, each read once. */
final class BrandView {

  private final BrandRouter router;
  private final AnalysisOptions options;
  private final PatternPool patterns;
  private final boolean letters;

  /**
   * Looks at a brand.
   *
   * @param characters what the numbers have that its patterns are read for
   */
  BrandView(BrandRouter router, AnalysisOptions options, String characters) {
    this.letters = characters.chars().anyMatch(Character::isLetter);
    this.router = router;
    this.options = options;
    this.patterns = new PatternPool(router.options().limits());
  }

  BrandRouter router() {
    return router;
  }

  AnalysisOptions options() {
    return options;
  }

  /** What the pattern means to the numbers it is read for, or null when only RE2J knows. */
  @Nullable Syntax syntax(String pattern) {
    ParsedPattern read = patterns.read(pattern);
    if (read instanceof ParsedPattern.Declined declined && !letters) {
      return declined.withoutLetters();
    }
    return read instanceof ParsedPattern.Parsed parsed ? parsed.syntax() : null;
  }

  /** The clients in the order of declaration. */
  List<Client> clients() {
    return router.brand().clients();
  }

  /**
   * Where each client stands in the order of declaration, and behind it its friends, strongest
   * first.
   */
  Map<Place, Integer> positions() {
    Map<Place, Integer> positions = new HashMap<>();
    for (Client client : clients()) {
      positions.put(new Place(client.id(), null, null), positions.size());
      for (Friend friend : RankedPlan.byPrecedence(client)) {
        positions.put(new Place(client.id(), friend.name(), null), positions.size());
      }
    }
    return positions;
  }

  /** The ids of the clients in the order of declaration. */
  Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (Client client : clients()) {
      ids.add(client.id());
    }
    return ids;
  }

  /**
   * The client of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  Client client(String id) {
    if (!router.hasClient(id)) {
      throw new IllegalArgumentException(
          "brand \""
              + router.brand().name()
              + "\" has no client \""
              + id
              + "\": name one of "
              + ids());
    }
    return router.client(id).client();
  }

  /** The client of that id by itself; with the same exception. */
  ClientView view(String id) {
    return new ClientView(this, client(id));
  }

  /** What a client's plan says, laid out by ranks. */
  RankedPlan plan(Client client) {
    return RankedPlan.of(client, this::client, patterns);
  }
}
