package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.core.analysis.answers.DigitMap;
import io.github.pbxrouting.core.testing.Plans;
import io.github.pbxrouting.core.testing.Plans.Scenario;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * A telephone with the map sends a number at once exactly where the client's cursor says that it is
 * complete, in every format: over every number of a few keys, and every number around the plan.
 */
@Tag("slow")
final class DigitMapProperties {

  private static final String KEYS = "12*#";
  private static final int LONGEST = 4;

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Plans.scenarios();
  }

  @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
  void a_telephone_sends_a_number_at_once_exactly_where_the_plan_says_that_it_is_complete(
      @ForAll("scenarios") Scenario scenario) {
    holdTelephones(scenario);
  }

  @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
  @Tag("thorough")
  void a_telephone_sends_a_number_at_once_exactly_where_it_is_complete_for_long(
      @ForAll("scenarios") Scenario scenario) {
    holdTelephones(scenario);
  }

  private static void holdTelephones(Scenario scenario) {
    BrandRouter brand = RouterCompiler.load().compile(scenario.brand());
    for (Client client : scenario.brand().clients()) {
      CallRouter router = brand.client(client.id());
      DigitMap map = DigitMap.of(router);
      for (DigitMapFormat format : DigitMapFormat.values()) {
        Telephone telephone = Telephone.with(format, format.text(map));
        holdAll(telephone, map, router.dial(), "");
        holdAround(telephone, map, router.dial(), scenario.numbers());
      }
    }
  }

  private static void holdAll(Telephone telephone, DigitMap map, DialCursor cursor, String number) {
    for (int i = 0; i < KEYS.length() && number.length() < LONGEST; i++) {
      String longer = number + KEYS.charAt(i);
      hold(telephone, map, cursor, longer);
      holdAll(telephone, map, cursor, longer);
    }
  }

  private static void holdAround(
      Telephone telephone, DigitMap map, DialCursor cursor, Set<String> numbers) {
    for (String number : numbers) {
      int length = 0;
      while (length < Math.min(number.length(), 16)
          && DialCursor.KEYPAD.indexOf(number.charAt(length)) >= 0) {
        hold(telephone, map, cursor, number.substring(0, ++length));
      }
    }
  }

  private static void hold(Telephone telephone, DigitMap map, DialCursor cursor, String number) {
    boolean complete = isComplete(cursor.reset().append(number));
    if (map.differences().isEmpty()) {
      assertEquals(complete, telephone.sendsAtOnce(number), number);
    } else {
      assertTrue(complete || !telephone.sendsAtOnce(number), number);
    }
    assertTrue(telephone.sendsAtOnce(number) || telephone.sendsOnTimer(number), number);
  }

  private static boolean isComplete(DialCursor cursor) {
    RouteKind kind = cursor.decision().kind();
    return kind != RouteKind.EXTERNAL
        && kind != RouteKind.REJECTED
        && cursor.mayBeComplete()
        && !cursor.matchMore();
  }
}
