package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExtensionFindingsTest {

  private static final Set<FindingCode> ABOUT_EXTENSIONS =
      EnumSet.of(
          FindingCode.EXTENSION_OVER_PATTERN,
          FindingCode.HIDDEN_EXTENSION,
          FindingCode.UNREACHABLE_EXTENSION);

  private static final ExtensionTarget ALICE = ExtensionTarget.endpoint("user", "alice");

  private static List<String> findings(Client... clients) {
    return PlanAnalysis.of(BrandCompiler.create().compile(Brand.of("b", clients))).check().stream()
        .filter(finding -> ABOUT_EXTENSIONS.contains(finding.code()))
        .map(finding ->
            finding.code().token()
                + " "
                + finding.friend().orElse(null)
                + " "
                + finding.pattern().orElse(null)
                + " "
                + finding.extension().orElse(null)
                + " "
                + finding.by())
        .toList();
  }

  @Test
  void an_extension_that_takes_a_number_a_pattern_names_is_reported() {
    assertEquals(
        List.of(
            "extension-over-pattern bilbao ^2001$ 2001 []",
            "extension-over-pattern bilbao ^300[0-9]$ 3001 []"),
        findings(
            Client.builder("c")
                .extension("2001", ALICE)
                .extension("3001", ALICE)
                .extension("4001", ALICE)
                .extension("5001", ALICE)
                .friend(
                    Friend.remote("bilbao")
                        .pattern("^2001$")
                        .pattern("^300[0-9]$")
                        .pattern("^40[0-9]{2}$")
                        .pattern("^5")
                        .build())
                .build()));
  }

  @Test
  void an_extension_that_points_to_friends_or_beats_another_friend_is_not_reported() {
    assertEquals(
        List.of(),
        findings(
            Client.builder("c")
                .extension("2001", ExtensionTarget.throughFriends("2001"))
                .extension("2002", ALICE)
                .friend(Friend.remote("broad").priority(0).pattern("^2").build())
                .friend(Friend.remote("narrow").priority(1).pattern("^2002$").build())
                .build()));
  }

  @Test
  void an_extension_of_the_target_that_others_take_is_hidden() {
    assertEquals(
        List.of(
            "hidden-extension sister null 1001 []",
            "hidden-extension sister null 2001 [bilbao]",
            "hidden-extension sister null 112 []"),
        findings(
            Client.builder("madrid")
                .emergencyNumber("112")
                .extension("1001", ALICE)
                .friend(Friend.internal("sister", "barcelona").priority(5).build())
                .friend(Friend.remote("bilbao").priority(1).pattern("^2[0-9]{3}$").build())
                .build(),
            Client.builder("barcelona")
                .extension("1001", ALICE)
                .extension("1002", ALICE)
                .extension("2001", ALICE)
                .extension("112", ALICE)
                .extension("reception", ALICE)
                .build()));
  }

  @Test
  void an_extension_that_is_an_emergency_number_is_unreachable() {
    assertEquals(
        List.of("unreachable-extension null null 112 []"),
        findings(
            Client.builder("c")
                .emergencyNumber("112")
                .extension("112", ALICE)
                .extension("113", ALICE)
                .build()));
  }
}
