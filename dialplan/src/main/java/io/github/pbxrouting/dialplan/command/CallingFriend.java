package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouteOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that leaves out the friend from which calls come. */
final class CallingFriend {

  @Option(
      names = "--from",
      paramLabel = "FRIEND",
      description = "Leaves that friend out: calls come from it and must not go back.")
  private @Nullable String from;

  /**
   * Returns the options of routing.
   *
   * @param client the client that must have the friend, or null when lines name their clients
   */
  RouteOptions options(BrandRouter brand, @Nullable String client) throws MisuseException {
    if (from == null) {
      return RouteOptions.NONE;
    }
    if (client != null) {
      Plan.requireFriend(brand, client, from);
    }
    try {
      return RouteOptions.leavingOut(from);
    } catch (IllegalArgumentException noName) {
      throw new MisuseException("--from: " + noName.getMessage());
    }
  }
}
