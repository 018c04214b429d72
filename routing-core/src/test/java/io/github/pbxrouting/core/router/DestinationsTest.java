package io.github.pbxrouting.core.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.InvalidDestinationException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {

  private static final int MOST = 40;

  @Test
  void a_buffer_is_ascii_when_all_of_the_number_is_whatever_stands_around_it() {
    for (int length = 1; length <= MOST; length++) {
      byte[] buffer = new byte[length + 2];
      Arrays.fill(buffer, (byte) 0x7F);
      buffer[0] = (byte) 0xE2;
      buffer[length + 1] = (byte) 0x80;
      assertTrue(Destinations.isAscii(buffer, 1, length, MOST), "length " + length);
      for (int at = 1; at <= length; at++) {
        buffer[at] = (byte) 0x80;
        assertFalse(Destinations.isAscii(buffer, 1, length, MOST), length + " at " + at);
        buffer[at] = 0;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, true",
    "5, 5, true",
    "0, 10, true",
    "9, 1, true",
    "0, 0, false",
    "-1, 5, false",
    "6, 5, false",
    "0, 11, false",
    "10, 1, false",
    "2147483647, 1, false",
    "0, -1, false"
  })
  void a_buffer_holds_a_number_only_within_its_bounds(int offset, int length, boolean holds) {
    assertEquals(holds, Destinations.isAscii(new byte[10], offset, length, 10));
  }

  @Test
  void a_buffer_that_is_not_there_or_a_number_beyond_the_limit_is_not_ascii() {
    assertFalse(Destinations.isAscii((byte[]) null, 0, 1, MOST));
    assertTrue(Destinations.isAscii(new byte[50], 0, MOST, MOST));
    assertFalse(Destinations.isAscii(new byte[50], 0, MOST + 1, MOST));
  }

  @Test
  void a_text_is_ascii_up_to_del() {
    for (int at = 0; at < 3; at++) {
      StringBuilder text = new StringBuilder("123");
      text.setCharAt(at, '\u007f');
      assertTrue(Destinations.isAscii(text.toString()));
      text.setCharAt(at, '\u0080');
      assertFalse(Destinations.isAscii(text.toString()));
    }
  }

  @Test
  void the_first_character_beyond_ascii_is_none_of_it() {
    assertFalse(Destinations.isAscii("\u0080"));
  }

  @ParameterizedTest
  @CsvSource({"0, empty", "41, has 41 characters: give at most 40"})
  void a_text_of_no_or_too_much_length_is_refused(int length, String words) {
    String text = "1".repeat(length);
    refused(words, () -> Destinations.text(text, MOST));
    refused(words, () -> Destinations.text(text.getBytes(UTF_8), 0, length, MOST));
  }

  @Test
  void a_text_up_to_the_limit_is_taken_as_it_is() {
    for (String text : new String[] {"1", "1".repeat(MOST), "\u20ac".repeat(MOST), "\ud83d"}) {
      assertEquals(text, Destinations.text(text, MOST));
    }
    byte[] longest = ("9" + "\u20ac".repeat(MOST) + "9").getBytes(UTF_8);
    assertEquals("\u20ac".repeat(MOST), Destinations.text(longest, 1, longest.length - 2, MOST));
  }

  @Test
  void what_is_no_utf_8_or_too_long_in_it_is_refused() {
    refused("not UTF-8", () -> Destinations.text(new byte[] {'1', (byte) 0x80}, 0, 2, MOST));
    refused("not UTF-8", () -> Destinations.text("\u20ac".getBytes(UTF_8), 0, 2, MOST));
    refused("121 characters", () -> Destinations.text(new byte[200], 0, 121, MOST));
    refused("120 characters", () -> Destinations.text(new byte[200], 0, 120, MOST));
    assertThrows(IndexOutOfBoundsException.class, () -> Destinations.text(new byte[2], 1, 2, MOST));
  }

  @Test
  void nothing_is_refused_with_what_to_give() {
    refused("is null: give", () -> Destinations.text(null, MOST));
    refused("is null: give", () -> Destinations.text(null, 0, 1, MOST));
    refused("1 to 40 characters", () -> Destinations.text(null, 0, 1, MOST));
  }

  private static void refused(String words, Runnable attempt) {
    String message =
        String.valueOf(assertThrows(InvalidDestinationException.class, attempt::run).getMessage());
    assertTrue(message.contains(words), message);
  }
}
