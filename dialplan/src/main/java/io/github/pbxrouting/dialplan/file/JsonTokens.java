package io.github.pbxrouting.dialplan.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON text. */
final class JsonTokens implements Tokens {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Field names come from outside and are few: no table of them is kept.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_TEXT_LENGTH)
                  .maxNameLength(MAX_TEXT_LENGTH)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final JsonParser parser;

  JsonTokens(Reader text) throws IOException {
    this.parser = FACTORY.createParser(text);
  }

  @Override
  public @Nullable Kind next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token != null && token.isScalarValue()) {
        parser.finishToken(); // so that its end is known
      }
      return kind();
    } catch (JsonProcessingException broken) {
      throw unreadable(broken);
    }
  }

  @Override
  public @Nullable Kind kind() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return null;
    }
    return switch (token) {
      case START_OBJECT -> Kind.OBJECT;
      case END_OBJECT -> Kind.OBJECT_END;
      case START_ARRAY -> Kind.LIST;
      case END_ARRAY -> Kind.LIST_END;
      case FIELD_NAME -> Kind.FIELD;
      case VALUE_STRING -> Kind.TEXT;
      case VALUE_NUMBER_INT -> Kind.INTEGER;
      case VALUE_NUMBER_FLOAT -> Kind.OTHER_NUMBER;
      case VALUE_TRUE -> Kind.TRUE;
      case VALUE_FALSE -> Kind.FALSE;
      default -> Kind.NULL;
    };
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }

  @Override
  public Token token() throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    int column = Math.max(1, start.getColumnNr()); // 0 in an empty text
    Kind kind = kind();
    int end = column + 1;
    if (kind == Kind.FIELD) {
      end = column + parser.currentName().length() + 2;
    } else if (kind != null && kind.isScalar()) {
      end = parser.currentLocation().getColumnNr();
    }
    return new Token(start.getLineNr(), column, end, true);
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private static UnreadableTextException unreadable(JsonProcessingException broken) {
    JsonLocation at = broken.getLocation();
    Token token =
        at == null ? null : new Token(at.getLineNr(), at.getColumnNr(), at.getColumnNr() + 1, true);
    String message = Quoted.plain(String.valueOf(broken.getOriginalMessage()));
    // Between fields, Jackson has no specific exception for the end.
    if (broken instanceof JsonEOFException || message.startsWith("Unexpected end-of-input")) {
      message = "ends in the middle: is the file whole?";
    } else if (broken instanceof StreamConstraintsException) {
      message = "is out of bounds: " + message;
    } else {
      message = "is no JSON: " + message;
    }
    return new UnreadableTextException("", token, message);
  }
}
