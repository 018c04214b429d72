package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which numbers a pattern is asked of: all that it matches, and of the others few. In the tables
 * stand a pattern, numbers that it is asked of, and numbers that it is not asked of.
 */
class PrefixMaskTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "^944 => 944 9441 944\u00e9 94\u00e9 94\u0080 9\u00e91 \u00e9\u00e9\u00e9 => 94 9 9\u00e9 945 954"
            + " 844 a44",
        "^09 => 09 091 => 0 19 90 08 *9",
        "^#\\*\\+ => #*+ #*+1 => # #* 1*+ #1+ #*1 ##+",
        "^a1 => a1 b1 a12 => a 11 #1 a2 aa",
        "^[a#]1 => a1 #1 => 11 *1 +1",
        "^[^1]2 => 22 a2 \u00e92 \u00802 #2 => 12 2 21",
        "^[0-9]{3} => 000 999 0190 => 00 00a #00 0#0 00#",
        "^[0-9]{4}1 => 000 0000 000a => 00 a000 00a0",
        "^1{2}3 => 113 11\u00e9 => 11 114 123",
        "^1{1,2}3 => 13 113 1a 1 => 23",
        "^1+3 => 13 113 12 1 => 31 3",
        "^(?:1|2)3 => 13 23 => 33 14 1",
        "^(?:12|34)5 => 125 345 325 => 129 349 15",
        "^(?:1|22)3 => 13 223 22 => 33",
        "^(?:12*|3)4 => 14 124 34 1 => 4",
        "^(?:12*){2}3 => 113 1213 12 => 23",
        "^1{2}(?:23|24) => 1123 1124 112 1125 => 113 11",
        "^\\b1 => 1 12 => 2",
        "^1|^21 => 1 11 21 2 => 3 31",
      })
  void a_pattern_is_asked_only_of_numbers_that_begin_like_it(
      String pattern, String asked, String notAsked) {
    admits(pattern, false, asked, notAsked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "12 => 12 123 => 1 21 312",
        "1|22 => 1 2 22 => 3 32",
        "1234 => 123 1239 => 124 12",
      })
  void a_pattern_for_the_whole_number_begins_where_the_number_does(
      String pattern, String asked, String notAsked) {
    admits(pattern, true, asked, notAsked);
  }

  /** Nothing but digits is read of these, as a syntax would say too little of such numbers. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "^9445\\p{Greek} => 944 9446 => 945 84 94",
        "^0\\p{Greek} => 0 0\u03b1 \u03b1 => 1 9 a",
        "^9\\p{Greek} => 9 9\u03b1 => 1 8 a",
        "^94*k\\p{Greek} => 9k\u03b1 9 => 4 8",
        "^94+k\\p{Greek} => 94k\u03b1 9 => 4 8",
        "^94?k\\p{Greek} => 9k\u03b1 9 => 4 8",
        "^94{0,1}k\\p{Greek} => 9k\u03b1 9 => 4 8",
        "^9k4\\p{Greek} => 9 91 => 4 k",
      })
  void of_a_pattern_that_only_re2j_knows_the_first_digits_count(
      String pattern, String asked, String notAsked) {
    admits(pattern, false, asked, notAsked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(?:|1)2",
        "^1*3",
        "^1|2",
        "12",
        "^",
        "",
        "^(?:94)\\p{Greek}",
        "^4?\\p{Greek}",
        "^#\\p{Greek}",
        "^:\\p{Greek}",
        "^9\\p{Greek}|4",
        "9\\p{Greek}",
      })
  void a_pattern_that_may_begin_in_many_ways_is_asked_of_every_number(String pattern) {
    assertEquals(0, PrefixMask.of(PrefixMaskProperties.read(pattern).get(0), false));
    assertTrue(PrefixMask.admits(0, "5"));
  }

  private static void admits(String pattern, boolean full, String asked, String notAsked) {
    long mask = PrefixMask.of(PrefixMaskProperties.read(pattern).get(0), full);
    for (String number : asked.split(" ")) {
      assertTrue(PrefixMask.admits(mask, number), number);
    }
    for (String number : notAsked.split(" ")) {
      assertFalse(PrefixMask.admits(mask, number), number);
    }
  }
}
