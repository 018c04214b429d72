package io.github.pbxrouting.core.analysis.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.analysis.AnalysisOptions;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSpaceTest {

  @Test
  void the_dialable_world_has_digits_star_hash_and_a_leading_plus_in_1_to_15_characters() {
    assertEquals("#*+0123456789", NumberSpace.DIALABLE.alphabet());
    assertEquals(BigInteger.valueOf(13), NumberSpace.DIALABLE.size(1));
    assertEquals(BigInteger.valueOf(13 * 12), NumberSpace.DIALABLE.size(2));
    assertEquals(BigInteger.ZERO, NumberSpace.DIALABLE.size(0));
    assertEquals(BigInteger.ZERO, NumberSpace.DIALABLE.size(16));
    assertEquals(
        BigInteger.valueOf(12).pow(15).subtract(BigInteger.ONE).divide(BigInteger.valueOf(11)),
        NumberSpace.DIALABLE.size().divide(BigInteger.valueOf(13)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "+", "+34", "*94#", "123456789012345"})
  void numbers_of_the_world_belong_to_it(String number) {
    assertTrue(NumberSpace.DIALABLE.contains(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1+", "++", "1a", "1234567890123456", "1 2"})
  void other_texts_do_not_belong_to_it(String number) {
    assertFalse(NumberSpace.DIALABLE.contains(number));
  }

  @ParameterizedTest
  @CsvSource({"'', 1, 2", "'1 2', 1, 2", "1é, 1, 2", "12, 0, 2", "12, 3, 2", "12, 1, 64"})
  void a_world_out_of_bounds_is_refused(String characters, int minLength, int maxLength) {
    assertThrows(
        IllegalArgumentException.class, () -> NumberSpace.of(characters, minLength, maxLength));
  }

  @Test
  void a_world_up_to_its_bounds_is_accepted() {
    StringBuilder printable = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      printable.append(c);
    }
    String first = printable.substring(0, 64);
    String last = printable.substring(printable.length() - 64);

    assertEquals(first, NumberSpace.of(first, 1, 1).alphabet());
    assertEquals(
        last, NumberSpace.of(last, NumberSpace.MAX_LENGTH, NumberSpace.MAX_LENGTH).alphabet());
    assertThrows(
        IllegalArgumentException.class, () -> NumberSpace.of(printable.substring(0, 65), 1, 1));
    assertEquals(1, AnalysisOptions.DEFAULT.withMaxStates(1).maxStates());
    assertThrows(IllegalArgumentException.class, () -> AnalysisOptions.DEFAULT.withMaxStates(0));
  }

  @Test
  void a_character_that_cannot_be_dialled_is_named() {
    assertEquals(
        "alphabet has U+0000: use printable ASCII without spaces",
        assertThrows(IllegalArgumentException.class, () -> NumberSpace.of("\0", 1, 1))
            .getMessage());
  }

  @Test
  void the_alphabet_is_in_order_and_without_repetition() {
    assertEquals("#12", NumberSpace.of("21#12", 1, 2).alphabet());
    assertThrows(IllegalArgumentException.class, () -> new NumberSpace("21", 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new NumberSpace("11", 1, 2));
  }
}
