package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.dialplan.host.DialOutcomes;
import io.github.pbxrouting.examples.sip.message.HeaderText;
import io.github.pbxrouting.examples.sip.message.SipHead;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the Reason headers of an INVITE (RFC 3326) say of the call's last dial.
 *
 * @param cause the first Q.850 cause
 * @param status the first SIP status
 */
record Report(OptionalInt cause, OptionalInt status) {

  /** Reads the headers; empty when none of them has a cause or a status. */
  static Optional<Report> of(SipHead head) {
    OptionalInt cause = OptionalInt.empty();
    OptionalInt status = OptionalInt.empty();
    for (String element : head.elements("reason")) {
      int semicolon = element.indexOf(';');
      String protocol = (semicolon < 0 ? element : element.substring(0, semicolon)).strip();
      OptionalInt number = semicolon < 0 ? OptionalInt.empty() : number(element, semicolon);
      if (number.isEmpty()) {
        continue;
      }
      if (status.isEmpty() && protocol.equalsIgnoreCase("SIP")) {
        status = number;
      } else if (cause.isEmpty() && protocol.equalsIgnoreCase("Q.850")) {
        cause = number;
      }
    }
    return cause.isEmpty() && status.isEmpty()
        ? Optional.empty()
        : Optional.of(new Report(cause, status));
  }

  private static OptionalInt number(String reason, int semicolon) {
    String digits =
        HeaderText.parameters(reason.substring(semicolon + 1)).getOrDefault("cause", "");
    return digits.matches("[0-9]{1,3}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  /** Returns the outcome; empty when the numbers tell of no failure. */
  Optional<DialOutcome> outcome() {
    return DialOutcomes.of(cause, status);
  }
}
