package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.RouteDecision;
import java.io.Flushable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the {@code route} command's answers go, in the order of the numbers. */
interface RouteOutput extends Flushable {

  /**
   * Writes a decision.
   *
   * @param candidates every friend that takes the number, by name, or null when nobody asked
   */
  void decision(
      String client, String destination, RouteDecision decision, @Nullable List<String> candidates)
      throws IOException;

  /** A line that has no decision; the client is null when the line names none. */
  void error(@Nullable String client, String destination, String problem) throws IOException;
}
