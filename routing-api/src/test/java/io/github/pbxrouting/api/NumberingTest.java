package io.github.pbxrouting.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbering rules by themselves, and those that a numbering plan comes to. */
final class NumberingTest {

  @ParameterizedTest
  @CsvSource({
    "00, 4, 15, +, 001234, +1234",
    "00, 4, 15, +, 00123, ''", // too few digits
    "00, 4, 6, +, 001234567, ''", // too many
    "00, 4, 15, +, 0012#4, ''", // digits alone
    "00, 4, 15, +, 012345, ''", // another prefix
    "'', 3, 3, +34, 123, +34123",
    "9, 2, 6, '', 9112, 112",
    "*, 0, 2, 0, *, 0",
  })
  void a_rule_fits_its_prefix_and_so_many_digits(
      String prefix, int min, int max, String replaceWith, String number, String result) {
    NumberingRule rule = NumberingRule.of(prefix, min, max, replaceWith);
    assertEquals(!result.isEmpty(), rule.fits(number));
    if (rule.fits(number)) {
      assertEquals(result, rule.apply(number));
    } else {
      assertThrows(IllegalArgumentException.class, () -> rule.apply(number));
    }
  }

  @Test
  void the_first_rule_that_fits_applies_once() {
    List<NumberingRule> rules =
        List.of(
            NumberingRule.of("1", 2, 3, "2"),
            NumberingRule.of("", 3, 3, "+"),
            NumberingRule.of("2", 2, 3, "3"));
    assertEquals("223", NumberingRule.normalize(rules, "123"));
    assertEquals("+223", NumberingRule.normalize(rules, "223"));
    assertEquals("3444", NumberingRule.normalize(rules, "2444"));
    assertEquals("9", NumberingRule.normalize(rules, "9"));
  }

  @Test
  void a_number_that_stays_is_the_same_object() {
    String number = new String("123");
    assertSame(number, NumberingRule.normalize(List.of(NumberingRule.of("1", 2, 2, "1")), number));
    assertSame(number, NumberingRule.normalize(List.of(), number));
  }

  @Test
  void a_rule_that_may_leave_nothing_is_refused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> NumberingRule.of("9", 0, 3, ""));
    assertTrue(
        refused.getMessage().startsWith("minDigits must be at least 1"), refused::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "00441234567, +441234567",
    "944000111, +34944000111",
    "555111, +34944555111", // local: the area code is put in front
    "9112, 112",
    "900441234567, +441234567",
    "9944000111, +34944000111",
    "112, 112",
    "+34944000111, +34944000111",
  })
  void the_rules_of_a_numbering_plan_make_e164(String dialled, String normalised) {
    List<NumberingRule> rules =
        NumberingPlan.builder("34", 9).areaCode("944").outsideLine('9').build().rules();
    assertEquals(normalised, NumberingRule.normalize(rules, dialled));
  }

  @Test
  void a_trunk_prefix_stands_before_national_numbers_only() {
    List<NumberingRule> rules =
        NumberingPlan.builder("44", 10)
            .internationalPrefix("00")
            .trunkPrefix("0")
            .areaCode("20")
            .build()
            .rules();
    assertEquals("+442079460000", NumberingRule.normalize(rules, "02079460000"));
    assertEquals("+442079460000", NumberingRule.normalize(rules, "79460000"));
    assertEquals("2079460000", NumberingRule.normalize(rules, "2079460000"));
  }

  @Test
  void an_area_code_as_long_as_a_national_number_is_refused() {
    NumberingPlan.Builder plan = NumberingPlan.builder("34", 3).areaCode("944");
    assertThrows(IllegalArgumentException.class, plan::build);
    assertThrows(IllegalArgumentException.class, () -> NumberingPlan.builder("+34", 9));
    assertThrows(IllegalArgumentException.class, () -> NumberingPlan.builder("34", 14));
  }
}
