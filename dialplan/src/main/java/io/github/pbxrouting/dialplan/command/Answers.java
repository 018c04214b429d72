package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.dialplan.command.InputLines.Line;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers line after line, and remembers whether one was an error. */
final class Answers {

  private final BrandRouter brand;
  private final @Nullable String onlyClient;
  private final RouteOptions options;
  private final RouteOutput output;
  private boolean errors;

  /**
   * Answers with the brand's routers.
   *
   * @param onlyClient the client of all lines, which the brand must have, or null when each line
   *     names its own
   */
  Answers(
      BrandRouter brand, @Nullable String onlyClient, RouteOptions options, RouteOutput output) {
    this.brand = brand;
    this.onlyClient = onlyClient;
    this.options = options;
    this.output = output;
  }

  void answer(Line line) throws IOException {
    String text = line.text();
    if (onlyClient != null) {
      answer(onlyClient, text, line.problem());
      return;
    }
    int tab = text.indexOf('\t');
    if (tab >= 0) {
      answer(text.substring(0, tab), text.substring(tab + 1), line.problem());
    } else {
      String problem = line.problem();
      error(
          null,
          text,
          problem != null
              ? problem
              : "there is no tab: write the client's id, a tab and the number, or use --client");
    }
  }

  int exitStatus() {
    return errors ? ExitStatus.ERRORS : ExitStatus.GOOD;
  }

  private void answer(String client, String destination, @Nullable String problem)
      throws IOException {
    if (problem != null) {
      error(client, destination, problem);
    } else if (!brand.hasClient(client)) {
      error(client, destination, Plan.noClient(brand, client));
    } else {
      RouteDecision decision;
      try {
        decision = brand.client(client).route(destination, options);
      } catch (IllegalArgumentException refused) {
        error(client, destination, String.valueOf(refused.getMessage()));
        return;
      }
      output.decision(client, destination, decision);
    }
  }

  private void error(@Nullable String client, String destination, String problem)
      throws IOException {
    errors = true;
    output.error(client, destination, problem);
  }
}
