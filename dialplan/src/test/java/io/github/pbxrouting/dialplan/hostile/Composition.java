package io.github.pbxrouting.dialplan.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A text too long to be written down, as an expression: quoted texts one after another, parentheses
 * around several, {@code * 1000} for that many copies, and {@code * 1..1000} for copies in which
 * {@code %d} is the number of the copy. Texts know the escapes of Java.
 */
final class Composition {

  /** A part of the text. */
  private sealed interface Part {}

  private record Words(String text) implements Part {}

  private record Sequence(List<Part> parts) implements Part {}

  private record Copies(Part part, int from, int to) implements Part {}

  private static final int UNCOUNTED = -1;

  private final String source;
  private int at;

  private Composition(String source) {
    this.source = source;
  }

  /** The texts of a list with commas between its expressions. */
  static List<String> texts(String source) {
    Composition composition = new Composition(source);
    List<String> texts = new ArrayList<>();
    do {
      StringBuilder text = new StringBuilder();
      append(composition.sequence(), UNCOUNTED, text);
      texts.add(text.toString());
    } while (composition.take(','));
    composition.end();
    return texts;
  }

  /** Writes the text of the expression piece by piece, never holding all of it. */
  static void write(String source, Appendable out) throws IOException {
    Composition composition = new Composition(source);
    Part whole = composition.sequence();
    composition.end();
    try {
      append(whole, UNCOUNTED, out);
    } catch (java.io.UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static void append(Part part, int copy, Appendable out) {
    if (part instanceof Words words) {
      String text =
          copy == UNCOUNTED ? words.text : words.text.replace("%d", Integer.toString(copy));
      try {
        out.append(text);
      } catch (IOException failed) {
        throw new java.io.UncheckedIOException(failed);
      }
    } else if (part instanceof Sequence sequence) {
      sequence.parts.forEach(each -> append(each, copy, out));
    } else if (part instanceof Copies copies) {
      boolean counted = copies.from != UNCOUNTED;
      for (int i = counted ? copies.from : 1; i <= copies.to; i++) {
        append(copies.part, counted ? i : copy, out);
      }
    }
  }

  private Part sequence() {
    List<Part> parts = new ArrayList<>();
    for (char next = peek(); next == '"' || next == '('; next = peek()) {
      Part part = next == '"' ? new Words(quoted()) : group();
      while (take('*')) {
        int first = number();
        part =
            takeTwoDots() ? new Copies(part, first, number()) : new Copies(part, UNCOUNTED, first);
      }
      parts.add(part);
    }
    return new Sequence(parts);
  }

  private boolean takeTwoDots() {
    boolean first = take('.');
    return first && take('.');
  }

  private Part group() {
    at++;
    Part inner = sequence();
    if (!take(')')) {
      throw wrong("a closing parenthesis");
    }
    return inner;
  }

  private String quoted() {
    int start = ++at;
    while (at < source.length() && source.charAt(at) != '"') {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= source.length()) {
      throw wrong("a closing quotation mark");
    }
    return unescaped(source.substring(start, at++));
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (text.charAt(i) == '\\') {
        plain.append(text.substring(i, i + 2).translateEscapes());
        i++;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  private int number() {
    peek();
    int start = at;
    while (at < source.length() && Character.isDigit(source.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw wrong("a number");
    }
    return Integer.parseInt(source.substring(start, at));
  }

  private char peek() {
    while (at < source.length() && source.charAt(at) == ' ') {
      at++;
    }
    return at < source.length() ? source.charAt(at) : '\0';
  }

  private boolean take(char c) {
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  private void end() {
    if (peek() != '\0') {
      throw wrong("the end");
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "expected " + expected + " at offset " + at + " of " + source);
  }
}
