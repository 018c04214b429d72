package io.github.pbxrouting.dialplan.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a JSON text value by value. Whatever is not as asked for is noted with its place,
 * passed over, and answered with null, so that one walk finds every problem; only a text that is no
 * JSON ends it.
 */
public final class JsonWalk {

  /**
   * Reads the value of a known field; the parser stands on its first token, and afterwards on its
   * last.
   */
  public interface FieldReader {
    /** Reads it. */
    void read(String field) throws IOException;
  }

  /** Reads an element of an array, like {@link FieldReader}. */
  public interface ElementReader {
    /** Reads it. */
    void read() throws IOException;
  }

  /** Reads the one value of a text. */
  @FunctionalInterface
  public interface ValueReader<T> {
    /** Reads the value the walk is at. */
    T read(JsonWalk walk) throws IOException;
  }

  /** How many entries too many are looked at for what else is wrong. */
  private static final int MOST_PASSED_OVER = 100_000;

  private final JsonParser parser;
  private final Problems problems;
  private final Places places = new Places();
  private final long maxElements;
  private long elements;
  private int value; // in places

  JsonWalk(JsonParser parser, Problems problems, long maxElements) {
    this.parser = parser;
    this.problems = problems;
    this.maxElements = maxElements;
  }

  /** Reads the whole, at whose first token the parser stands. */
  <T> T whole(ValueReader<T> reader) throws IOException {
    begin(null);
    T read = reader.read(this);
    places.end(value);
    return read;
  }

  /** Returns where the values are that have been read. */
  public Places places() {
    return places;
  }

  /** Where the walk is, for example {@code clients[0].friends[1].priority}; empty at the top. */
  public String place() {
    Deque<String> parts = new ArrayDeque<>();
    for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
      if (at.inArray() && at.hasCurrentIndex()) {
        parts.push("[" + at.getCurrentIndex() + "]");
      } else if (at.inObject() && at.hasCurrentName()) {
        parts.push("." + shownName(at.getCurrentName()));
      }
    }
    String place = String.join("", parts);
    return place.startsWith(".") ? place.substring(1) : place;
  }

  /** Notes a problem of the value the walk is at. */
  public void problem(String problem) {
    problems.add(place(), places.token(value), problem);
  }

  /**
   * Notes a problem of a field of the object the walk has just left, whether it is there or not.
   */
  public void problemOf(String field, String problem) {
    String place = place();
    problems.add(
        place.isEmpty() ? field : place + "." + field,
        places.field(value, field).orElse(places.token(value)),
        problem);
  }

  /**
   * Reads an object's fields in the order of the text.
   *
   * @return whether it is an object that has all required fields, no unknown one, and none twice
   */
  public boolean object(List<String> known, List<String> required, FieldReader reader)
      throws IOException {
    if (!at(JsonToken.START_OBJECT, "an object in braces")) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    boolean wellFormed = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      Token name = token(field.length() + 2);
      parser.nextToken();
      if (!known.contains(field)) {
        problems.add(place(), name, "unknown field: " + instead(field, known));
        parser.skipChildren();
        wellFormed = false;
      } else if (!seen.add(field)) {
        problems.add(place(), name, "is there twice: keep one");
        parser.skipChildren();
        wellFormed = false;
      } else {
        int object = begin(field);
        reader.read(field);
        end(object);
      }
    }
    for (String field : required) {
      if (!seen.contains(field)) {
        problemOf(field, "is missing: it must be there");
        wellFormed = false;
      }
    }
    return wellFormed;
  }

  /**
   * Reads the elements of an array of at most {@code most}; more are noted and passed over.
   *
   * @return whether it is an array and every element was read
   * @throws UnreadableTextException when all arrays together have more elements than the walk
   *     allows
   */
  public boolean array(int most, ElementReader reader) throws IOException {
    if (!at(JsonToken.START_ARRAY, "a list in brackets")) {
      return false;
    }
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (size++ >= most) {
        if (size > MOST_PASSED_OVER + most) {
          throw new UnreadableTextException(
              place(),
              places.token(value),
              "more than " + most + " entries are there, and no more are allowed");
        }
        parser.skipChildren();
      } else if (elements++ >= maxElements) {
        throw new UnreadableTextException(
            "has more than " + maxElements + " entries altogether: split it into several brands");
      } else {
        int array = begin(null);
        reader.read();
        end(array);
      }
    }
    if (size > most) {
      problem("has " + size + " entries: at most " + most + " are allowed");
    }
    return size <= most;
  }

  /** Reads a text that {@code make} accepts; what it refuses is noted in its words. */
  public <T> @Nullable T made(Function<String, T> make) throws IOException {
    String text = string();
    if (text == null) {
      return null;
    }
    try {
      return make.apply(text);
    } catch (IllegalArgumentException refused) {
      problem(String.valueOf(refused.getMessage()));
      return null;
    }
  }

  /** Reads a text. */
  public @Nullable String string() throws IOException {
    return at(JsonToken.VALUE_STRING, "a text in quotes") ? parser.getText() : null;
  }

  @Nullable Integer integer() throws IOException {
    if (!at(JsonToken.VALUE_NUMBER_INT, "a whole number")) {
      return null;
    }
    if (parser.getNumberType() != NumberType.INT) {
      problem("must be from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
      return null;
    }
    return parser.getIntValue();
  }

  @Nullable Boolean truth() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    at(JsonToken.VALUE_TRUE, "true or false");
    return null;
  }

  <E extends Enum<E>> @Nullable E word(Words<E> words) throws IOException {
    String word = string();
    if (word == null) {
      return null;
    }
    E value = words.value(word).orElse(null);
    if (value == null) {
      problem("must be one of " + words + ", and is " + Quoted.of(word));
    }
    return value;
  }

  /** Begins the value at whose first token the parser stands; returns the one that it is in. */
  private int begin(@Nullable String field) throws IOException {
    int outer = value;
    JsonToken token = parser.currentToken();
    Token first = token(1);
    if (token != null && token.isScalarValue()) {
      parser.finishToken();
      JsonLocation end = parser.currentLocation();
      first = new Token(first.line(), first.column(), end.getColumnNr());
    }
    value = places.begin(field, first);
    return outer;
  }

  private void end(int outer) {
    places.end(value);
    value = outer;
  }

  private Token token(int length) {
    JsonLocation start = parser.currentTokenLocation();
    int column = Math.max(1, start.getColumnNr()); // 0 in an empty text
    return new Token(start.getLineNr(), column, column + length);
  }

  private boolean at(JsonToken wanted, String described) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == wanted) {
      return true;
    }
    problem("must be " + described + ", and is " + described(token));
    parser.skipChildren();
    return false;
  }

  private static String described(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing at all";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a number";
      case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
      default -> token.asString();
    };
  }

  private static String instead(String field, List<String> known) {
    String nearest = null;
    int fewest = Math.max(1, field.length() / 3) + 1;
    for (String candidate : known) {
      int edits = field.length() > 40 ? fewest : edits(field, candidate);
      if (edits < fewest) {
        nearest = candidate;
        fewest = edits;
      }
    }
    return (nearest == null ? "" : "did you mean \"" + nearest + "\"? ")
        + "known here: "
        + String.join(", ", known);
  }

  /** Returns the edit distance (Levenshtein) of two short texts. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  private static String shownName(String name) {
    boolean plain = !name.isEmpty() && name.length() <= 60;
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c > ' ' && c <= '~' && c != '"';
    }
    return plain ? name : Quoted.of(name);
  }
}
