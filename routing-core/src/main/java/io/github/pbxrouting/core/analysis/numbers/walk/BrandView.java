package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.plan.PatternPool;
import io.github.pbxrouting.core.plan.RankedPlan;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A brand under analysis: its clients as they were compiled, and its patterns, each read once. */
public final class BrandView {

  private final BrandRouter router;
  private final NumberSpace space;
  private final int maxStates;
  private final PatternPool patterns;

  /**
   * Looks at a brand.
   *
   * @param space the numbers that there are
   * @param maxStates how many states one automaton may hold while a client is looked at
   */
  public BrandView(BrandRouter router, NumberSpace space, int maxStates) {
    Objects.requireNonNull(router, "router must not be null");
    Objects.requireNonNull(space, "space must not be null");
    this.router = router;
    this.space = space;
    this.maxStates = maxStates;
    this.patterns = new PatternPool(router.options().limits());
  }

  public BrandRouter router() {
    return router;
  }

  /** The numbers that there are. */
  public NumberSpace space() {
    return space;
  }

  /** How many states one automaton may hold while a client is looked at. */
  public int maxStates() {
    return maxStates;
  }

  /** What the pattern, one of the brand's, means. */
  public Syntax syntax(String pattern) {
    return parsed(pattern).syntax();
  }

  /** What the pattern means, and whether it tells characters beyond ASCII apart. */
  public ParsedPattern.Parsed parsed(String pattern) {
    return patterns.parsed(pattern);
  }

  /** The clients in the order of declaration. */
  public List<Client> clients() {
    return router.brand().clients();
  }

  /** The ids of the clients in the order of declaration. */
  public Set<String> ids() {
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
  public Client client(String client) {
    Objects.requireNonNull(client, "client must not be null");
    if (!router.hasClient(client)) {
      throw new IllegalArgumentException(
          "brand \""
              + router.brand().name()
              + "\" has no client \""
              + client
              + "\": name one of "
              + ids());
    }
    return router.client(client).client();
  }

  /** The client of that id by itself; with the same exception. */
  public ClientView view(String client) {
    return new ClientView(this, client(client));
  }

  /** What a client's plan says, laid out by ranks. */
  public RankedPlan plan(Client client) {
    return RankedPlan.of(client, this::client, patterns);
  }
}
