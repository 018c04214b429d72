package io.github.pbxrouting.dialplan.report;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.dialplan.file.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The picture of a brand: its clients, their friends, and where forwards lead. Of the extensions,
 * of which there may be thousands, only those that a forward leads to and those that point to
 * friends are in it.
 */
public final class PlanGraph {

  /** What a node is. */
  public enum Kind {
    CLIENT,
    FRIEND,
    INTERNAL_FRIEND,
    EXTENSION,
    /** Outside of the plan: a voicemail box, an external number, an extension that is gone. */
    TARGET,
    /** The end of a number that an extension sends through the friends, and none takes. */
    NO_FRIEND
  }

  /** How an edge is drawn. */
  public enum Line {
    PLAIN,
    /** From an internal friend to its client. */
    BOLD,
    /** A forward that is disabled. */
    DOTTED
  }

  /**
   * A node.
   *
   * @param id letters and digits, unique in the graph
   */
  public record Node(String id, Kind kind, List<String> lines) {}

  /** An edge between the nodes of those ids. */
  public record Edge(String from, String to, Line line, String label) {}

  /** A client and what belongs to it. */
  public record Cluster(String title, List<Node> nodes) {}

  private static final RouteOptions FRIENDS_ONLY = RouteOptions.NONE.skippingExtensions();
  private static final int MAX_PATTERNS = 3;
  private static final int MAX_PATTERN_LENGTH = 40;

  private final BrandRouter brand;
  private final Map<String, String> clientIds = new HashMap<>();
  private final List<Cluster> clusters = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /** Draws those clients of a brand, in that order, and where their internal friends point. */
  public PlanGraph(BrandRouter brand, List<Client> clients) {
    this.brand = brand;
    for (Client client : brand.brand().clients()) {
      clientIds.put(client.id(), "c" + clientIds.size());
    }
    Map<String, Client> targets = new LinkedHashMap<>();
    for (Client client : clients) {
      clusters.add(new Cluster(client.id(), new Drawing(client).nodes()));
      for (Friend friend : client.friends()) {
        if (friend instanceof InternalFriend internal) {
          targets.put(internal.targetClient(), brand.client(internal.targetClient()).client());
        }
      }
    }
    clients.forEach(drawn -> targets.remove(drawn.id()));
    targets.forEach((id, client) -> clusters.add(new Cluster(id, List.of(node(client)))));
  }

  /** Returns the brand's name. */
  public String title() {
    return brand.brand().name();
  }

  /** Returns what belongs to each client. */
  public List<Cluster> clusters() {
    return clusters;
  }

  /** Returns the edges: internal friends and forwards. */
  public List<Edge> edges() {
    return edges;
  }

  private String id(String client) {
    return clientIds.getOrDefault(client, client);
  }

  private Node node(Client client) {
    int extensions = client.extensions().size();
    return new Node(
        id(client.id()),
        Kind.CLIENT,
        List.of(
            "client " + client.id(),
            extensions + (extensions == 1 ? " extension" : " extensions")));
  }

  /** One client being drawn: its nodes, each once. */
  private final class Drawing {

    private final Client client;
    private final CallRouter router;
    private final Map<Object, Node> nodes = new LinkedHashMap<>();
    private final Map<String, String> friendIds = new HashMap<>();

    Drawing(Client client) {
      this.client = client;
      this.router = brand.client(client.id());
      nodes.put(client, node(client));
      List<Friend> friends = client.friendsByPriority();
      for (Friend friend : friends) {
        friendIds.put(friend.name(), add(friend, "f", kind(friend), lines(friend)));
        edge(id(client.id()), idOf(friend), Line.PLAIN, "priority " + friend.priority());
      }
      for (Extension extension : client.extensions()) {
        if (extension.target() instanceof ExtensionTarget.ThroughFriends) {
          add(extension);
        }
      }
      for (Friend friend : friends) {
        if (friend instanceof InternalFriend internal) {
          edge(idOf(friend), id(internal.targetClient()), Line.BOLD, "its extensions");
        }
        for (ForwardRule rule : friend.forwards()) {
          edge(
              idOf(friend),
              add(rule.target()),
              rule.enabled() ? Line.PLAIN : Line.DOTTED,
              label(rule));
        }
      }
    }

    List<Node> nodes() {
      return List.copyOf(nodes.values());
    }

    private String idOf(Friend friend) {
      return friendIds.getOrDefault(friend.name(), "");
    }

    /** Returns the id of the node of {@code key}, drawn if it is new. */
    private String add(Object key, String letter, Kind kind, List<String> lines) {
      return nodes
          .computeIfAbsent(
              key, unused -> new Node(id(client.id()) + letter + nodes.size(), kind, lines))
          .id();
    }

    private String add(ForwardTarget target) {
      if (target instanceof ForwardTarget.ToExtension to) {
        Extension extension = router.extension(to.number()).orElse(null);
        return extension != null
            ? add(extension)
            // The plan is legal when the forward is disabled.
            : add(target, "t", Kind.TARGET, List.of("no extension " + to.number()));
      }
      String line =
          target instanceof ExtensionTarget.Voicemail box
              ? "voicemail " + box.mailbox()
              : "external " + ((ExtensionTarget.External) target).number();
      return add(target, "t", Kind.TARGET, List.of(line));
    }

    private String add(Extension extension) {
      String line = "extension " + extension.number();
      ExtensionTarget target = extension.target();
      if (!(target instanceof ExtensionTarget.ThroughFriends friends)) {
        return add(extension, "e", Kind.EXTENSION, List.of(line, line(target)));
      }
      boolean known = nodes.containsKey(extension);
      String id = add(extension, "e", Kind.EXTENSION, List.of(line));
      if (!known) {
        String number = friends.number();
        RouteDecision decision = router.route(number, FRIENDS_ONLY);
        String word =
            decision instanceof RouteDecision.ToExternal
                ? "no friend takes"
                : decision.kind().token();
        String to =
            decision instanceof RouteDecision.ToFriend taken
                ? idOf(taken.friend())
                : add(friends, "n", Kind.NO_FRIEND, List.of(word + " " + number));
        edge(id, to, Line.PLAIN, "friends with " + number);
      }
      return id;
    }

    private void edge(String from, String to, Line line, String label) {
      edges.add(new Edge(from, to, line, label));
    }
  }

  private static Kind kind(Friend friend) {
    return friend instanceof InternalFriend ? Kind.INTERNAL_FRIEND : Kind.FRIEND;
  }

  private static List<String> lines(Friend friend) {
    List<String> lines = new ArrayList<>();
    lines.add("friend " + friend.name());
    if (friend instanceof RemoteFriend remote) {
      List<String> patterns = remote.patterns();
      if (patterns.isEmpty()) {
        lines.add("without patterns");
      }
      for (String pattern : patterns.subList(0, Math.min(MAX_PATTERNS, patterns.size()))) {
        lines.add("pattern " + cut(pattern));
      }
      if (patterns.size() > MAX_PATTERNS) {
        lines.add("and " + (patterns.size() - MAX_PATTERNS) + " more");
      }
    }
    return lines;
  }

  private static String cut(String pattern) {
    return pattern.codePointCount(0, pattern.length()) <= MAX_PATTERN_LENGTH
        ? pattern
        : pattern.substring(0, pattern.offsetByCodePoints(0, MAX_PATTERN_LENGTH - 3)) + "...";
  }

  private static String line(ExtensionTarget target) {
    if (target instanceof ExtensionTarget.External external) {
      return "external " + external.number();
    }
    return target instanceof ExtensionTarget.Voicemail box
        ? "voicemail " + box.mailbox()
        : target.toString();
  }

  private static String label(ForwardRule rule) {
    StringBuilder label = new StringBuilder(Words.word(rule.condition()).replace('-', ' '));
    if (rule.after().isPresent()) {
      label.append(" after ").append(rule.after().get().toSeconds()).append(" s");
    }
    if (rule.calls() != CallTypeFilter.ANY) {
      label.append(", ").append(Words.word(rule.calls())).append(" calls");
    }
    return label.append(rule.enabled() ? "" : " (disabled)").toString();
  }
}
