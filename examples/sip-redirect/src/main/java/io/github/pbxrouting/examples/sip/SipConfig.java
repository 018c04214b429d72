package io.github.pbxrouting.examples.sip;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration file says.
 *
 * @param plan the plan file, as the text names it
 * @param clients the clients by id, in the order of the text
 * @param endpoints where an endpoint is rung, by its kind
 * @param external where external numbers are called
 * @param emergency where emergency numbers are called
 * @param voicemail where messages are left
 * @param service where services run
 * @param trusted the peers whose parameters, reports and asserted identities count
 * @param defaultClient the client of a URI that tells none
 */
record SipConfig(
    String plan,
    Map<String, ServedClient> clients,
    Map<String, ContactTemplate> endpoints,
    ContactTemplate external,
    ContactTemplate emergency,
    ContactTemplate voicemail,
    ContactTemplate service,
    TrustedPeers trusted,
    Optional<String> defaultClient) {

  /**
   * A client.
   *
   * @param id its id in the plan
   * @param domains its domains in lower case, at least one; the first stands in Diversion headers
   * @param friends where a friend's trunk is, by the friend's name
   * @param emergencyServices the emergency number of a service, {@code sos} or {@code sos.fire}
   */
  record ServedClient(
      String id,
      List<String> domains,
      Map<String, ContactTemplate> friends,
      Map<String, String> emergencyServices) {}
}
