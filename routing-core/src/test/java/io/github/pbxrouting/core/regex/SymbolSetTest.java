package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A set of ASCII characters has exactly the characters it was made of. */
class SymbolSetTest {

  @Test
  void a_range_has_what_lies_between_its_ends_and_nothing_else() {
    for (int first = 0; first < 128; first++) {
      for (int last = 0; last < 128; last++) {
        SymbolSet range = SymbolSet.range(first, last);
        for (int c = 0; c < 128; c++) {
          assertEquals(first <= c && c <= last, range.contains(c));
        }
        assertEquals(Math.max(0, last - first + 1), range.size());
      }
    }
  }

  @Test
  void sets_are_joined_intersected_and_complemented() {
    SymbolSet digits = SymbolSet.range('0', '9');
    SymbolSet letters = SymbolSet.range('A', 'Z').or(SymbolSet.range('a', 'z'));
    assertEquals(62, digits.or(letters).size());
    assertTrue(digits.and(letters).isEmpty());
    assertEquals(SymbolSet.of('a'), letters.and(digits.with('a')));
    assertEquals(SymbolSet.ALL, digits.or(digits.complement()));
    assertEquals(SymbolSet.NONE, SymbolSet.ALL.complement());
    assertFalse(digits.complement().contains('5'));
    assertEquals(SymbolSet.range('a', 128), SymbolSet.range('a', 127).with(SymbolSet.BEYOND));
    assertEquals(SymbolSet.BEYOND, SymbolSet.symbol('\u20ac'));
    assertEquals(SymbolSet.BEYOND, SymbolSet.of(SymbolSet.BEYOND).first());
    assertEquals(SymbolSet.SYMBOLS, SymbolSet.ALL.size());
  }
}
