package io.github.pbxrouting.dialplan.file;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.dialplan.file.Tokens.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;

/**
 * The canonical text of a plan file: fields in the order of the schema, default values left out, a
 * value a line. Tests, suppressions and the schema's name stay as they are.
 */
public final class CanonicalText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  /** The field that names the schema, and comes first. */
  private static final String SCHEMA = "$schema";

  private CanonicalText() {}

  /**
   * Returns the canonical text of a plan file without problems, in its own format.
   *
   * @param brand the brand that was read from it
   */
  public static String of(JsonFile.Source source, Brand brand) throws IOException {
    StringWriter written = new StringWriter();
    PlanWriter.write(brand, written);
    ObjectNode plan = (ObjectNode) JSON.readTree(written.toString());
    boolean json;
    try (Tokens tokens = source.tokens()) {
      json = tokens.isJson();
      tokens.next();
      JsonNode original = node(tokens);
      for (int i = 0; i < plan.path("clients").size(); i++) {
        keep("suppress", original.path("clients").path(i), plan.path("clients").path(i));
      }
      keep("tests", original, plan);
      if (original.has(SCHEMA)) {
        plan = JSON.createObjectNode().<ObjectNode>set(SCHEMA, original.path(SCHEMA)).setAll(plan);
      }
    }
    String text =
        JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
                .writeValueAsString(plan)
            + "\n";
    if (json) {
      return text;
    }
    StringWriter yaml = new StringWriter();
    YamlWriter.write(JsonFile.of(new StringReader(text), "plan"), yaml);
    return yaml.toString();
  }

  /** Returns whether a text is YAML with comments, which a canonical text has none of. */
  public static boolean hasComments(JsonFile.Source source) throws IOException {
    try (Tokens format = source.tokens()) {
      if (format.isJson()) {
        return false;
      }
    }
    try (Reader text = source.text().open();
        YamlTokens tokens = new YamlTokens(text, true)) {
      while (tokens.next() != null) {
        // To the end, and to what stands behind it.
      }
      return tokens.commented();
    }
  }

  private static void keep(String field, JsonNode original, JsonNode canonical) {
    if (original.has(field)) {
      ((ObjectNode) canonical).set(field, original.path(field));
    }
  }

  private static JsonNode node(Tokens tokens) throws IOException {
    Kind kind = tokens.kind();
    if (kind == Kind.OBJECT) {
      ObjectNode object = JSON.createObjectNode();
      while (tokens.next() == Kind.FIELD) {
        String name = tokens.text();
        tokens.next();
        object.set(name, node(tokens));
      }
      return object;
    }
    if (kind == Kind.LIST) {
      ArrayNode list = JSON.createArrayNode();
      while (tokens.next() != Kind.LIST_END) {
        list.add(node(tokens));
      }
      return list;
    }
    var nodes = JSON.getNodeFactory();
    if (kind == Kind.INTEGER) {
      return nodes.numberNode(new BigInteger(tokens.text()));
    }
    if (List.of(Kind.TRUE, Kind.FALSE).contains(kind)) {
      return nodes.booleanNode(kind == Kind.TRUE);
    }
    return kind == Kind.TEXT ? nodes.textNode(tokens.text()) : nodes.nullNode();
  }
}
