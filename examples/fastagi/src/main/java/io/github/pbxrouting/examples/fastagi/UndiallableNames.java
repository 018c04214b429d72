package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.dialplan.file.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * Names in a plan that cannot stand in a dial string: calls to them are refused, so they are
 * reported when the plan is read.
 */
final class UndiallableNames {

  private static final int MAX_LINES = 20;
  private static final String ANY_NUMBER = "1";

  /** Tries to write one dial string or argument. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws UndiallableException;
  }

  private final DialStrings dialStrings;
  private final List<String> lines = new ArrayList<>();
  private int more;

  private UndiallableNames(DialStrings dialStrings) {
    this.dialStrings = dialStrings;
  }

  /** Returns a line for each such name, up to 20, and how many more there are. */
  static List<String> in(Brand brand, DialStrings dialStrings) {
    UndiallableNames names = new UndiallableNames(dialStrings);
    brand.clients().forEach(names::look);
    if (names.more > 0) {
      names.lines.add("and " + names.more + " more names that cannot be dialled");
    }
    return List.copyOf(names.lines);
  }

  private void look(Client client) {
    String place = "client " + Quoted.of(client.id());
    int before = lines.size() + more;
    look(place, () -> dialStrings.toExternal(client.id(), ANY_NUMBER));
    if (lines.size() + more > before) {
      return; // whatever it dials would be said again
    }
    for (EmergencyNumber emergency : client.emergencyNumbers()) {
      String where = place + ", emergency number " + Quoted.of(emergency.number());
      look(where, () -> dialStrings.toEmergency(client.id(), emergency.number()));
    }
    for (Extension extension : client.extensions()) {
      String where = place + ", extension " + Quoted.of(extension.number());
      look(where, () -> tryTarget(client, extension));
    }
    for (ServiceCode code : client.serviceCodes()) {
      look(
          place + ", service code " + Quoted.of(code.code()),
          () -> DialStrings.safeName(code.code()));
    }
    for (Friend friend : client.friends()) {
      String where = place + ", friend " + Quoted.of(friend.name());
      if (friend instanceof RemoteFriend) {
        look(where, () -> dialStrings.toFriend(client.id(), friend.name(), ANY_NUMBER));
      }
      for (ForwardRule rule : friend.forwards()) {
        if (rule.enabled()) {
          look(where + ", forward", () -> tryForward(client, rule));
        }
      }
    }
  }

  private void tryTarget(Client client, Extension extension) throws UndiallableException {
    ExtensionTarget target = extension.target();
    if (target instanceof ExtensionTarget.Endpoint endpoint) {
      dialStrings.toEndpoint(client.id(), endpoint, extension.number());
    } else if (target instanceof ExtensionTarget.External external) {
      dialStrings.toExternal(client.id(), external.number());
    } else if (target instanceof ExtensionTarget.Voicemail voicemail) {
      DialStrings.safeMailbox(voicemail.mailbox());
    }
  }

  private void tryForward(Client client, ForwardRule rule) throws UndiallableException {
    if (rule.target() instanceof ExtensionTarget.External external) {
      dialStrings.toExternal(client.id(), external.number());
    } else if (rule.target() instanceof ExtensionTarget.Voicemail voicemail) {
      DialStrings.safeMailbox(voicemail.mailbox());
    }
  }

  private void look(String where, Attempt attempt) {
    try {
      attempt.run();
    } catch (UndiallableException e) {
      if (lines.size() < MAX_LINES) {
        lines.add(where + " cannot be dialled, and calls to it are refused: " + e.getMessage());
      } else {
        more++;
      }
    }
  }
}
