package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RemoteFriend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Imports one client. What cannot be taken over is reported and left out; nothing else is lost. */
final class ClientImport {

  private static final List<String> LISTS =
      List.of("friends", "friends_patterns", "extensions", "call_forward_settings");

  /** What a call forward setting belongs to when it is not a friend's. */
  private static final List<String> OTHER_OWNERS =
      List.of("user", "residentialDevice", "retailAccount");

  private final String client;
  private final SavedAnswers answers;
  private final Map<String, String> clientsByCompany;
  private final Report report;
  private final ExtensionImport extensions;

  /**
   * Prepares the import.
   *
   * @param clientsByCompany the ids of the brand's clients by the ids of their companies, and by
   *     themselves
   */
  ClientImport(
      String client, SavedAnswers answers, Map<String, String> clientsByCompany, Report report) {
    this.client = client;
    this.answers = answers;
    this.clientsByCompany = clientsByCompany;
    this.report = report;
    this.extensions = new ExtensionImport(client, answers, report);
  }

  Client read() throws IOException {
    for (String list : LISTS) {
      if (!answers.has(list)) {
        report.note(client, list + ".json", "is missing, and was taken for an empty list");
      }
    }
    Client.Builder builder = Client.builder(client);
    extensions.read().forEach(builder::extension);
    friends().forEach(builder::friend);
    return builder.build();
  }

  private List<Friend> friends() throws IOException {
    Map<String, List<JsonNode>> patterns = patternsByFriend();
    Map<String, List<JsonNode>> forwards = new LinkedHashMap<>();
    for (JsonNode saved : answers.list("call_forward_settings")) {
      String friend = Fields.reference(saved, "friend");
      if (friend != null) {
        forwards.computeIfAbsent(friend, id -> new ArrayList<>()).add(saved);
      } else if (OTHER_OWNERS.stream().allMatch(owner -> Fields.reference(saved, owner) == null)) {
        report.note(client, "forward " + id(saved), noFriend("call_forward_settings"));
      }
    }
    List<JsonNode> savedFriends = answers.list("friends");
    Set<String> ids = new HashSet<>();
    savedFriends.forEach(saved -> ids.add(id(saved)));
    reportOrphans(patterns, ids, "pattern");
    reportOrphans(forwards, ids, "forward");
    List<Friend> friends = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode saved : savedFriends) {
      String name = Fields.text(saved, "name");
      String id = id(saved);
      String place = "friend " + name;
      if (!names.add(name)) {
        report.note(client, place, "was left out: another friend has its name");
        continue;
      }
      try {
        Friend friend =
            friend(
                saved,
                name,
                patterns.getOrDefault(id, List.of()),
                forwards(place, forwards.getOrDefault(id, List.of())));
        if (friend != null) {
          friends.add(friend);
        }
      } catch (IllegalArgumentException e) {
        report.note(client, place, "was left out: " + e.getMessage());
      }
    }
    return friends;
  }

  private @Nullable Friend friend(
      JsonNode saved, String name, List<JsonNode> patterns, List<ForwardRule> forwards) {
    String place = "friend " + name;
    if (!Fields.text(saved, "directConnectivity").equals("intervpbx")) {
      return new RemoteFriend(name, priority(saved, place), expressions(patterns, place), forwards);
    }
    JsonNode company = saved.path("interCompany");
    String id = Fields.reference(saved, "interCompany");
    String target = clientsByCompany.get(String.valueOf(id));
    if (target == null && company.isObject()) {
      target = clientsByCompany.get(Fields.text(company, "name"));
    }
    if (target == null) {
      report.note(
          client,
          place,
          "was left out: it points to the company "
              + (company.isObject() ? Fields.text(company, "name") : id)
              + ", which is not among the imported clients: save its answers in a folder beside");
      return null;
    }
    return new InternalFriend(name, priority(saved, place), target, forwards);
  }

  private int priority(JsonNode saved, String place) {
    String priority = Fields.text(saved, "priority");
    if (!priority.isEmpty()) {
      try {
        return Integer.parseInt(priority);
      } catch (NumberFormatException e) {
        report.note(
            client,
            place,
            "its priority, "
                + priority
                + ", is no whole number; it became "
                + Friend.DEFAULT_PRIORITY);
      }
    }
    return Friend.DEFAULT_PRIORITY;
  }

  private List<String> expressions(List<JsonNode> patterns, String place) {
    List<String> kept = new ArrayList<>();
    int without = 0;
    for (JsonNode saved : patterns) {
      // An empty expression matches every number: one that is missing must not become that.
      if (!saved.path("regExp").isValueNode() || saved.path("regExp").isNull()) {
        without++;
        continue;
      }
      String pattern = Fields.text(saved, "regExp");
      if (pattern.isEmpty()) {
        report.note(client, place, "has an empty pattern, which matches every number; it was kept");
      }
      PatternImport imported = PatternImport.of(pattern);
      imported.notes().forEach(note -> report.note(client, place, note));
      if (imported.kept()) {
        kept.add(pattern);
      }
    }
    if (without > 0) {
      report.note(
          client,
          place,
          "has "
              + counted(without, "pattern")
              + " without a regExp, which "
              + (without == 1 ? "was" : "were")
              + " left out");
    }
    return kept;
  }

  private static String id(JsonNode saved) {
    return Objects.requireNonNullElse(Fields.reference(saved, "id"), Fields.text(saved, "name"));
  }

  /** The API's lists leave the friend out; its answer for one object has it. */
  private static String noFriend(String list) {
    return "was left out: it has no friend, as in the API's list; save the answer of GET /"
        + list
        + "/ID as "
        + list
        + "/ID.json too";
  }

  /** Tells of what belongs to friends that are not there. */
  private void reportOrphans(Map<String, List<JsonNode>> byFriend, Set<String> ids, String what) {
    byFriend.forEach((id, orphans) -> {
      if (!ids.contains(id)) {
        report.note(
            client,
            "friend with id " + id,
            "is not there, and so "
                + counted(orphans.size(), what)
                + (orphans.size() == 1 ? " was" : " were")
                + " left out");
      }
    });
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private Map<String, List<JsonNode>> patternsByFriend() throws IOException {
    Map<String, List<JsonNode>> patterns = new LinkedHashMap<>();
    for (JsonNode saved : answers.list("friends_patterns")) {
      String friend = Fields.reference(saved, "friend");
      if (friend == null) {
        report.note(client, "pattern " + Fields.text(saved, "name"), noFriend("friends_patterns"));
      } else {
        patterns.computeIfAbsent(friend, id -> new ArrayList<>()).add(saved);
      }
    }
    return patterns;
  }

  private List<ForwardRule> forwards(String place, List<JsonNode> saved) {
    List<ForwardRule> rules = new ArrayList<>();
    List<ForwardRule> enabled = new ArrayList<>(); // few: they do not conflict
    for (JsonNode setting : saved) {
      try {
        ForwardRule rule = ForwardImport.rule(setting, extensions);
        if (enabled.stream().anyMatch(rule::conflictsWith)) {
          report.note(
              client,
              place,
              "has two enabled forwards for "
                  + rule.condition()
                  + " and the same calls: the later one was disabled");
          rule = rule.disabled();
        }
        if (rule.enabled()) {
          enabled.add(rule);
        }
        rules.add(rule);
      } catch (IllegalArgumentException e) {
        report.note(client, place, "a forward was left out: " + e.getMessage());
      }
    }
    return rules;
  }
}
