package io.github.pbxrouting.core.router;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.plan.PatternPool;
import java.util.Objects;

/**
 * One client's plan with parts left out, compiled separately for the cursors that leave them out: a
 * table has the strongest decision on a number, and not the one behind it. Keeps those asked for
 * last. Safe for use by any number of threads.
 */
final class ReducedPlans {

  private static final int MAX_KEPT = 8;

  private final Cache<RouteOptions, CallRouter> kept =
      CacheBuilder.newBuilder().concurrencyLevel(1).maximumSize(MAX_KEPT).build();

  /**
   * Returns the router of a plan without what the options leave out.
   *
   * @param router the router of the whole plan
   * @param compiled the same, numbering rules aside
   */
  synchronized CallRouter without(
      RouteOptions options, CallRouter router, CompiledRouter compiled) {
    Objects.requireNonNull(options, "options must not be null");
    if (options.equals(RouteOptions.NONE)) {
      return router;
    }
    CallRouter known = kept.getIfPresent(options);
    if (known == null) {
      known = compile(rest(router.client(), options), compiled);
      kept.put(options, known);
    }
    return known;
  }

  private static CallRouter compile(Client rest, CompiledRouter compiled) {
    PatternPool patterns = new PatternPool(compiled.options().limits());
    return NumberingRouter.of(rest, part -> compiled.compileRest(part, patterns));
  }

  private static Client rest(Client client, RouteOptions options) {
    Client.Builder rest = client.toBuilder();
    if (options.skipExtensions()) {
      // A number that goes through the friends is taken as it is.
      rest.clearExtensions().clearNumbering();
    }
    options
        .leftOutFriend()
        .ifPresent(name -> {
          if (client.friend(name).isEmpty()) {
            throw Destinations.unknownFriend(client, name);
          }
          rest.clearFriends()
              .friends(
                  client.friends().stream().filter(each -> !each.name().equals(name)).toList());
        });
    return rest.build();
  }
}
