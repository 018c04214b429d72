package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.core.analysis.checks.PatternText.Kind;
import io.github.pbxrouting.core.analysis.checks.PatternText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds mistakes in the text of a pattern that RE2 accepts: what was typed is legal and means
 * something else. Each mistake comes with the text to write instead.
 */
final class PatternTypos {

  /**
   * A mistake.
   *
   * @param better the whole pattern without the mistake
   */
  record Typo(FindingCode code, String message, String better) {}

  /** What RE2 takes for characters, though a count is meant. */
  private static final Pattern LITERAL_COUNT =
      Pattern.compile("\\{(?:0+(\\d+)|(\\d+))(?:(,)(?:0*(\\d+))?)?}|\\{,0*(\\d+)}");

  /** Characters that Asterisk's patterns have, but for the marks that begin a class. */
  private static final Pattern ASTERISK =
      Pattern.compile("\\^?_?(?:[0-9NXZnxz*#+|-]|\\[[0-9*#+-]+])*[.!]?\\$?");

  /** A pattern between delimiters, with flags behind them. */
  private static final Pattern DELIMITED = Pattern.compile("([/#~%\"'])(.+)\\1([imsu]*)");

  /** Letters and marks without a shape: fillers, a blank of braille, variation selectors. */
  private static final String INVISIBLE =
      "\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07"
          + "\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f";

  private PatternTypos() {}

  /** Returns the mistakes of a pattern, in the order of their places, one of each kind. */
  static List<Typo> of(String pattern) {
    List<Typo> typos = new ArrayList<>();
    List<Token> tokens = PatternText.tokens(pattern);
    repeatedAnchor(tokens).ifPresent(typos::add);
    literalCount(tokens).ifPresent(typos::add);
    misleadingCharacter(pattern, tokens).ifPresent(typos::add);
    return typos;
  }

  /** Returns a repetition of an anchor, or of a group that has only anchors in it. */
  private static Optional<Typo> repeatedAnchor(List<Token> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      int repeated = previous(tokens, i);
      if (tokens.get(i).kind() != Kind.REPEAT || repeated < 0) {
        continue;
      }
      Kind kind = tokens.get(repeated).kind();
      boolean anchor = isAnchor(tokens.get(repeated));
      boolean emptyGroup = kind == Kind.CLOSE && hasOnlyAnchors(tokens, repeated);
      if (anchor || emptyGroup) {
        String what = emptyGroup ? "a group that has no character" : tokens.get(repeated).text();
        return Optional.of(
            new Typo(
                FindingCode.REPEATED_ANCHOR,
                tokens.get(i).text()
                    + " repeats "
                    + (emptyGroup ? what : "the anchor " + what)
                    + ", and matches no character itself",
                withoutRepetition(tokens, repeated, i)));
      }
    }
    return Optional.empty();
  }

  /** Returns the token before, leaving out groups of flags; -1 when there is none. */
  private static int previous(List<Token> tokens, int i) {
    int before = i - 1;
    while (before >= 0
        && tokens.get(before).kind() == Kind.OPEN
        && tokens.get(before).text().endsWith(")")) {
      before--;
    }
    return before;
  }

  private static boolean isAnchor(Token token) {
    return token.kind() == Kind.CARET
        || token.kind() == Kind.DOLLAR
        || token.text().equals("\\b")
        || token.text().equals("\\B");
  }

  private static boolean hasOnlyAnchors(List<Token> tokens, int close) {
    int depth = tokens.get(close).depth();
    for (int i = close - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.OPEN && !token.text().endsWith(")") && token.depth() == depth) {
        return true;
      }
      boolean nothing =
          isAnchor(token)
              || token.kind() == Kind.OPEN
              || token.kind() == Kind.CLOSE
              || token.kind() == Kind.BAR
              || token.kind() == Kind.REPEAT;
      if (!nothing) {
        return false;
      }
    }
    return false;
  }

  /**
   * Returns the pattern in which the repetition means its own character; behind an end anchor that
   * stands last, without the repetition.
   */
  private static String withoutRepetition(List<Token> tokens, int anchor, int repeat) {
    StringBuilder better = new StringBuilder();
    boolean end = tokens.get(anchor).kind() == Kind.DOLLAR;
    boolean first = anchor == 0 || tokens.get(anchor - 1).kind() == Kind.OPEN;
    for (int i = 0; i < tokens.size(); i++) {
      String text = tokens.get(i).text();
      if (i == repeat) {
        better.append(end && !first ? "" : escaped(text));
      } else {
        better.append(i == anchor && end && first ? "^" : text);
      }
    }
    return better.toString();
  }

  /** Returns a repetition as the characters that it is written with. */
  static String escaped(String repetition) {
    return "\\" + repetition.replace("}", "\\}");
  }

  /** Returns a count with a leading zero, or without its lower end. */
  private static Optional<Typo> literalCount(List<Token> tokens) {
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).text().equals("{")) {
        StringBuilder rest = new StringBuilder();
        tokens.subList(i, tokens.size()).forEach(token -> rest.append(token.text()));
        Matcher count = LITERAL_COUNT.matcher(rest);
        if (i > 0 && count.lookingAt()) {
          String meant =
              count.group(5) != null
                  ? "{0," + count.group(5) + "}"
                  : "{"
                      + (count.group(1) == null ? count.group(2) : count.group(1))
                      + (count.group(3) == null ? "" : ",")
                      + (count.group(4) == null ? "" : count.group(4))
                      + "}";
          return Optional.of(
              new Typo(
                  FindingCode.LITERAL_COUNT,
                  "RE2 reads "
                      + count.group()
                      + " as "
                      + count.group().length()
                      + " characters, not as a count",
                  before + meant + rest.substring(count.end())));
        }
      }
      before.append(tokens.get(i).text());
    }
    return Optional.empty();
  }

  /** Returns a blank, a character that cannot be seen, or one that only looks like one of ASCII. */
  private static Optional<Typo> misleadingCharacter(String pattern, List<Token> tokens) {
    int first = -1;
    int at = 0;
    boolean repeatable = false;
    StringBuilder better = new StringBuilder();
    for (Token token : tokens) {
      at = pattern.indexOf(token.text(), at);
      String visible = visible(token);
      if (first < 0 && !visible.equals(token.text())) {
        first = at + firstMisleading(token.text());
      }
      // What repeated a character that is left out may have nothing left to repeat.
      boolean repeat = token.kind() == Kind.REPEAT;
      better.append(repeat && !repeatable ? "" : visible);
      repeatable = visible.isEmpty() ? repeatable : !repeat && isRepeatable(token);
      at += token.text().length();
    }
    if (first < 0) {
      return Optional.empty();
    }
    int character = pattern.codePointAt(first);
    String code = String.format(Locale.ROOT, "the character U+%04X", character);
    return Optional.of(
        new Typo(
            FindingCode.HIDDEN_CHARACTER,
            "the pattern has "
                + (character == ' ' ? "a space" : code)
                + " at offset "
                + first
                + (isHidden(character) ? "" : ", which looks like " + lookAlike(character)),
            better.toString()));
  }

  private static boolean isRepeatable(Token token) {
    return token.kind() != Kind.OPEN && token.kind() != Kind.BAR && !isAnchor(token);
  }

  private static int firstMisleading(String text) {
    int at = 0;
    while (!isHidden(text.codePointAt(at)) && lookAlike(text.codePointAt(at)) == 0) {
      at = text.offsetByCodePoints(at, 1);
    }
    return at;
  }

  /** Returns the text of a token without hidden characters, and with those of ASCII meant. */
  private static String visible(Token token) {
    String text = token.text();
    boolean inClass = token.kind() == Kind.CLASS;
    boolean blankMeant = inClass && text.matches("(?s)\\[\\^.*|.* -[^]].*|.*[^\\[]- .*");
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      char meant = lookAlike(c);
      if (meant != 0) {
        boolean letter = Character.isLetterOrDigit(meant) || meant == '-' || meant == '#';
        boolean escaped = kept.toString().equals("\\");
        kept.append(letter || escaped ? "" : "\\").append(meant);
      } else if (!isHidden(c) || (c == ' ' && blankMeant)) {
        kept.appendCodePoint(c);
      }
    }
    String left = kept.toString();
    return left.equals(text)
        ? text
        : left.equals("[^]") ? "." : left.equals("[]") || left.equals("\\") ? "" : left;
  }

  /** Returns the character of ASCII that another one looks like, or 0. */
  private static char lookAlike(int c) {
    if (c < 0x80 || isHidden(c)) {
      return 0;
    }
    boolean dash = Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212;
    int digit = Character.digit(c, 10);
    boolean fullWidth = c >= 0xff01 && c <= 0xff5e;
    return dash
        ? '-'
        : digit >= 0 ? (char) ('0' + digit) : fullWidth ? (char) (c - 0xff01 + '!') : 0;
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return Character.isWhitespace(c)
        || Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SPACE_SEPARATOR
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || INVISIBLE.indexOf(c) >= 0;
  }

  /**
   * Returns what a pattern that matches nothing was probably meant to be: one of another language,
   * which stands between slashes or is written as in Asterisk's dial plan.
   */
  static Optional<String> translated(String pattern) {
    Matcher delimited = DELIMITED.matcher(pattern);
    if (delimited.matches()) {
      return Optional.of((delimited.group(3).contains("i") ? "(?i)" : "") + delimited.group(2));
    }
    boolean asterisk =
        ASTERISK.matcher(pattern).matches()
            && (pattern.matches("\\^?_.+") || pattern.matches(".*[NXZnxz!].*"));
    return asterisk ? Optional.of(fromAsterisk(pattern)) : Optional.empty();
  }

  private static String fromAsterisk(String pattern) {
    StringBuilder regex = new StringBuilder("^");
    String text = pattern.replaceAll("^\\^|\\$$", "");
    boolean open = text.endsWith(".") || text.endsWith("!");
    int end = text.length() - (open ? 1 : 0);
    for (int i = text.startsWith("_") ? 1 : 0; i < end; ) {
      int next = i + 1;
      while (next < end && text.charAt(i) != '[' && text.charAt(next) == text.charAt(i)) {
        next++;
      }
      char c = text.charAt(i);
      String digit =
          switch (c) {
            case 'N', 'n' -> "[2-9]";
            case 'X', 'x' -> "[0-9]";
            case 'Z', 'z' -> "[1-9]";
            default -> "";
          };
      if (c == '[') {
        next = text.indexOf(']', i) + 1;
        regex.append(text, i, next);
      } else if (digit.isEmpty() && c != '-' && c != '|') { // these two only separate
        regex.append(text.substring(i, next).replaceAll("[*+]", "\\\\$0"));
      } else if (!digit.isEmpty()) {
        regex.append(digit).append(next - i > 1 ? "{" + (next - i) + "}" : "");
      }
      i = next;
    }
    return regex.append(open ? text.endsWith(".") ? ".+" : ".*" : "").append('$').toString();
  }
}
