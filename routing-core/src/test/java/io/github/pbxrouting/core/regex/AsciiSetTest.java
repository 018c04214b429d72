package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A set of ASCII characters has exactly the characters it was made of. */
class AsciiSetTest {

  @Test
  void a_range_has_what_lies_between_its_ends_and_nothing_else() {
    for (int first = 0; first < 128; first++) {
      for (int last = 0; last < 128; last++) {
        AsciiSet range = AsciiSet.range(first, last);
        for (int c = 0; c < 128; c++) {
          assertEquals(first <= c && c <= last, range.contains(c));
        }
        assertEquals(Math.max(0, last - first + 1), range.size());
      }
    }
  }

  @Test
  void sets_are_joined_intersected_and_complemented() {
    AsciiSet digits = AsciiSet.range('0', '9');
    AsciiSet letters = AsciiSet.range('A', 'Z').or(AsciiSet.range('a', 'z'));
    assertEquals(62, digits.or(letters).size());
    assertTrue(digits.and(letters).isEmpty());
    assertEquals(AsciiSet.of('a'), letters.and(digits.with('a')));
    assertEquals(AsciiSet.ALL, digits.or(digits.complement()));
    assertEquals(AsciiSet.NONE, AsciiSet.ALL.complement());
    assertFalse(digits.complement().contains('5'));
    assertTrue(AsciiSet.range('a', 200).equals(AsciiSet.range('a', 127)));
  }
}
