package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.dialplan.PlanFile;
import io.github.pbxrouting.dialplan.output.Result.Location;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in a plan file findings belong: at a pattern, an extension, a friend or a client. */
final class FindingPlaces {

  /** By client, and below it by a kind and a name: the first place of that name. */
  private final Map<String, Map<String, String>> places = new HashMap<>();

  private final Map<String, Location> locations = new HashMap<>();
  private final PlanFile plan;
  private final String file;

  FindingPlaces(PlanFile plan, Path file) {
    this.plan = plan;
    this.file = file.toString();
    int c = 0;
    for (Client client : plan.brand().clients()) {
      String at = "clients[" + c++ + "]";
      Map<String, String> inClient = new HashMap<>();
      places.put(client.id(), inClient);
      inClient.put("", at + ".id");
      for (int e = 0; e < client.extensions().size(); e++) {
        inClient.putIfAbsent(
            extension(client.extensions().get(e).number()), at + ".extensions[" + e + "].number");
      }
      for (int f = 0; f < client.friends().size(); f++) {
        Friend friend = client.friends().get(f);
        String atFriend = at + ".friends[" + f + "]";
        inClient.putIfAbsent(friend(friend.name()), atFriend + ".name");
        if (friend instanceof RemoteFriend remote) {
          for (int p = 0; p < remote.patterns().size(); p++) {
            inClient.putIfAbsent(
                pattern(friend.name(), remote.patterns().get(p)),
                atFriend + ".patterns[" + p + "]");
          }
        }
      }
    }
  }

  private static String extension(String number) {
    return "extension\n" + number;
  }

  private static String friend(String name) {
    return "friend\n" + name;
  }

  private static String pattern(String friend, String pattern) {
    return "pattern\n" + friend + '\n' + pattern;
  }

  /** Returns where a finding belongs. */
  Location of(Finding finding) {
    Map<String, String> inClient = places.getOrDefault(finding.client(), Map.of());
    String friend = finding.friend().orElse("");
    String place = inClient.get(pattern(friend, finding.pattern().orElse("")));
    if (place == null || finding.pattern().isEmpty()) {
      place = inClient.get(friend(friend));
    }
    if (place == null) {
      place = inClient.get(extension(finding.extension().orElse("")));
    }
    return at(place == null ? inClient.getOrDefault("", "") : place);
  }

  /** Returns what to do about a finding; a pattern to write stands in it as the file writes it. */
  String advice(Finding finding) {
    return finding.pattern().isPresent()
        ? plan.written(of(finding).place(), finding.suggestion())
        : finding.suggestion();
  }

  /** Returns where the first of two routes is that the client has a friend or extension of. */
  Location of(String client, @Nullable Route route, @Nullable Route other) {
    Map<String, String> inClient = places.getOrDefault(client, Map.of());
    List<@Nullable Route> routes = Arrays.asList(route, other);
    for (Route each : routes) {
      String place = each == null ? null : inClient.get(key(each));
      if (place != null) {
        return at(place);
      }
    }
    return at(inClient.getOrDefault("", ""));
  }

  private static String key(Route route) {
    return route.friend().isPresent()
        ? friend(route.friend().get())
        : extension(route.extension().orElse(""));
  }

  /** Returns where a place of the plan is. */
  Location at(String place) {
    return locations.computeIfAbsent(
        place, any -> new Location(file, place, plan.position(place).orElse(null)));
  }
}
