package io.github.pbxrouting.dialplan.file;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text in JSON or YAML, one after the other. Nesting, and the lengths of texts and
 * names, are bounded.
 */
interface Tokens extends Closeable {

  /** The maximum number of UTF-16 units in one text or name. */
  int MAX_TEXT_LENGTH = 100_000;

  /** The deepest nesting of objects and lists; a plan has eight levels. */
  int MAX_NESTING = 50;

  /** What a token is. */
  enum Kind {
    OBJECT("an object"),
    OBJECT_END("the end of an object"),
    LIST("a list"),
    LIST_END("the end of a list"),
    FIELD("a field"),
    TEXT("a text"),
    INTEGER("a number"),
    OTHER_NUMBER("a number with a fraction or an exponent"),
    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    /** Of YAML: a number, date or truth value for some readers of YAML, and not for others. */
    AMBIGUOUS("a number, a date or a truth value"),
    /** Of YAML. */
    SEVERAL_LINES("a text of several lines");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    /** Returns whether it is a value of one token. */
    boolean isScalar() {
      return compareTo(TEXT) >= 0;
    }

    /** Returns the kind in words. */
    @Override
    public String toString() {
      return description;
    }
  }

  /** Goes to the next token; null at the end of the text. */
  @Nullable Kind next() throws IOException;

  /** Returns what the current token is; null before the first and after the last. */
  @Nullable Kind kind();

  /** Returns the name of a field, or the text of a scalar. */
  String text() throws IOException;

  /** Returns where the current token is; the whole of it, of a field or a scalar. */
  Token token() throws IOException;

  /** Returns whether texts stand in quotes always, and a backslash in them begins an escape. */
  boolean isJson();
}
