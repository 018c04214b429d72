package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as aligned text: client where the lines name it, number, kind of decision, details. */
final class TextRoutes implements RouteOutput {

  private static final int NUMBER_WIDTH = 16;
  private static final int ROUTE_WIDTH = 9;

  private final TextLines lines;
  private final int clientWidth;

  /**
   * Writes to {@code out}.
   *
   * @param clientWidth how wide the column of clients is; 0 for none
   */
  TextRoutes(OutputStream out, int clientWidth) {
    this.lines = new TextLines(out);
    this.clientWidth = clientWidth;
  }

  @Override
  public void decision(
      String client, String destination, RouteDecision decision, @Nullable List<String> candidates)
      throws IOException {
    String details = details(decision);
    if (candidates != null && !candidates.isEmpty()) {
      details += ", candidates " + String.join(", ", candidates);
    }
    line(client, destination, decision.kind().token(), details);
  }

  @Override
  public void error(@Nullable String client, String destination, String problem)
      throws IOException {
    line(client == null ? "" : client, destination, "error", problem);
  }

  @Override
  public void flush() throws IOException {
    lines.flush();
  }

  private void line(String client, String destination, String route, String details)
      throws IOException {
    if (clientWidth > 0) {
      lines.column(client, clientWidth);
    }
    lines.column(destination, NUMBER_WIDTH).column(route, ROUTE_WIDTH).column(details, 0).end();
  }

  private static String details(RouteDecision decision) {
    String details = destination(decision);
    return decision
        .number()
        .map(number -> details + (details.isEmpty() ? "" : " ") + "with " + number)
        .orElse(details);
  }

  private static String destination(RouteDecision decision) {
    if (decision instanceof ToExtension to) {
      return to.extension().number() + " -> " + shown(to.extension().target());
    }
    if (decision instanceof ToRemoteFriend to) {
      return to.friend().name();
    }
    if (decision instanceof ToInternalFriend to) {
      return "%s -> extension %s of %s"
          .formatted(to.friend().name(), to.extension().number(), to.friend().targetClient());
    }
    if (decision instanceof ToService to) {
      return to.code().code()
          + (to.arguments().isEmpty() ? "" : " with the arguments " + to.arguments());
    }
    return decision instanceof Rejected rejected
        ? rejected.reason().token() + ", cause " + rejected.reason().cause()
        : "";
  }

  private static String shown(ExtensionTarget target) {
    if (target instanceof ExtensionTarget.External external) {
      return "external " + external.number();
    }
    if (target instanceof ExtensionTarget.Voicemail voicemail) {
      return "voicemail " + voicemail.mailbox();
    }
    if (target instanceof ExtensionTarget.ThroughFriends friends) {
      return "friends with " + friends.number();
    }
    return target.toString();
  }
}
