package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;

/** JSON objects, one a line, in UTF-8; buffered until {@link #flush()}. */
final class JsonLines implements Flushable {

  /** Writes the fields of an object. */
  interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private final JsonGenerator json;

  JsonLines(OutputStream out) throws IOException {
    json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build()
            .createGenerator(out)
            .setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  void write(Fields fields) throws IOException {
    json.writeStartObject();
    fields.writeTo(json);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }
}
