package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.dialplan.file.Tokens.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a text in JSON or YAML value by value. Whatever is not as asked for is noted with
 * its place, passed over, and answered with null, so that one walk finds every problem; only a text
 * that is neither ends it.
 */
public final class JsonWalk {

  /**
   * Reads the value of a known field; the walk stands on its first token, and afterwards on its
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
  private static final int MAX_PASSED_OVER = 100_000;

  private final Tokens tokens;
  private final Deque<Object> path = new ArrayDeque<>(); // names of fields, indexes in lists
  private final Problems problems;
  private final Places places = new Places();
  private final long maxElements;
  private long elements;
  private int value; // in places

  JsonWalk(Tokens tokens, Problems problems, long maxElements) {
    this.tokens = tokens;
    this.problems = problems;
    this.maxElements = maxElements;
  }

  /** Reads the whole, at whose first token the walk stands. */
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

  /**
   * Returns where the walk is, for example {@code clients[0].friends[1].priority}; empty at the
   * top.
   */
  public String place() {
    StringBuilder place = new StringBuilder();
    path.descendingIterator()
        .forEachRemaining(step -> {
          if (step instanceof String name) {
            place.append(place.isEmpty() ? "" : ".").append(shownName(name));
          } else {
            place.append('[').append(step).append(']');
          }
        });
    return place.toString();
  }

  /** Returns whether a backslash begins an escape in the value the walk is at, as in JSON. */
  boolean isEscaped() {
    return places.token(value).escaped();
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
    if (!at(Kind.OBJECT, "an object in braces")) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    boolean wellFormed = true;
    while (tokens.next() == Kind.FIELD) {
      String field = tokens.text();
      Token name = tokens.token();
      path.push(field);
      tokens.next();
      if (!known.contains(field)) {
        problems.add(place(), name, "unknown field: " + instead(field, known));
        skipValue();
        wellFormed = false;
      } else if (!seen.add(field)) {
        problems.add(place(), name, "is there twice: keep one");
        skipValue();
        wellFormed = false;
      } else {
        int object = begin(field);
        reader.read(field);
        end(object);
      }
      path.pop();
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
    if (!at(Kind.LIST, "a list in brackets")) {
      return false;
    }
    int size = 0;
    while (tokens.next() != Kind.LIST_END) {
      if (size >= most) {
        if (size > MAX_PASSED_OVER + most) {
          throw new UnreadableTextException(
              place(),
              places.token(value),
              "more than " + most + " entries are there, and no more are allowed");
        }
        skipValue();
      } else if (elements++ >= maxElements) {
        throw new UnreadableTextException(
            "has more than " + maxElements + " entries altogether: split it into several brands");
      } else {
        path.push(size);
        int array = begin(null);
        reader.read();
        end(array);
        path.pop();
      }
      size++;
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
    return at(Kind.TEXT, "a text in quotes") ? tokens.text() : null;
  }

  @Nullable Integer integer() throws IOException {
    if (!at(Kind.INTEGER, "a whole number")) {
      return null;
    }
    try {
      return Integer.valueOf(tokens.text());
    } catch (NumberFormatException tooLarge) {
      problem("must be from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
      return null;
    }
  }

  @Nullable Boolean truth() throws IOException {
    Kind kind = tokens.kind();
    if (kind == Kind.TRUE || kind == Kind.FALSE) {
      return kind == Kind.TRUE;
    }
    at(Kind.TRUE, "true or false");
    return null;
  }

  <E extends Enum<E>> @Nullable E word(Words<E> words) throws IOException {
    String word = string();
    if (word == null) {
      return null;
    }
    E value = words.value(word).orElse(null);
    if (value == null) {
      String nearest = Nearest.of(word, words.all()).strip();
      problem(
          "must be one of "
              + words
              + ", and is "
              + Quoted.of(word)
              + (nearest.isEmpty() ? "" : ": " + nearest));
    }
    return value;
  }

  /** Begins the value at whose first token the walk is; returns the one that it is in. */
  private int begin(@Nullable String field) throws IOException {
    int outer = value;
    value = places.begin(field, tokens.token());
    return outer;
  }

  private void end(int outer) {
    places.end(value);
    value = outer;
  }

  /** Goes from the first token of a value to its last. */
  private void skipValue() throws IOException {
    int open = 0;
    do {
      Kind kind = tokens.kind();
      if (kind == Kind.OBJECT || kind == Kind.LIST) {
        open++;
      } else if (kind == Kind.OBJECT_END || kind == Kind.LIST_END) {
        open--;
      }
    } while (open > 0 && tokens.next() != null);
  }

  private boolean at(Kind wanted, String described) throws IOException {
    Kind kind = tokens.kind();
    if (kind == wanted) {
      return true;
    }
    String problem = "must be " + described + ", and is ";
    if (kind == null) {
      problem += "nothing at all";
    } else if (tokens.isJson() || !kind.isScalar()) {
      problem += kind;
    } else {
      problem += inYaml(kind, wanted, tokens.text());
    }
    problem(problem);
    skipValue();
    return false;
  }

  private static String inYaml(Kind kind, Kind wanted, String text) {
    if (kind == Kind.NULL && text.isEmpty()) {
      return "nothing; what begins with # is a comment, unless it stands in quotes";
    }
    if (kind == Kind.TEXT || kind == Kind.SEVERAL_LINES) {
      return kind + (kind == Kind.TEXT ? "" : ": write it on one line, in quotes");
    }
    String shown = Quoted.plain(text.length() > 40 ? text.substring(0, 40) + "..." : text);
    return (wanted == Kind.TEXT ? "without them " : shown + ", ")
        + kind
        + (wanted == Kind.TEXT ? ": write '" + shown + "'" : "");
  }

  private static String instead(String field, List<String> known) {
    return Nearest.of(field, known) + "known here: " + String.join(", ", known);
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
