package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.dialplan.host.TelephoneSubscriber;
import io.github.pbxrouting.examples.sip.message.HeaderText;
import io.github.pbxrouting.examples.sip.message.SipAddress;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import io.github.pbxrouting.examples.sip.message.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an INVITE asks for, by its Request-URI and who sends it.
 *
 * @param number the number dialled; empty for a service
 * @param service the emergency service asked for, {@code sos} or {@code sos.fire}, in lower case
 * @param domain the Request-URI's host; empty when it has none
 * @param otherDomains where the URI has no host, domains that may tell the client: of the number's
 *     context, of the asserted identity and of the caller
 * @param callerDomains the domains of the caller: asserted, and in the From header
 * @param client the {@code client} parameter of a trusted peer
 * @param type the {@code type} parameter of a trusted peer
 * @param friend the {@code friend} parameter of a trusted peer: the friend that calls
 */
record InviteTarget(
    TelephoneSubscriber number,
    Optional<String> service,
    Optional<String> domain,
    List<String> otherDomains,
    List<String> callerDomains,
    Optional<String> client,
    Optional<CallType> type,
    Optional<String> friend) {

  /** RFC 5031, sections 3 and 4.2. */
  private static final Pattern EMERGENCY_SERVICE =
      Pattern.compile("urn:service:(sos(?:\\.[a-z0-9-]+)*)");

  private static final String TEL = "tel:";
  private static final TelephoneSubscriber NO_NUMBER = TelephoneSubscriber.of("", true);

  /**
   * Reads them.
   *
   * @param trusted whether parameters and an asserted identity count
   * @return empty when the Request-URI is none that can be routed
   * @throws IllegalArgumentException when a part is invalid; the message may be a reason phrase
   */
  static Optional<InviteTarget> of(SipRequest invite, boolean trusted) {
    List<String> callers = new ArrayList<>();
    if (trusted) {
      for (String identity : invite.head().elements("p-asserted-identity")) {
        SipAddress.of(identity).flatMap(address -> domain(address.uri())).ifPresent(callers::add);
      }
    }
    domain(invite.from().uri()).ifPresent(callers::add);

    String uri = invite.uri();
    var emergency = EMERGENCY_SERVICE.matcher(uri.toLowerCase(Locale.ROOT));
    if (emergency.matches()) {
      return Optional.of(
          new InviteTarget(
              NO_NUMBER,
              Optional.of(emergency.group(1)),
              Optional.empty(),
              List.copyOf(callers),
              List.copyOf(callers),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    if (isTelephone(uri)) {
      String subscriber = uri.substring(TEL.length());
      TelephoneSubscriber number = TelephoneSubscriber.of(subscriber, true);
      List<String> domains = new ArrayList<>();
      domain(uri).ifPresent(domains::add);
      domains.addAll(callers);
      return Optional.of(
          target(number, Optional.empty(), domains, callers, parameters(subscriber), trusted));
    }
    return SipUri.of(uri)
        .map(sip -> {
          boolean phone = "phone".equalsIgnoreCase(sip.parameters().get("user"));
          TelephoneSubscriber number = TelephoneSubscriber.of(sip.user(), phone);
          return target(
              number, Optional.of(sip.host()), List.of(), callers, sip.parameters(), trusted);
        });
  }

  /** Returns the host of a SIP URI, or the domain that is the context of a telephone number. */
  private static Optional<String> domain(String uri) {
    if (!isTelephone(uri)) {
      return SipUri.of(uri).map(SipUri::host);
    }
    try {
      TelephoneSubscriber number = TelephoneSubscriber.of(uri.substring(TEL.length()), true);
      return number.context().isEmpty() || number.hasGlobalContext()
          ? Optional.empty()
          : Optional.of(SipUri.domain(number.context()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a caller's number that cannot be read tells nothing
    }
  }

  private static boolean isTelephone(String uri) {
    return uri.regionMatches(true, 0, TEL, 0, TEL.length());
  }

  private static InviteTarget target(
      TelephoneSubscriber number,
      Optional<String> domain,
      List<String> otherDomains,
      List<String> callers,
      Map<String, String> parameters,
      boolean trusted) {
    Map<String, String> counted = trusted ? parameters : Map.of();
    return new InviteTarget(
        number,
        Optional.empty(),
        domain,
        List.copyOf(otherDomains),
        List.copyOf(callers),
        parameter(counted, "client"),
        parameter(counted, "type").map(InviteTarget::callType),
        parameter(counted, "friend"));
  }

  private static Map<String, String> parameters(String subscriber) {
    int semicolon = subscriber.indexOf(';');
    return semicolon < 0 ? Map.of() : HeaderText.parameters(subscriber.substring(semicolon + 1));
  }

  private static Optional<String> parameter(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).map(TelephoneSubscriber::unescaped);
  }

  private static CallType callType(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "internal" -> CallType.INTERNAL;
      case "external" -> CallType.EXTERNAL;
      default -> throw new IllegalArgumentException("Call Type Must Be internal Or external");
    };
  }

  /**
   * Returns what is asked for, in a text that tells it from everything else of the client. A friend
   * that sends a call back to the number that was dialled asks for another leg.
   */
  String leg() {
    return service.orElse("") + '\n' + friend.orElse("") + '\n' + number.globalForm();
  }
}
