package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UndiallableNamesTest {

  private static final DialStrings DEFAULT =
      new DialStrings(
          DialStrings.DEFAULT_FRIEND,
          DialStrings.DEFAULT_ENDPOINT,
          DialStrings.DEFAULT_EXTERNAL,
          DialStrings.DEFAULT_EXTERNAL);

  private static final Brand BRAND =
      Brand.of(
          "demo",
          Client.builder("las palmas")
              .extension("1001", ExtensionTarget.endpoint("hot line", "josé"))
              .extension("1002", ExtensionTarget.voicemail("a,b"))
              .extension("1003", ExtensionTarget.endpoint("hot line", "maria"))
              .friend(
                  Friend.remote("a&b")
                      .pattern("^2")
                      .forward(ForwardRule.onBusy(ForwardTarget.voicemail("x y")))
                      .forward(
                          ForwardRule.onNoAnswer(
                                  Duration.ofSeconds(5), ForwardTarget.voicemail("$"))
                              .disabled())
                      .build())
              .friend(Friend.internal("other side", "b").build())
              .build(),
          Client.builder("b").build());

  @Test
  void names_that_cannot_stand_in_a_dial_string_are_listed_with_their_places() {
    String place = "client \"las palmas\"";
    String refused = " cannot be dialled, and calls to it are refused: ";
    String marks = ": use letters, digits and * # + . _ -";

    assertEquals(
        List.of(
            place
                + ", extension \"1001\""
                + refused
                + "U+00E9 at offset 3 cannot stand in a dial string"
                + marks,
            place
                + ", extension \"1002\""
                + refused
                + "U+002C at offset 1 cannot stand in a mailbox"
                + marks
                + " @",
            place
                + ", friend \"a&b\""
                + refused
                + "U+0026 at offset 1 cannot stand in a dial string"
                + marks,
            place
                + ", friend \"a&b\", forward"
                + refused
                + "U+0020 at offset 1 cannot stand in a mailbox"
                + marks
                + " @"),
        UndiallableNames.in(BRAND, DEFAULT));
  }

  @Test
  void only_what_the_templates_ask_for_counts() {
    DialStrings fixed =
        new DialStrings("PJSIP/{number}@x", "Local/{number}@x", "PJSIP/{number}", "PJSIP/{number}");

    assertEquals(2, UndiallableNames.in(BRAND, fixed).size(), "the two mailboxes");
  }

  @Test
  void a_client_that_cannot_be_written_is_listed_once() {
    DialStrings perClient =
        new DialStrings(
            "PJSIP/{number}@{client}", "PJSIP/{id}", "PJSIP/{number}@{client}", "PJSIP/1");

    assertEquals(1, UndiallableNames.in(BRAND, perClient).size());
  }

  @Test
  void an_emergency_number_that_cannot_be_called_is_listed() {
    DialStrings ofClient =
        new DialStrings(
            "PJSIP/{number}", "PJSIP/{id}", "PJSIP/{number}", "PJSIP/{number}@{client}");
    Brand brand = Brand.of("demo", Client.builder("las palmas").emergencyNumber("112").build());
    List<String> lines = UndiallableNames.in(brand, ofClient);

    assertEquals(1, lines.size());
    assertTrue(
        lines
            .get(0)
            .startsWith("client \"las palmas\", emergency number \"112\" cannot be dialled"),
        lines::toString);
  }

  @Test
  void many_names_are_counted_after_twenty_lines() {
    Client.Builder client = Client.builder("c");
    for (int i = 0; i < 25; i++) {
      client.friend(Friend.remote("friend " + i).pattern("^" + i).build());
    }
    List<String> lines = UndiallableNames.in(Brand.of("demo", client.build()), DEFAULT);

    assertEquals(21, lines.size());
    assertEquals("and 5 more names that cannot be dialled", lines.get(20));
  }
}
