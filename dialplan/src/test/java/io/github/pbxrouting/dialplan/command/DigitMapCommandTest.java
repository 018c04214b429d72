package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static io.github.pbxrouting.dialplan.command.Run.dialplan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.core.analysis.answers.DigitMap;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitMapCommandTest {

  @ParameterizedTest
  @CsvSource({
    "mgcp, '(0034954xxxxxx|091|100[12]|112|1[579]00|180[01]|[24]xxx|300[12]|3900|*95|"
        + "[0-9*#][0-9*#].T)'",
    "polycom, '0034954xxxxxx|091|100[12]|112|1[579]00|180[01]|[24]xxx|300[12]|3900|*95|"
        + "[0-9*#][0-9*#].T'",
    "cisco, '(0034954[0-9][0-9][0-9][0-9][0-9][0-9]S0|091S0|100[12]S0|112S0|1[579]00S0|"
        + "180[01]S0|[24][0-9][0-9][0-9]S0|300[12]S0|3900S0|*95S0|[0-9*#][0-9*#].)'",
  })
  void the_demo_plan_as_a_map(String format, String map) {
    Run run = dialplan("digit-map", DEMO, "--client", "madrid", "--format", format);
    assertEquals(new Run(0, map + "\n", ""), run);
  }

  @Test
  void a_map_that_a_telephone_may_not_take_is_told() {
    DigitMap fits = DigitMap.of(router("^1[02]$"));
    assertEquals(Optional.empty(), DigitMapFormat.POLYCOM.warning(fits));
    StringBuilder pattern = new StringBuilder("^(12");
    for (int i = 0; i < 30; i++) {
      pattern.append('|').append(300 + 7 * i).append("5".repeat(i % 9));
    }
    DigitMap large = DigitMap.of(router(pattern + ")$"));
    String warning = DigitMapFormat.POLYCOM.warning(large).orElseThrow();
    assertTrue(
        warning.endsWith(
            " segments: telephones with SIP 2.1 take at most 768 and 30; look up what yours take"),
        warning);
    for (DigitMapFormat other : DigitMapFormat.values()) {
      if (other != DigitMapFormat.POLYCOM) {
        assertEquals(Optional.empty(), other.warning(large), "no manual names a limit: " + other);
      }
    }
  }

  @Test
  void a_digit_of_a_cisco_map_is_no_other_key() {
    DigitMap map = DigitMap.of(router("^2[0-9]$", "^2[*]#1$"));
    assertEquals(
        "(2[0-9]S0|2*#1S0|[0-9*#][0-9*#].)", DigitMapFormat.CISCO.text(map), "x may match *");
  }

  @Test
  void snom_has_an_entry_for_each_sequence() {
    Run run = dialplan("digit-map", DEMO, "--client", "madrid", "--format", "snom");
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("!^(0034954[0-9][0-9]"), run.out());
    assertTrue(run.out().endsWith(" !^([*]95)$!sip:\\1@\\d!d\n"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "^9[0-9]*#$, (9x.#|[0-9*#][0-9*#].T)",
    "^[0-9]*#$, (x.#|[0-9*#][0-9*#].T)",
    "^[13-57]$, ([13-57]|[0-9*#][0-9*#].T)",
    "^1(2|34)$, (12|134|[0-9*#][0-9*#].T)",
    "^34, ([0-9*#][0-9*#].T)", // never complete
  })
  void what_the_plan_takes_and_does_not_take_longer_is_a_sequence(String pattern, String map) {
    DigitMap of = DigitMap.of(router(pattern));
    assertEquals(map, DigitMapFormat.MGCP.text(of));
    assertEquals(List.of(), of.differences());
  }

  @Test
  void a_group_that_repeats_is_told() {
    DigitMap map = DigitMap.of(router("^(12)*#$"));
    assertEquals("(#|[0-9*#][0-9*#].T)", DigitMapFormat.MGCP.text(map));
    assertEquals(
        List.of(
            "a sequence of digits cannot repeat a group of them: numbers that go on after such as"
                + " 12 wait for the timer"),
        map.differences());
  }

  @Test
  void numbers_that_the_table_does_not_decide_on_are_told() {
    DigitMap map = DigitMap.of(router("^1$", "^2[0-9]*7[0-9]{30}$"));
    assertEquals(1, map.differences().size(), map.toString());
    assertTrue(
        map.differences().get(0).startsWith("the plan's table does not decide on numbers such as"),
        map.toString());
  }

  @Test
  void too_many_sequences_are_told_and_none_is_written() {
    Client.Builder client = Client.builder("c");
    for (int i = 10_000; i < 100_000; i += 9) {
      String number = String.valueOf(i);
      client.extension(number, ExtensionTarget.endpoint("user", number));
    }
    DigitMap map =
        DigitMap.of(RouterCompiler.load().compile(Brand.of("b", client.build())).client("c"));
    assertEquals(List.of(), map.sequences());
    assertTrue(map.differences().get(0).startsWith("the plan needs more than 5000"));
  }

  private static CallRouter router(String... patterns) {
    Client client =
        Client.builder("c").friend(Friend.remote("f").patterns(patterns).build()).build();
    return RouterCompiler.load().compile(Brand.of("b", client)).client("c");
  }

  @Test
  void a_router_of_another_library_is_refused() {
    Brand brand = Brand.of("b", Client.builder("c").build());
    Map<String, ReferenceRouter> others =
        ReferenceRouter.ofBrand(brand, CompileOptions.DEFAULT.limits());
    assertThrows(IllegalArgumentException.class, () -> DigitMap.of(others.get("c")));
    assertThrows(NullPointerException.class, () -> DigitMap.of(null));
  }

  @Test
  void a_command_line_that_is_wrong_is_refused() {
    assertEquals(2, dialplan("digit-map", DEMO, "--client", "nobody", "--format", "mgcp").status());
    assertEquals(2, dialplan("digit-map", DEMO, "--client", "madrid").status());
    assertEquals(2, dialplan("digit-map", DEMO, "--format", "mgcp").status());
    Run run = dialplan("digit-map", DEMO, "--client", "madrid", "--format", "fax");
    assertTrue(run.err().contains("must be one of cisco, snom, mgcp, polycom"), run.err());
  }
}
