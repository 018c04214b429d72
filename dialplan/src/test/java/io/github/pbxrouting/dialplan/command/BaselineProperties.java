package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.testing.Plans;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** A baseline knows the findings of a plan again, however it was edited elsewhere. */
@Tag("slow")
class BaselineProperties {

  /** So few that what many friends lose to each other is not told apart. */
  private static final String FEW_STATES = "300";

  private static final String MANY_STATES = "200000";

  @Provide
  Arbitrary<Brand> brands() {
    return Plans.scenarios().map(Plans.Scenario::brand);
  }

  private static String check(Brand brand, String states, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "check",
                "-",
                "--json",
                "--fail-on=never",
                "--max-length=5",
                "--max-states",
                states));
    args.addAll(List.of(more));
    Run run = Run.dialplanReading(PlanFiles.format(brand), args.toArray(String[]::new));
    assertEquals("", run.err());
    assertEquals(0, run.status());
    return run.out();
  }

  private static String newFindings(Brand before, Brand after, String states, String newStates)
      throws IOException {
    Path baseline = Files.createTempFile("baseline", ".jsonl");
    try {
      Files.writeString(baseline, check(before, states));
      return check(after, newStates, "--baseline", baseline.toString());
    } finally {
      Files.delete(baseline);
    }
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
  void a_plan_has_no_new_findings_against_its_own_baseline(@ForAll("brands") Brand brand)
      throws IOException {
    assertEquals("", newFindings(brand, brand, MANY_STATES, MANY_STATES));
    assertEquals("", newFindings(brand, brand, FEW_STATES, FEW_STATES));
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
  void another_order_makes_nothing_new(@ForAll("brands") Brand brand) throws IOException {
    assertEquals(
        "", newFindings(edited(brand, false, 0), edited(brand, true, 0), MANY_STATES, MANY_STATES));
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
  void more_or_fewer_weaker_friends_make_nothing_new_but_about_themselves(
      @ForAll("brands") Brand brand) throws IOException {
    Brand few = edited(brand, false, 1);
    Brand many = edited(brand, true, 6);
    for (String found : newFindings(few, many, MANY_STATES, MANY_STATES).lines().toList()) {
      assertTrue(found.contains("\"friend\":\"extra"), found);
    }
    assertEquals("", newFindings(many, few, MANY_STATES, MANY_STATES));
  }

  /** What 24 friends without anchors lose to each other is told apart, or counted as a whole. */
  @Example
  void what_is_told_apart_or_as_a_whole_is_known_in_either_form() throws IOException {
    List<Friend> friends = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      friends.add(
          Friend.remote("f" + i)
              .priority(i / 3)
              .patterns(
                  String.format(Locale.ROOT, "%03d", i * 367 % 1000),
                  String.format(Locale.ROOT, "%03d", i * 613 % 1000 + 7))
              .build());
    }
    Brand brand = Brand.of("b", Client.builder("m").friends(friends).build());
    String summaries = check(brand, FEW_STATES);
    String pairs = check(brand, MANY_STATES);
    assertTrue(
        summaries
            .lines()
            .anyMatch(
                line -> line.contains("competing-friends") && line.contains("\"summary\":true")),
        summaries);
    assertTrue(pairs.lines().noneMatch(line -> line.contains("\"summary\"")), pairs);

    assertEquals("", newFindings(brand, brand, FEW_STATES, MANY_STATES));
    assertEquals("", newFindings(brand, brand, MANY_STATES, FEW_STATES));
  }

  /**
   * The brand in one of two orders, and with more friends, weaker than the others. Each friend has
   * its priority, so that order decides nothing.
   */
  private static Brand edited(Brand brand, boolean reversed, int more) {
    List<Client> clients = new ArrayList<>();
    for (Client client : brand.clients()) {
      List<Friend> friends = new ArrayList<>();
      for (Friend friend :
          client.friends().stream().sorted(Comparator.comparingInt(Friend::priority)).toList()) {
        friends.add(
            friend instanceof RemoteFriend remote
                ? remote.toBuilder().priority(friends.size()).build()
                : ((InternalFriend) friend).toBuilder().priority(friends.size()).build());
      }
      for (int i = 0; i < more; i++) {
        friends.add(
            Friend.remote("extra" + i)
                .priority(friends.size())
                .normalizedOnly(true)
                .pattern("^7" + i + "$")
                .build());
      }
      List<Extension> extensions = new ArrayList<>(client.extensions());
      if (reversed) {
        Collections.reverse(friends);
        Collections.reverse(extensions);
      }
      clients.add(
          client.toBuilder()
              .clearFriends()
              .friends(friends)
              .clearExtensions()
              .extensions(extensions)
              .build());
    }
    if (reversed) {
      Collections.reverse(clients);
    }
    return Brand.of(brand.name(), clients);
  }
}
