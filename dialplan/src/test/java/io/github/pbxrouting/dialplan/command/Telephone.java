package io.github.pbxrouting.dialplan.command;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What telephones do with a digit map, read from its text: as the manuals of Linksys, Snom and
 * Polycom and RFC 3435 describe it.
 */
interface Telephone {

  /** Whether the number is sent when its last key is pressed. */
  boolean sendsAtOnce(String number);

  /** Whether the number is sent when the timer runs out, and not before. */
  boolean sendsOnTimer(String number);

  static Telephone with(DigitMapFormat format, String text) {
    return switch (format) {
      case SNOM -> new Snom(text);
      case CISCO -> new Sequences(inside(text), "S0", "");
      case MGCP -> new Sequences(inside(text), "", "T");
      case POLYCOM -> new Sequences(text, "", "T");
    };
  }

  private static String inside(String text) {
    if (!text.matches("\\(.*\\)")) {
      throw new AssertionError("no parentheses around " + text);
    }
    return text.substring(1, text.length() - 1);
  }

  /** Entries of a pattern, a result and flags, between equal separators. */
  final class Snom implements Telephone {

    private final List<Pattern> patterns = new ArrayList<>();

    Snom(String text) {
      for (String entry : text.isEmpty() ? new String[0] : text.split(" ")) {
        String[] parts = entry.substring(1).split(Pattern.quote(entry.substring(0, 1)));
        if (parts.length != 3 || !parts[1].equals("sip:\\1@\\d") || !parts[2].equals("d")) {
          throw new AssertionError("no entry: " + entry);
        }
        patterns.add(Pattern.compile(parts[0]));
      }
    }

    @Override
    public boolean sendsAtOnce(String number) {
      return patterns.stream().anyMatch(pattern -> pattern.matcher(number).find());
    }

    @Override
    public boolean sendsOnTimer(String number) {
      return !sendsAtOnce(number);
    }
  }

  /**
   * Sequences between bars.
   *
   * @param text the sequences
   * @param atOnce what ends a sequence that needs no timer
   * @param timer what ends a sequence that needs one
   */
  record Sequences(String text, String atOnce, String timer) implements Telephone {

    @Override
    public boolean sendsAtOnce(String number) {
      for (String sequence : text.split("\\|")) {
        boolean waits = atOnce.isEmpty() ? sequence.endsWith(timer) : !sequence.endsWith(atOnce);
        if (!waits && matches(sequence.substring(0, sequence.length() - atOnce.length()), number)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean sendsOnTimer(String number) {
      if (sendsAtOnce(number)) {
        return false;
      }
      for (String sequence : text.split("\\|")) {
        if (sequence.endsWith(timer)
            && !(timer.isEmpty() && sequence.endsWith(atOnce))
            && matches(sequence.substring(0, sequence.length() - timer.length()), number)) {
          return true;
        }
      }
      return false;
    }

    /** Whether a whole number fits: the places in the sequence that each key may lead to. */
    private static boolean matches(String sequence, String number) {
      List<String> elements = elements(sequence);
      BitSet places = new BitSet();
      places.set(0);
      for (int i = 0; i < number.length(); i++) {
        skip(elements, places);
        BitSet next = new BitSet();
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
          if (place < elements.size() && keys(elements.get(place)).indexOf(number.charAt(i)) >= 0) {
            next.set(isRepeated(elements.get(place)) ? place : place + 1);
          }
        }
        places = next;
      }
      skip(elements, places);
      return places.get(elements.size());
    }

    /** Goes behind elements that may stand for nothing. */
    private static void skip(List<String> elements, BitSet places) {
      for (int place = 0; place < elements.size(); place++) {
        if (places.get(place) && isRepeated(elements.get(place))) {
          places.set(place + 1);
        }
      }
    }

    private static boolean isRepeated(String element) {
      return element.endsWith(".");
    }

    private static List<String> elements(String sequence) {
      List<String> elements = new ArrayList<>();
      int i = 0;
      while (i < sequence.length()) {
        int end = sequence.charAt(i) == '[' ? sequence.indexOf(']', i) + 1 : i + 1;
        end += end < sequence.length() && sequence.charAt(end) == '.' ? 1 : 0;
        elements.add(sequence.substring(i, end));
        i = end;
      }
      return elements;
    }

    private static String keys(String element) {
      String set = isRepeated(element) ? element.substring(0, element.length() - 1) : element;
      if (set.equals("x")) {
        return "0123456789";
      }
      if (!set.startsWith("[")) {
        return set;
      }
      StringBuilder keys = new StringBuilder();
      for (int i = 1; i < set.length() - 1; i++) {
        if (set.charAt(i) == '-') {
          for (char c = set.charAt(i - 1); c <= set.charAt(i + 1); c++) {
            keys.append(c);
          }
        } else {
          keys.append(set.charAt(i));
        }
      }
      return keys.toString();
    }
  }
}
