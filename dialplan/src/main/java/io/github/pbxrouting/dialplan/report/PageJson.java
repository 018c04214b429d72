package io.github.pbxrouting.dialplan.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * JSON that can stand in a script element of HTML: pure ASCII without {@code <}, {@code >} and
 * {@code &}, whatever the plan says.
 */
final class PageJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Writes something. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private PageJson() {}

  /** Writes JSON to {@code out} and leaves it open. */
  static void write(Writer out, Content content) throws IOException {
    JsonGenerator json =
        FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setCharacterEscapes(new MarkupEscapes());
    content.write(json);
    json.close();
  }

  /** Returns JSON as text. */
  static String text(Content content) throws IOException {
    StringWriter text = new StringWriter();
    write(text, content);
    return text.toString();
  }

  private static final class MarkupEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] escapes = standardAsciiEscapesForJSON();

    MarkupEscapes() {
      for (char c : "<>&".toCharArray()) {
        escapes[c] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
