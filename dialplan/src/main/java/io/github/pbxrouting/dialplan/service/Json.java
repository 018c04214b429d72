package io.github.pbxrouting.dialplan.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON texts in memory, in UTF-8. */
final class Json {

  private static final int TYPICAL_BYTES = 256;
  private static final int MAX_NESTING = 8;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Field names come from outside: no table of them is kept.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
          .build();

  private static final byte[] STEP = "{\"step\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TOKEN = ",\"token\":\"".getBytes(StandardCharsets.US_ASCII);

  private Json() {}

  /** Writes a JSON text. */
  @FunctionalInterface
  interface Text {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] bytes(Text text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      text.write(json);
    } catch (IOException e) {
      throw new IllegalStateException("an array can be written", e);
    }
    return bytes.toByteArray();
  }

  /** Returns the answer to a switch: {@code {"step":...,"token":...}}. */
  static byte[] answer(byte[] step, @Nullable String token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(step.length + TYPICAL_BYTES);
    bytes.writeBytes(STEP);
    bytes.writeBytes(step);
    if (token != null) {
      // A token is base64url: there is nothing to escape.
      bytes.writeBytes(TOKEN);
      bytes.writeBytes(token.getBytes(StandardCharsets.US_ASCII));
      bytes.write('"');
    }
    bytes.write('}');
    return bytes.toByteArray();
  }

  static JsonParser parser(byte[] text) throws IOException {
    return FACTORY.createParser(text);
  }

  static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }
}
