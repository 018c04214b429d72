package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.core.analysis.answers.DigitMap;
import io.github.pbxrouting.core.analysis.answers.DigitMap.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How telephones write digit maps. */
enum DigitMapFormat {

  /**
   * The dial plan of Cisco and Linksys SPA telephones. {@code S0} ends a sequence without the short
   * timer; the last sequence takes every other number when the timer runs out. In the guides of
   * some models {@code x} is a digit, in those of others any key: digits are written as a set.
   */
  CISCO {
    @Override
    String text(DigitMap map) {
      return sequences(map, "(", "[0-9]", "S0|", EVERYTHING + ".)");
    }
  },

  /**
   * The dial plan string of Snom telephones: regular expressions, the first that matches. The flag
   * {@code d} sends the number at once. A number without a match waits for the user or the timer.
   */
  SNOM {
    @Override
    String text(DigitMap map) {
      return map.sequences().stream()
          .map(sequence ->
              "!^("
                  + sequence.stream().map(DigitMapFormat::regex).collect(Collectors.joining())
                  + ")$!sip:\\1@\\d!d")
          .collect(Collectors.joining(" "));
    }
  },

  /** The digit map of MGCP, RFC 3435 section 2.1.5; the timer is a letter of the number. */
  MGCP {
    @Override
    String text(DigitMap map) {
      return sequences(map, "(", "x", "|", EVERYTHING + ".T)");
    }
  },

  /** The digit map of Polycom telephones: that of MGCP without its parentheses. */
  POLYCOM {
    @Override
    String text(DigitMap map) {
      return sequences(map, "", "x", "|", EVERYTHING + ".T");
    }

    @Override
    Optional<String> warning(DigitMap map) {
      int segments = map.sequences().size() + 1;
      int characters = text(map).length();
      return segments <= POLYCOM_SEGMENTS && characters <= POLYCOM_CHARACTERS
          ? Optional.empty()
          : Optional.of(
              ("the map has %s characters and %s segments: telephones with SIP 2.1 take at"
                      + " most %s and %s; look up what yours take")
                  .formatted(characters, segments, POLYCOM_CHARACTERS, POLYCOM_SEGMENTS));
    }
  };

  private static final int POLYCOM_CHARACTERS = 768;
  private static final int POLYCOM_SEGMENTS = 30;

  /** One key, and again for those that may follow. */
  private static final String EVERYTHING = set(DialCursor.KEYPAD, "x").repeat(2);

  /** Returns the map in this format, on one line. */
  abstract String text(DigitMap map);

  /** Returns what to say of a map that a telephone may not take, by its manual. */
  Optional<String> warning(DigitMap map) {
    return Optional.empty();
  }

  private static String sequences(
      DigitMap map, String open, String digits, String separator, String rest) {
    StringBuilder text = new StringBuilder(open);
    for (List<Position> sequence : map.sequences()) {
      for (Position position : sequence) {
        text.append(set(position.keys(), digits)).append(position.repeated() ? "." : "");
      }
      text.append(separator);
    }
    return text.append(rest).toString();
  }

  private static String regex(Position position) {
    String keys = position.keys();
    String set = keys.equals("*") ? "[*]" : set(keys, "[0-9]");
    return set + (position.repeated() ? "*" : "");
  }

  /** Returns a set of keys: one key as it is, all digits as given, else in brackets. */
  private static String set(String keys, String digits) {
    if (keys.length() == 1) {
      return keys;
    }
    if (keys.equals(DialCursor.DIGITS)) {
      return digits;
    }
    StringBuilder set = new StringBuilder("[");
    for (int i = 0; i < keys.length(); i++) {
      int last = i;
      while (last + 1 < keys.length() && isNext(keys.charAt(last), keys.charAt(last + 1))) {
        last++;
      }
      set.append(keys.charAt(i));
      if (last > i + 1) {
        set.append('-').append(keys.charAt(last));
        i = last;
      }
    }
    return set.append(']').toString();
  }

  /** Returns whether two digits follow each other. */
  private static boolean isNext(char one, char other) {
    return one >= '0' && other == one + 1 && other <= '9';
  }
}
