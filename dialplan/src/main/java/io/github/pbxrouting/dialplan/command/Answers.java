package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.dialplan.command.InputLines.Line;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers line after line, and remembers whether one was an error. */
final class Answers {

  private final BrandRouter brand;
  private final @Nullable String onlyClient;
  private final RouteOptions options;
  private final boolean candidates;
  private final RouteOutput output;
  private boolean errors;

  /**
   * Answers with the brand's routers.
   *
   * @param onlyClient the client of all lines, which the brand must have, or null when each line
   *     names its own
   * @param candidates whether to list every friend that takes a number
   */
  Answers(
      BrandRouter brand,
      @Nullable String onlyClient,
      RouteOptions options,
      boolean candidates,
      RouteOutput output) {
    this.brand = brand;
    this.onlyClient = onlyClient;
    this.options = options;
    this.candidates = candidates;
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
      List<String> names = null;
      try {
        CallRouter router = brand.client(client);
        decision = router.route(destination, options);
        if (candidates) {
          names =
              router.candidates(destination, options).stream()
                  .map(candidate -> candidate.friend().name())
                  .toList();
        }
      } catch (IllegalArgumentException refused) {
        error(client, destination, String.valueOf(refused.getMessage()));
        return;
      }
      output.decision(client, destination, decision, names);
    }
  }

  private void error(@Nullable String client, String destination, String problem)
      throws IOException {
    errors = true;
    output.error(client, destination, problem);
  }
}
