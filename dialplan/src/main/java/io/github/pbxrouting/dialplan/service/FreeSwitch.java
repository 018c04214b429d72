package io.github.pbxrouting.dialplan.service;

import com.google.common.escape.Escaper;
import com.google.common.escape.Escapers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers as dialplan documents of FreeSWITCH's {@code mod_xml_curl}: the step's fields become
 * channel variables {@code pbx_...}, and the call is transferred to the extension of the step's
 * name in the context {@code pbxrouting}, which says how the platform dials. And what {@code
 * mod_xml_curl} sends, as the fields of a request.
 */
final class FreeSwitch {

  private static final String PREFIX = "pbx_";

  /** XML 1.0 has no way to write most control characters. */
  private static final Escaper XML =
      Escapers.builder()
          .setSafeRange(' ', Character.MAX_VALUE)
          .setUnsafeReplacement(".")
          .addEscape('&', "&amp;")
          .addEscape('<', "&lt;")
          .addEscape('>', "&gt;")
          .addEscape('"', "&quot;")
          .build();

  private static final List<String> REPORTED =
      List.of("token", "outcome", "cause", "status", "elapsed", "nested");

  private FreeSwitch() {}

  /**
   * A request of {@code mod_xml_curl}.
   *
   * @param context the context that the call is in
   * @param fields the fields of a start where {@code pbx_token} is not set, or else of a report
   * @param starts whether the call starts
   */
  record Lookup(String context, Fields fields, boolean starts) {}

  /** Returns what a form asks; empty where it asks for something else than a dialplan. */
  static Optional<Lookup> lookup(Fields form) throws Problem {
    String context = first(form, "Hunt-Context", "Caller-Context");
    if (!form.text("section").orElse("").equals("dialplan") || context.isEmpty()) {
      return Optional.empty();
    }
    String token = form.text("variable_pbx_token").orElse("");
    if (!token.isEmpty()) {
      return Optional.of(new Lookup(context, form.renamed("variable_pbx_", REPORTED), false));
    }
    String client = first(form, "variable_pbx_client");
    return Optional.of(
        new Lookup(
            context,
            form.renamed("variable_pbx_", List.of("type", "from", "failover"))
                .with("client", client.isEmpty() ? context : client)
                .with(
                    "number", first(form, "Hunt-Destination-Number", "Caller-Destination-Number")),
            true));
  }

  private static String first(Fields form, String... names) throws Problem {
    for (String name : names) {
      String value = form.text(name).orElse("");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** Returns a step for the context that the call is in, which a document must name. */
  static byte[] step(Calls.Answer answer, String context) {
    Map<String, String> fields = FlatStep.fields(answer);
    // What a transfer back to where the call came from needs.
    fields.put("dialled", answer.question().number());
    fields.put("context", context);
    return document(context, fields);
  }

  /** Returns a document that transfers the call to the extension {@code error}, and says why. */
  static byte[] problem(Problem problem, String context) {
    return document(
        context,
        Map.of("step", "error", "problem", problem.kind().token(), "detail", problem.detail()));
  }

  /** Returns the document that says that FreeSWITCH's own files have the answer. */
  static byte[] notFound() {
    return bytes(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <document type="freeswitch/xml">
          <section name="result">
            <result status="not found"/>
          </section>
        </document>
        """);
  }

  private static byte[] document(String context, Map<String, String> fields) {
    StringBuilder xml =
        new StringBuilder(1024)
            .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .append("<document type=\"freeswitch/xml\">\n")
            .append("  <section name=\"dialplan\">\n")
            .append("    <context name=\"");
    xml.append(XML.escape(context));
    xml.append("\">\n      <extension name=\"pbxrouting\">\n        <condition>\n");
    // What an earlier step left must not be taken for this one's.
    for (String stale : REPORTED) {
      if (!fields.containsKey(stale)) {
        action("unset", PREFIX + stale, xml);
      }
    }
    fields.forEach((name, value) -> action("set", PREFIX + name + "=" + literal(value), xml));
    action("transfer", fields.get("step") + " XML pbxrouting", xml);
    xml.append("        </condition>\n      </extension>\n    </context>\n  </section>\n");
    return bytes(xml.append("</document>\n").toString());
  }

  private static void action(String application, String data, StringBuilder xml) {
    xml.append("          <action application=\"").append(application).append("\" data=\"");
    xml.append(XML.escape(data));
    xml.append("\"/>\n");
  }

  /**
   * Makes a value safe where FreeSWITCH expands variables and functions: whoever dials must not
   * have {@code ${system(...)}} run. What is neither letter nor digit nor a usual mark of numbers
   * and names is percent-encoded.
   */
  static String literal(String value) {
    StringBuilder text = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c) || (c < 0x80 && "+*#-_.:;/@=, ".indexOf(c) >= 0)) {
            text.appendCodePoint(c);
          } else {
            PlainText.encode(Character.toString(c), text);
          }
        });
    return text.toString();
  }

  private static byte[] bytes(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }
}
