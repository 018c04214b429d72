package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan and the SIP addresses of everything it leads to; complete, so that no call can come to a
 * place without an address. Immutable.
 */
final class ServedPlan {

  /** Reads a configuration file and the plan file it names. */
  static final LivePlan.Loader<ServedPlan> LOADER =
      new LivePlan.Loader<>() {
        @Override
        public ServedPlan load(Path file) {
          return ServedPlan.load(file);
        }

        @Override
        public List<Path> alsoReads(ServedPlan loaded) {
          return List.of(loaded.planFile);
        }
      };

  private final BrandRouter router;
  private final SipConfig config;
  private final Path planFile;
  private final Map<String, String> clientOfDomain = new HashMap<>();

  private ServedPlan(BrandRouter router, SipConfig config, Path planFile) {
    this.router = router;
    this.config = config;
    this.planFile = planFile;
    for (ServedClient client : config.clients().values()) {
      client.domains().forEach(domain -> clientOfDomain.put(domain, client.id()));
    }
  }

  /**
   * Reads a configuration file and the plan file it names.
   *
   * @throws IllegalArgumentException with every problem of both, a line each
   */
  static ServedPlan load(Path file) {
    List<String> lines = new ArrayList<>();
    Problems problems = new Problems();
    try {
      SipConfig config = SipConfigReader.read(file, problems);
      if (config != null) {
        Path planFile = file.resolveSibling(config.plan());
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
    String prefix = Quoted.plain(file.toString()) + ": ";
    for (String problem : problems.lines()) {
      if (!lines.contains(prefix + problem)) {
        lines.add(prefix + problem);
      }
    }
    throw new IllegalArgumentException(String.join("\n", lines));
  }

  private static void compare(SipConfig config, Brand brand, Problems problems) {
    Map<String, Client> planned = new HashMap<>();
    Set<String> missingKinds = new HashSet<>();
    brand.clients().forEach(client -> planned.put(client.id(), client));
    for (String id : config.clients().keySet()) {
      if (!planned.containsKey(id)) {
        problems.add("clients", "the plan has no client " + Quoted.of(id));
      }
    }
    for (Client client : brand.clients()) {
      ServedClient served = config.clients().get(client.id());
      if (served == null) {
        problems.add(
            "clients", "client " + Quoted.of(client.id()) + " of the plan is missing: add it");
      } else {
        compareFriends(client, served, problems);
      }
      for (Extension extension : client.extensions()) {
        if (extension.target() instanceof ExtensionTarget.Endpoint endpoint
            && !config.endpoints().containsKey(endpoint.kind())
            && missingKinds.add(endpoint.kind())) {
          problems.add(
              "endpoints",
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
        problems.add(place, "the plan has no friend " + Quoted.of(name) + " there");
      }
    }
    for (Friend friend : client.friends()) {
      if (friend instanceof RemoteFriend && !served.friends().containsKey(friend.name())) {
        problems.add(place, "friend " + Quoted.of(friend.name()) + " has no contact: add it");
      }
    }
  }

  BrandRouter router() {
    return router;
  }

  /** The client that domain belongs to, or null. */
  @Nullable String clientOf(String domain) {
    return clientOfDomain.get(domain.toLowerCase(Locale.ROOT));
  }

  /** The client's domain for Diversion headers. */
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

  /**
   * Where the caller is to try next: a SIP URI, or null when the step leads nowhere but on, as
   * dialling an internal friend without a contact of its own does.
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
