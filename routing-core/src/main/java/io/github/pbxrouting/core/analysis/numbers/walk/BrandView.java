package io.github.pbxrouting.core.analysis.numbers.walk;

import static com.google.common.base.Strings.lenientFormat;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.plan.PatternPool;
import io.github.pbxrouting.core.plan.RankedPlan;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.router.Re2jPatterns;
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
  private final Re2jPatterns re2j = new Re2jPatterns();

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

  /** Returns the numbers that there are. */
  public NumberSpace space() {
    return space;
  }

  /** Returns how many states one automaton may hold while a client is looked at. */
  public int maxStates() {
    return maxStates;
  }

  /** Returns what the pattern, one of the brand's, means. */
  public Syntax syntax(String pattern) {
    return parsed(pattern).syntax();
  }

  /** Returns what the pattern means, and whether it tells characters beyond ASCII apart. */
  public ParsedPattern.Parsed parsed(String pattern) {
    return patterns.parsed(pattern);
  }

  /** Returns whether a pattern of a client matches a number. */
  public boolean matches(Client client, String pattern, String number) {
    return re2j.matches(pattern, number, client.match() == MatchMode.FULL);
  }

  /** Returns the clients in the order of declaration. */
  public List<Client> clients() {
    return router.brand().clients();
  }

  /** Returns the ids of the clients in the order of declaration. */
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (Client client : clients()) {
      ids.add(client.id());
    }
    return ids;
  }

  /**
   * Returns the client of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Client client(String client) {
    Objects.requireNonNull(client, "client must not be null");
    if (!router.hasClient(client)) {
      throw new IllegalArgumentException(
          lenientFormat(
              "brand \"%s\" has no client \"%s\": name one of %s",
              router.brand().name(), client, ids()));
    }
    return router.client(client).client();
  }

  /** Returns the client of that id by itself; with the same exception. */
  public ClientView view(String client) {
    return new ClientView(this, client(client));
  }

  /** Returns what a client's plan says, laid out by ranks. */
  public RankedPlan plan(Client client) {
    return RankedPlan.of(client, this::client, patterns);
  }
}
