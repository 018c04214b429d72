package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.file.Problems;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.live.LivePlan;
import io.github.pbxrouting.examples.sip.SipConfig.ServedClient;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan and the SIP addresses of everything it leads to; complete, so that no call can come to a
 * place without an address. Immutable.
 */
final class ServedPlan {

  /**
   * Returns what reads a configuration file and the plan file it names.
   *
   * @param log where it says what no error is, but may surprise
   */
  static LivePlan.Loader<ServedPlan> loader(PrintStream log) {
    return new LivePlan.Loader<>() {
      @Override
      public ServedPlan load(Path file) throws IOException {
        ServedPlan loaded = ServedPlan.load(file);
        loaded.warnings().forEach(log::println);
        return loaded;
      }

      @Override
      public List<Path> alsoReads(ServedPlan loaded) {
        return List.of(loaded.planFile);
      }
    };
  }

  private final BrandRouter router;
  private final SipConfig config;
  private final Path planFile;
  private final Map<String, String> clientOfDomain = new HashMap<>();
  private final Map<String, String> firstEmergencyNumbers = new LinkedHashMap<>();
  private final Set<String> emergencyNumbers = new HashSet<>();

  private ServedPlan(BrandRouter router, SipConfig config, Path planFile) {
    this.router = router;
    this.config = config;
    this.planFile = planFile;
    for (ServedClient client : config.clients().values()) {
      client.domains().forEach(domain -> clientOfDomain.put(domain, client.id()));
    }
    for (Client client : router.brand().clients()) {
      for (EmergencyNumber emergency : client.emergencyNumbers()) {
        firstEmergencyNumbers.putIfAbsent(client.id(), emergency.number());
        emergencyNumbers.add(emergency.number());
      }
    }
  }

  /**
   * Reads a configuration file and the plan file it names.
   *
   * @throws IOException when the plan file is a pipe or a device
   * @throws IllegalArgumentException with every problem of both, a line each
   */
  static ServedPlan load(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    Problems problems = new Problems();
    try {
      SipConfig config = SipConfigReader.read(file, problems);
      if (config != null) {
        Path planFile = file.resolveSibling(config.plan());
        if (Files.exists(planFile)) {
          LivePlan.requireRegularFile(planFile);
        }
        BrandRouter router =
            PlanFiles.compile(planFile, RouterCompiler.load(), CompileOptions.DEFAULT);
        compare(config, router.brand(), problems);
        if (problems.isEmpty()) {
          return new ServedPlan(router, config, planFile);
        }
      }
    } catch (InvalidPlanFileException e) {
      lines.addAll(e.problems());
    }
    for (Problems.Problem problem : problems.all()) {
      String line = problem.inFile(file.toString());
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
    throw new IllegalArgumentException(String.join("\n", lines));
  }

  private static void compare(SipConfig config, Brand brand, Problems problems) {
    Map<String, Client> planned = new HashMap<>();
    Set<String> missingKinds = new HashSet<>();
    brand.clients().forEach(client -> planned.put(client.id(), client));
    config
        .defaultClient()
        .filter(id -> !planned.containsKey(id))
        .ifPresent(
            id -> problems.add("defaultClient", null, "the plan has no client " + Quoted.of(id)));
    for (String id : config.clients().keySet()) {
      if (!planned.containsKey(id)) {
        problems.add("clients", null, "the plan has no client " + Quoted.of(id));
      }
    }
    for (Client client : brand.clients()) {
      ServedClient served = config.clients().get(client.id());
      if (served == null) {
        problems.add(
            "clients",
            null,
            "client " + Quoted.of(client.id()) + " of the plan is missing: add it");
      } else {
        compareFriends(client, served, problems);
        compareServices(client, served, problems);
      }
      for (Extension extension : client.extensions()) {
        if (extension.target() instanceof ExtensionTarget.Endpoint endpoint
            && !config.endpoints().containsKey(endpoint.kind())
            && missingKinds.add(endpoint.kind())) {
          problems.add(
              "endpoints",
              null,
              "kind "
                  + Quoted.of(endpoint.kind())
                  + " has no contact, and extension "
                  + Quoted.of(extension.number())
                  + " of client "
                  + Quoted.of(client.id())
                  + " leads to it: add it");
        }
      }
    }
  }

  private static void compareFriends(Client client, ServedClient served, Problems problems) {
    Map<String, Friend> planned = new HashMap<>();
    client.friends().forEach(friend -> planned.put(friend.name(), friend));
    String place = "friends of client " + Quoted.of(client.id());
    for (String name : served.friends().keySet()) {
      if (!planned.containsKey(name)) {
        problems.add(place, null, "the plan has no friend " + Quoted.of(name) + " there");
      }
    }
    for (Friend friend : client.friends()) {
      if (friend instanceof RemoteFriend && !served.friends().containsKey(friend.name())) {
        problems.add(place, null, "friend " + Quoted.of(friend.name()) + " has no contact: add it");
      }
    }
  }

  private static void compareServices(Client client, ServedClient served, Problems problems) {
    List<String> numbers = client.emergencyNumbers().stream().map(EmergencyNumber::number).toList();
    for (String number : served.emergencyServices().values()) {
      if (!numbers.contains(number)) {
        problems.add(
            "emergencyServices of client " + Quoted.of(client.id()),
            null,
            Quoted.of(number)
                + " is no emergency number of the client in the plan; it has "
                + (numbers.isEmpty() ? "none" : String.join(", ", numbers)));
      }
    }
  }

  BrandRouter router() {
    return router;
  }

  /** Returns the client that a domain, in lower case, belongs to, or null. */
  @Nullable String clientOf(String domain) {
    return clientOfDomain.get(domain);
  }

  /** Returns the client of a URI that tells none. */
  Optional<String> defaultClient() {
    return config.defaultClient();
  }

  /** Returns whether what a peer says beside the number counts. */
  boolean trusts(InetAddress peer) {
    return config.trusted().contains(peer);
  }

  /**
   * Returns the client's emergency number for a service: what the configuration names for it or for
   * the service that it is a kind of, else the client's first.
   *
   * @param service {@code sos} or {@code sos.fire}
   */
  Optional<String> emergencyNumber(String client, String service) {
    Map<String, String> named = served(client).emergencyServices();
    for (String kind = service; !kind.isEmpty(); kind = parent(kind)) {
      String number = named.get(kind);
      if (number != null) {
        return Optional.of(number);
      }
    }
    return Optional.ofNullable(firstEmergencyNumbers.get(client));
  }

  private static String parent(String service) {
    return service.substring(0, Math.max(0, service.lastIndexOf('.')));
  }

  /** Returns whether it is an emergency number of any client. */
  boolean isEmergencyNumber(String number) {
    return emergencyNumbers.contains(number);
  }

  /** Returns what is no error, but may surprise; a line each. */
  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (Client client : router.brand().clients()) {
      if (client.emergencyNumbers().isEmpty()) {
        warnings.add(
            "client "
                + Quoted.of(client.id())
                + " has no emergency number: its calls to urn:service:sos are answered with 404");
      }
    }
    return warnings;
  }

  /** Returns the client's domain for Diversion headers. */
  String domainOf(String client) {
    return served(client).domains().get(0);
  }

  private ServedClient served(String client) {
    ServedClient served = config.clients().get(client);
    if (served == null) {
      throw new IllegalArgumentException("no client " + client);
    }
    return served;
  }

  /** Returns whether a friend is dialled, and not followed into its client. */
  boolean hasContact(CallStep.Dial dial) {
    return contact(dial) != null;
  }

  /**
   * Returns where the caller is to try next: a SIP URI, or null when the step leads nowhere but on,
   * as dialling an internal friend without its own contact does.
   */
  @Nullable String contact(CallStep step) {
    String client = step.client();
    if (step instanceof CallStep.Dial dial) {
      String friend = dial.friend().name();
      ContactTemplate contact = served(client).friends().get(friend);
      return contact == null
          ? null
          : contact.fill(Map.of("number", dial.number(), "friend", friend, "client", client));
    }
    if (step instanceof CallStep.RingEndpoint ring) {
      ExtensionTarget.Endpoint endpoint = ring.endpoint();
      ContactTemplate contact = config.endpoints().get(endpoint.kind());
      return contact == null
          ? null
          : contact.fill(
              Map.of(
                  "id", endpoint.id(),
                  "kind", endpoint.kind(),
                  "number", ring.extension().number(),
                  "client", client));
    }
    if (step instanceof CallStep.CallExternal external) {
      return config.external().fill(Map.of("number", external.number(), "client", client));
    }
    if (step instanceof CallStep.CallEmergency emergency) {
      return config.emergency().fill(Map.of("number", emergency.number(), "client", client));
    }
    if (step instanceof CallStep.LeaveVoicemail voicemail) {
      return config.voicemail().fill(Map.of("mailbox", voicemail.mailbox(), "client", client));
    }
    if (step instanceof CallStep.RunService service) {
      return config
          .service()
          .fill(
              Map.of(
                  "code",
                  service.code().code(),
                  "arguments",
                  service.arguments(),
                  "client",
                  client));
    }
    return null;
  }
}
