package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.dialplan.file.JsonFile;
import io.github.pbxrouting.dialplan.file.JsonWalk;
import io.github.pbxrouting.dialplan.file.Problems;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.examples.sip.SipConfig.ServedClient;
import io.github.pbxrouting.examples.sip.message.SipUri;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the configuration file; a part that cannot be read is noted and left out. */
final class SipConfigReader {

  private static final int MAX_ENTRIES = 1_000_000;
  private static final List<String> REQUIRED_FIELDS =
      List.of("plan", "clients", "endpoints", "external", "emergency", "voicemail", "service");
  private static final List<String> CONFIG_FIELDS =
      List.of(
          "plan",
          "clients",
          "endpoints",
          "external",
          "emergency",
          "voicemail",
          "service",
          "trusted",
          "defaultClient");
  private static final List<String> CLIENT_FIELDS =
      List.of("id", "domains", "friends", "emergencyServices");
  private static final List<String> SERVICE_FIELDS = List.of("service", "number");
  private static final Pattern SERVICE = Pattern.compile("sos(\\.[a-z0-9-]+)*");
  private static final List<String> FRIEND_FIELDS = List.of("name", "contact");
  private static final List<String> ENDPOINT_FIELDS = List.of("kind", "contact");

  /** A host name or an IPv4 or IPv6 address, as it stands in a SIP URI. */
  private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+]");

  private static final List<String> FOR_NUMBERS = List.of("number", "client");
  private static final ContactTemplate UNREADABLE = new ContactTemplate("sip:unreadable@invalid");

  private final JsonWalk walk;
  private final Map<String, ServedClient> clients = new LinkedHashMap<>();
  private final Map<String, ContactTemplate> endpoints = new LinkedHashMap<>();
  private final Set<String> domains = new HashSet<>();
  private @Nullable String plan;
  private ContactTemplate external = UNREADABLE;
  private ContactTemplate emergency = UNREADABLE;
  private ContactTemplate voicemail = UNREADABLE;
  private ContactTemplate service = UNREADABLE;
  private TrustedPeers trusted = TrustedPeers.LOOPBACK;
  private Optional<String> defaultClient = Optional.empty();

  private SipConfigReader(JsonWalk walk) {
    this.walk = walk;
  }

  /**
   * Reads the file; what it says wrong is added to {@code problems}.
   *
   * @return what could be read of it, or null when not even the plan's name could
   */
  static @Nullable SipConfig read(Path file, Problems problems) {
    @Nullable SipConfigReader reader =
        JsonFile.read(
            JsonFile.of(file, "configuration"),
            "configuration",
            MAX_ENTRIES,
            problems,
            walk -> {
              SipConfigReader reading = new SipConfigReader(walk);
              reading.config();
              return reading;
            });
    return reader == null || reader.plan == null
        ? null
        : new SipConfig(
            reader.plan,
            reader.clients,
            reader.endpoints,
            reader.external,
            reader.emergency,
            reader.voicemail,
            reader.service,
            reader.trusted,
            reader.defaultClient);
  }

  private void config() throws IOException {
    walk.object(
        CONFIG_FIELDS,
        REQUIRED_FIELDS,
        field -> {
          switch (field) {
            case "plan" -> plan = walk.string();
            case "clients" -> walk.array(MAX_ENTRIES, this::client);
            case "endpoints" ->
                walk.array(
                    MAX_ENTRIES,
                    () ->
                        namedContact(
                            ENDPOINT_FIELDS, List.of("id", "kind", "number", "client"), endpoints));
            case "external" -> external = contact(FOR_NUMBERS);
            case "emergency" -> emergency = contact(FOR_NUMBERS);
            case "voicemail" -> voicemail = contact(List.of("mailbox", "client"));
            case "service" -> service = contact(List.of("code", "arguments", "client"));
            case "trusted" -> trusted = trusted();
            case "defaultClient" -> defaultClient = Optional.ofNullable(walk.string());
            default -> throw new AssertionError(field);
          }
        });
  }

  private void client() throws IOException {
    List<String> ownDomains = new ArrayList<>();
    Map<String, ContactTemplate> friends = new LinkedHashMap<>();
    Map<String, String> services = new LinkedHashMap<>();
    var draft =
        new Object() {
          @Nullable String id;
        };
    walk.object(
        CLIENT_FIELDS,
        List.of("id", "domains"),
        field -> {
          switch (field) {
            case "id" -> draft.id = walk.string();
            case "domains" -> walk.array(MAX_ENTRIES, () -> domain(ownDomains));
            case "friends" ->
                walk.array(
                    MAX_ENTRIES,
                    () ->
                        namedContact(
                            FRIEND_FIELDS, List.of("number", "friend", "client"), friends));
            case "emergencyServices" -> walk.array(MAX_ENTRIES, () -> emergencyService(services));
            default -> throw new AssertionError(field);
          }
        });
    String id = draft.id;
    if (id == null) {
      return;
    }
    if (ownDomains.isEmpty()) {
      walk.problemOf("domains", "must name at least one domain");
      ownDomains.add("invalid");
    }
    ServedClient client = new ServedClient(id, ownDomains, friends, services);
    if (clients.putIfAbsent(id, client) != null) {
      walk.problemOf("id", "is there twice: " + Quoted.of(id) + "; keep one");
    }
  }

  private TrustedPeers trusted() throws IOException {
    List<TrustedPeers.Network> networks = new ArrayList<>();
    walk.array(
        MAX_ENTRIES,
        () -> {
          TrustedPeers.Network network = walk.made(TrustedPeers.Network::of);
          if (network != null) {
            networks.add(network);
          }
        });
    return new TrustedPeers(networks);
  }

  private void emergencyService(Map<String, String> services) throws IOException {
    var draft =
        new Object() {
          @Nullable String service;
          @Nullable String number;
        };
    walk.object(
        SERVICE_FIELDS,
        SERVICE_FIELDS,
        field -> {
          if (field.equals("service")) {
            draft.service = walk.made(SipConfigReader::checkedService);
          } else {
            draft.number = walk.string();
          }
        });
    String service = draft.service;
    String number = draft.number;
    if (service != null && number != null && services.putIfAbsent(service, number) != null) {
      walk.problemOf("service", "is there twice: " + Quoted.of(service) + "; keep one");
    }
  }

  private static String checkedService(String text) {
    if (!SERVICE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be sos, or a kind of it such as sos.fire");
    }
    return text;
  }

  private void domain(List<String> ownDomains) throws IOException {
    String domain = walk.made(SipConfigReader::checkedDomain);
    if (domain != null) {
      ownDomains.add(domain);
      if (!domains.add(domain)) {
        walk.problem("is there twice: a domain belongs to one client");
      }
    }
  }

  private static String checkedDomain(String text) {
    if (!DOMAIN.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a host name or an address, without a port");
    }
    return SipUri.domain(text);
  }

  private void namedContact(
      List<String> fields, List<String> placeholders, Map<String, ContactTemplate> contacts)
      throws IOException {
    var draft =
        new Object() {
          @Nullable String name;
          ContactTemplate contact = UNREADABLE;
        };
    walk.object(
        fields,
        fields,
        field -> {
          if (field.equals("contact")) {
            draft.contact = contact(placeholders);
          } else {
            draft.name = walk.string();
          }
        });
    String name = draft.name;
    if (name != null && contacts.putIfAbsent(name, draft.contact) != null) {
      walk.problemOf(fields.get(0), "is there twice: " + Quoted.of(name) + "; keep one");
    }
  }

  private ContactTemplate contact(List<String> placeholders) throws IOException {
    ContactTemplate contact = walk.made(text -> ContactTemplate.of(text, placeholders));
    return contact == null ? UNREADABLE : contact;
  }
}
