package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForwardFindingsTest {

  private static final Set<FindingCode> ABOUT_FORWARDS =
      EnumSet.of(
          FindingCode.FORWARD_LOOP,
          FindingCode.DEAD_FORWARD,
          FindingCode.RETURNING_FORWARD,
          FindingCode.DEAD_END);

  private static final ExtensionTarget ALICE = ExtensionTarget.endpoint("user", "alice");

  private static List<String> findings(Client... clients) {
    return PlanAnalysis.of(BrandCompiler.create().compile(Brand.of("b", clients))).check().stream()
        .filter(finding -> ABOUT_FORWARDS.contains(finding.code()))
        .map(finding ->
            finding.severity().token()
                + " "
                + finding.code().token()
                + " "
                + finding.client()
                + " "
                + finding.friend().orElse(null)
                + " "
                + finding.extension().orElse(null)
                + " "
                + finding.witness().orElse(null)
                + ": "
                + finding.message())
        .toList();
  }

  private static Client.Builder madrid() {
    return Client.builder("madrid")
        .extension("1001", ALICE)
        .extension("1800", ExtensionTarget.throughFriends("2001"));
  }

  @Test
  void a_forward_to_an_extension_that_points_back_is_a_cycle() {
    assertEquals(
        List.of(
            "warning forward-loop madrid bilbao null 1800: calls can go in a cycle until the"
                + " limits end them: friend bilbao -busy-> extension 1800 -> friend bilbao, when"
                + " dialling ends with busy; dial 1800 to walk it"),
        findings(
            madrid()
                .friend(
                    Friend.remote("bilbao")
                        .pattern("^2[0-9]{3}$")
                        .forward(ForwardRule.onBusy(ForwardTarget.extension("1800")))
                        .build())
                .build()));
  }

  @Test
  void a_no_answer_forward_that_leads_back_is_told_as_such_too() {
    assertEquals(
        List.of(
            "warning forward-loop madrid bilbao null 1800: internal calls can go in a cycle until"
                + " the limits end them: friend bilbao -no-answer-> extension 1800 -> friend"
                + " bilbao, when dialling ends with no-answer; dial 1800 to walk it",
            "warning returning-forward madrid bilbao 1800 2000: the no-answer forward to extension"
                + " 1800 leads back to the friend that did not answer: the extension points to it"),
        findings(
            madrid()
                .friend(
                    Friend.remote("bilbao")
                        .pattern("^2[0-9]{3}$")
                        .forward(
                            ForwardRule.onNoAnswer(
                                    Duration.ofSeconds(20), ForwardTarget.extension("1800"))
                                .forCalls(CallTypeFilter.INTERNAL))
                        .build())
                .build()));
  }

  @Test
  void a_cycle_of_unconditional_forwards_is_an_error() {
    assertEquals(
        List.of(
            "error forward-loop madrid bilbao null 2: external calls can go in a cycle until"
                + " the limits end them: friend bilbao -unconditional-> extension 1801 -> friend"
                + " seville -unconditional-> extension 1800 -> friend bilbao; dial 2 to walk"
                + " it"),
        findings(
            madrid()
                .extension("1801", ExtensionTarget.throughFriends("4001"))
                .friend(
                    Friend.remote("seville")
                        .priority(2)
                        .pattern("^4")
                        .forward(ForwardRule.unconditionally(ForwardTarget.extension("1800")))
                        .build())
                .friend(
                    Friend.remote("bilbao")
                        .priority(1)
                        .pattern("^2")
                        .forward(
                            ForwardRule.unconditionally(ForwardTarget.extension("1801"))
                                .forCalls(CallTypeFilter.EXTERNAL))
                        .build())
                .build()));
  }

  @Test
  void two_clients_that_point_to_each_other_are_a_cycle_without_any_forward() {
    assertEquals(
        List.of(
            "warning forward-loop madrid sister null 1800: calls can go in a cycle until the"
                + " limits end them: friend sister -> extension 2001 of client barcelona -> friend"
                + " back of client barcelona -> extension 1800 -> friend sister; dial 1800 to walk"
                + " it"),
        findings(
            madrid().friend(Friend.internal("sister", "barcelona").build()).build(),
            Client.builder("barcelona")
                .extension("2001", ExtensionTarget.throughFriends("1800"))
                .friend(Friend.internal("back", "madrid").build())
                .build()));
  }

  private static Friend forwarding(String name, String pattern, String busy, String away) {
    return Friend.remote(name)
        .pattern(pattern)
        .forward(ForwardRule.onBusy(ForwardTarget.extension(busy)))
        .forward(ForwardRule.whenNotRegistered(ForwardTarget.extension(away)))
        .build();
  }

  @Test
  void each_cycle_among_friends_is_told_the_shorter_first() {
    List<String> findings =
        findings(
            madrid()
                .extension("1400", ExtensionTarget.throughFriends("4001"))
                .extension("1500", ExtensionTarget.throughFriends("5001"))
                .friend(forwarding("bilbao", "^2", "1400", "1400"))
                .friend(forwarding("seville", "^4", "1800", "1500"))
                .friend(forwarding("porto", "^5", "1400", "1800"))
                .build());
    assertEquals(
        List.of(
            "friend bilbao -busy or not-registered-> extension 1400 -> friend seville -busy->"
                + " extension 1800 -> friend bilbao",
            "friend bilbao -busy or not-registered-> extension 1400 -> friend seville"
                + " -not-registered-> extension 1500 -> friend porto -not-registered-> extension"
                + " 1800 -> friend bilbao",
            "friend seville -not-registered-> extension 1500 -> friend porto -busy-> extension 1400"
                + " -> friend seville"),
        findings.stream()
            .map(finding -> finding.replaceAll(".* end them: |, when .*", ""))
            .toList());
  }

  @Test
  void friends_that_lead_to_one_another_in_too_many_ways_have_some_cycles_told() {
    Client.Builder client = Client.builder("c");
    int friends = 100;
    for (int i = 0; i < friends; i++) {
      client.extension(Integer.toString(200 + i), ExtensionTarget.throughFriends(300 + i + "#"));
      client.friend(
          forwarding(
              "f" + i,
              "^" + (300 + i) + "#$",
              Integer.toString(200 + (i + 1) % friends),
              Integer.toString(200 + (i + 2) % friends)));
    }
    List<Finding> findings =
        PlanAnalysis.of(BrandCompiler.create().compile(Brand.of("b", client.build()))).check();
    long cycles =
        findings.stream().filter(finding -> finding.code() == FindingCode.FORWARD_LOOP).count();
    assertTrue(cycles >= 1 && cycles <= CallCycles.MAX_CYCLES, () -> cycles + " cycles");
    assertEquals(
        List.of("f0"),
        findings.stream()
            .filter(finding -> finding.code() == FindingCode.UNDECIDED)
            .map(finding -> finding.friend().orElse(null))
            .toList());
  }

  @Test
  void forwards_that_end_well_are_left_alone() {
    assertEquals(
        List.of(),
        findings(
            madrid()
                .friend(
                    Friend.remote("bilbao")
                        .pattern("^2[0-9]{3}$")
                        .forward(ForwardRule.onBusy(ForwardTarget.extension("1001")))
                        .forward(
                            ForwardRule.onNoAnswer(
                                Duration.ofSeconds(5), ForwardTarget.voicemail("v")))
                        .forward(
                            ForwardRule.whenNotRegistered(ForwardTarget.extension("1800"))
                                .disabled())
                        .build())
                .build()));
  }

  @Test
  void a_forward_behind_an_unconditional_one_is_dead() {
    assertEquals(
        List.of(
            "warning dead-forward madrid bilbao null 2000: the busy forward to +34944000000 never"
                + " fires: the unconditional forward is always first",
            "warning dead-forward madrid bilbao null 2000: the not-registered forward to voicemail"
                + " night never fires: the unconditional forward is always first"),
        findings(
            madrid()
                .friend(
                    Friend.remote("bilbao")
                        .pattern("^2[0-9]{3}$")
                        .forward(
                            ForwardRule.onBusy(ForwardTarget.external("+34944000000"))
                                .forCalls(CallTypeFilter.INTERNAL))
                        .forward(
                            ForwardRule.onNoAnswer(
                                    Duration.ofSeconds(5), ForwardTarget.extension("1001"))
                                .forCalls(CallTypeFilter.EXTERNAL))
                        .forward(
                            ForwardRule.whenNotRegistered(ForwardTarget.voicemail("night"))
                                .forCalls(CallTypeFilter.INTERNAL))
                        .forward(
                            ForwardRule.unconditionally(ForwardTarget.extension("1001"))
                                .forCalls(CallTypeFilter.INTERNAL))
                        .build())
                .build()));
  }

  @Test
  void an_extension_or_forward_whose_number_no_friend_takes_ends_nowhere() {
    assertEquals(
        List.of(
            "error dead-end madrid null 1800 1800: the extension points to friends, and no friend"
                + " takes 2001: its calls are rejected",
            "error dead-end madrid null 1802 1802: the extension points to friends, and *5 is"
                + " rejected, unknown-service-code: its calls are rejected",
            "error dead-end madrid porto 1800 3: the busy forward to extension 1800 ends nowhere:"
                + " the extension points to friends, and no friend takes 2001"),
        findings(
            madrid()
                .serviceCode(ServiceCode.exact("*9"))
                .extension("1802", ExtensionTarget.throughFriends("*5"))
                .extension("1803", ExtensionTarget.throughFriends("*9"))
                .friend(
                    Friend.remote("porto")
                        .pattern("^3")
                        .forward(ForwardRule.onBusy(ForwardTarget.extension("1800")))
                        .build())
                .build()));
  }
}
