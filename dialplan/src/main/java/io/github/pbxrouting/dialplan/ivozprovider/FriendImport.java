package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Imports the friends of one client, with their patterns and forwards. */
final class FriendImport {

  /** The words that the API has for how a friend is reached. */
  private static final Set<String> CONNECTIVITY = Set.of("yes", "no", "trunk", "intervpbx");

  private final Companies.Company company;
  private final Companies companies;
  private final ForwardImport forwards;
  private final Report report;

  FriendImport(
      Companies.Company company, Companies companies, ForwardImport forwards, Report report) {
    this.company = company;
    this.companies = companies;
    this.forwards = forwards;
    this.report = report;
  }

  /** Imports the friends; what cannot be taken over is reported and left out. */
  List<Friend> read() throws IOException {
    SavedAnswers answers = company.answers();
    Map<String, List<JsonNode>> patternsById =
        patternsByFriend(answers.list("friends_patterns").objects());
    Map<String, List<JsonNode>> forwardsById =
        forwards.byFriend(answers.list("call_forward_settings").objects());
    List<JsonNode> saved = answers.list("friends").objects();
    Set<String> ids = new HashSet<>();
    saved.forEach(one -> ids.add(id(one)));
    reportOrphans(patternsById, ids, "pattern");
    reportOrphans(forwardsById, ids, "forward");
    reportListsAlone(saved);
    boolean severalCompanies = Companies.ofFriends(answers).size() > 1;
    Set<String> names = new HashSet<>();
    List<Friend> friends = new ArrayList<>();
    for (JsonNode one : saved) {
      String name = Fields.text(one, "name");
      String place = "friend " + name;
      if (severalCompanies && isOfAnother(one)) {
        report.note(
            place,
            "was left out: it belongs to the company "
                + Fields.reference(one, "company")
                + ", as in the brand's API, and the client is the company "
                + company.id());
        continue;
      }
      if (!names.add(name)) {
        report.note(place, "was left out: another friend has its name");
        continue;
      }
      try {
        Friend friend =
            friend(
                one,
                patternsById.getOrDefault(id(one), List.of()),
                forwardsById.getOrDefault(id(one), List.of()));
        if (friend != null) {
          friends.add(friend);
        }
      } catch (IllegalArgumentException e) {
        report.note(place, "was left out: " + e.getMessage());
      }
    }
    return friends;
  }

  private boolean isOfAnother(JsonNode saved) {
    String owner = Fields.reference(saved, "company");
    return owner != null && !owner.equals(company.id());
  }

  private @Nullable Friend friend(
      JsonNode saved, List<JsonNode> patterns, List<JsonNode> settings) {
    String name = Fields.text(saved, "name");
    String place = "friend " + name;
    boolean normalizedOnly = report.truth(saved, "alwaysApplyTransformations", false, place);
    String connectivity = Fields.text(saved, "directConnectivity");
    if (saved.has("directConnectivity") && !CONNECTIVITY.contains(connectivity)) {
      report.note(
          place,
          "directConnectivity is %s: it was taken for a friend with patterns"
              .formatted(Fields.shown(saved, "directConnectivity")));
    }
    if (!connectivity.equals("intervpbx")) {
      RemoteFriend.Builder friend =
          Friend.remote(name).priority(priority(saved, place)).normalizedOnly(normalizedOnly);
      reportSetOfItsOwn(saved, place);
      expressions(patterns, place).forEach(friend::pattern);
      forwards.rules(place, settings).forEach(friend::forward);
      return friend.build();
    }
    String target = companies.client(saved, "interCompany");
    String id = Fields.reference(saved, "interCompany");
    if (id == null) {
      report.note(place, "was left out: interCompany is missing, and so it takes no number");
      return null;
    }
    if (target == null) {
      JsonNode other = saved.path("interCompany");
      report.note(
          place,
          "was left out: it points to the company "
              + (other.isObject() ? Fields.text(other, "name") : id)
              + ", which is not among the imported clients: save its answers in a folder beside,"
              + " with GET /companies/ID as company.json");
      return null;
    }
    if (target.equals(company.client())) {
      report.note(
          place,
          "was left out: it points to its own company, whose extensions ring without a friend; only"
              + " numbers that are sent through the friends could reach it");
      return null;
    }
    InternalFriend.Builder friend =
        Friend.internal(name, target)
            .priority(priority(saved, place))
            .normalizedOnly(normalizedOnly);
    forwards.rules(place, settings).forEach(friend::forward);
    return friend.build();
  }

  /** Reports a transformation set that is not the company's: numbers are normalised by client. */
  private void reportSetOfItsOwn(JsonNode saved, String place) {
    String own = Fields.reference(saved, "transformationRuleSet");
    if (own != null && !own.equals(Fields.reference(company.answer(), "transformationRuleSet"))) {
      report.note(
          place,
          "has its own transformation set, which was not taken over: normalise the numbers"
              + " that it dials before they are routed");
    }
  }

  private int priority(JsonNode saved, String place) {
    if (!saved.has("priority")) {
      return Friend.DEFAULT_PRIORITY;
    }
    String priority = Fields.text(saved, "priority");
    try {
      return Integer.parseInt(priority);
    } catch (NumberFormatException e) {
      report.note(
          place,
          "its priority, %s, is not a whole number; it became %s"
              .formatted(
                  priority.isEmpty() ? Fields.shown(saved, "priority") : priority,
                  Friend.DEFAULT_PRIORITY));
      return Friend.DEFAULT_PRIORITY;
    }
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
        report.note(place, "has an empty pattern, which matches every number; it was kept");
      }
      PatternImport imported = PatternImport.of(pattern);
      imported.notes().forEach(note -> report.note(place, note));
      if (imported.pattern() != null) {
        kept.add(imported.pattern());
      }
    }
    if (without > 0) {
      report.note(
          place,
          "has "
              + counted(without, "pattern")
              + " without a regExp, which "
              + (without == 1 ? "was" : "were")
              + " left out");
    }
    return kept;
  }

  private Map<String, List<JsonNode>> patternsByFriend(List<JsonNode> saved) {
    Map<String, List<JsonNode>> patterns = new LinkedHashMap<>();
    for (JsonNode one : saved) {
      String friend = Fields.reference(one, "friend");
      if (friend == null) {
        report.note("pattern " + Fields.text(one, "name"), withoutFriend("friends_patterns"));
      } else {
        patterns.computeIfAbsent(friend, id -> new ArrayList<>()).add(one);
      }
    }
    return patterns;
  }

  private static String id(JsonNode saved) {
    return Objects.requireNonNullElse(Fields.id(saved), Fields.text(saved, "name"));
  }

  /** Tells where the friend is named, which the API's lists leave out. */
  static String withoutFriend(String list) {
    return ("was left out: it has no friend, as in the API's list; save the answer of GET /%s/ID as"
            + " %s/ID.json too")
        .formatted(list, list);
  }

  /** Reports what belongs to friends that are not there. */
  private void reportOrphans(Map<String, List<JsonNode>> byFriend, Set<String> ids, String what) {
    byFriend.forEach((id, orphans) -> {
      if (!ids.contains(id)) {
        report.note(
            "friend with id " + id,
            "is not there, and so "
                + counted(orphans.size(), what)
                + (orphans.size() == 1 ? " was" : " were")
                + " left out");
      }
    });
  }

  /** Reports what the API's list of friends leaves out. */
  private void reportListsAlone(List<JsonNode> saved) {
    if (!company.answers().hasSingles("friends")
        && saved.stream().anyMatch(one -> !one.has("alwaysApplyTransformations"))) {
      report.note(
          "friends.json",
          "does not say whose alwaysApplyTransformations is set, or who has a transformation set:"
              + " save the answer of GET /friends/ID as friends/ID.json too");
    }
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
