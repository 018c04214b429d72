package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.CallType;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.URI;

/**
 * What an INVITE's Request-URI and From header say of a call.
 *
 * @param destination the number dialled, without escapes; may be empty
 * @param domain the Request-URI's host
 * @param client the {@code client} parameter
 * @param type the {@code type} parameter
 * @param friend the {@code friend} parameter: the friend that calls
 * @param callerDomain the host in the From header, when that is a SIP URI
 */
record InviteTarget(
    String destination,
    String domain,
    Optional<String> client,
    Optional<CallType> type,
    Optional<String> friend,
    Optional<String> callerDomain) {

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when a part is wrong; the message may stand in a status line
   */
  static InviteTarget of(SipURI requestUri, URI from) {
    String user = requestUri.getUser();
    return new InviteTarget(
        user == null ? "" : UserPart.unescaped(user),
        requestUri.getHost(),
        parameter(requestUri, "client"),
        parameter(requestUri, "type").map(InviteTarget::callType),
        parameter(requestUri, "friend"),
        from instanceof SipURI caller ? Optional.ofNullable(caller.getHost()) : Optional.empty());
  }

  private static Optional<String> parameter(SipURI uri, String name) {
    return Optional.ofNullable(uri.getParameter(name)).map(UserPart::unescaped);
  }

  private static CallType callType(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "internal" -> CallType.INTERNAL;
      case "external" -> CallType.EXTERNAL;
      default -> throw new IllegalArgumentException("Call Type Must Be internal Or external");
    };
  }
}
