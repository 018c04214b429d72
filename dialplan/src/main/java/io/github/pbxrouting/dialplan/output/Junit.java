package io.github.pbxrouting.dialplan.output;

import io.github.pbxrouting.dialplan.output.Result.Decision;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports as JUnit XML, for build servers: a suite a client, a case a result. */
final class Junit {

  private final Writer out;

  private Junit(Writer out) {
    this.out = out;
  }

  /** Writes the report as one document; the stream stays open. */
  static void write(Report report, OutputStream stream) throws IOException {
    Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    Map<String, List<Result>> suites = new LinkedHashMap<>();
    report.suites().forEach(suite -> suites.put(suite, new ArrayList<>()));
    for (Result result : report.results()) {
      suites.computeIfAbsent(result.suite(), suite -> new ArrayList<>()).add(result);
    }
    Junit junit = new Junit(out);
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    int silent = (int) suites.values().stream().filter(List::isEmpty).count();
    junit.open("testsuites", "dialplan " + report.command(), report.results(), silent);
    for (Map.Entry<String, List<Result>> suite : suites.entrySet()) {
      junit.open("testsuite", suite.getKey(), suite.getValue(), suite.getValue().isEmpty() ? 1 : 0);
      if (suite.getValue().isEmpty()) {
        junit.testcase(suite.getKey(), report.command());
        out.write("/>\n");
      }
      for (Result result : suite.getValue()) {
        junit.write(result);
      }
      out.write("</testsuite>\n");
    }
    out.write("</testsuites>\n");
    out.flush();
  }

  /** Opens a suite; clients without a result have a case each that holds. */
  private void open(String element, String name, List<Result> results, int silent)
      throws IOException {
    out.write(
        "<"
            + element
            + attribute("name", name)
            + attribute("tests", String.valueOf(results.size() + silent))
            + attribute("failures", count(results, Decision.FAILS))
            + attribute("errors", "0")
            + attribute("skipped", count(results, Decision.SUPPRESSED, Decision.KNOWN))
            + ">\n");
  }

  private void testcase(String suite, String name) throws IOException {
    out.write("<testcase" + attribute("classname", suite) + attribute("name", name));
  }

  private void write(Result result) throws IOException {
    testcase(result.suite(), result.rule() + (result.name().isEmpty() ? "" : ": " + result.name()));
    switch (result.decision()) {
      case HOLDS -> out.write("/>\n");
      case FAILS ->
          out.write(
              "><failure"
                  + attribute("type", result.rule())
                  + attribute("message", result.message())
                  + ">"
                  + escaped(result.advice())
                  + "</failure></testcase>\n");
      case REPORTED ->
          out.write("><system-out>" + escaped(said(result)) + "</system-out></testcase>\n");
      case KNOWN -> skipped("known: " + said(result));
      case SUPPRESSED ->
          skipped(
              "suppressed"
                  + (result.state().reason().isEmpty() ? "" : ", " + result.state().reason())
                  + ": "
                  + said(result));
    }
  }

  private void skipped(String message) throws IOException {
    out.write("><skipped" + attribute("message", message) + "/></testcase>\n");
  }

  private static String said(Result result) {
    return result.message() + (result.advice().isEmpty() ? "" : "; " + result.advice());
  }

  private static String count(List<Result> results, Decision one, Decision... others) {
    List<Decision> counted = new ArrayList<>(List.of(others));
    counted.add(one);
    return String.valueOf(
        results.stream().filter(result -> counted.contains(result.decision())).count());
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escaped(value) + "\"";
  }

  /**
   * Returns the text as XML 1.0 can hold it: what it has no way to write stands as a Java escape.
   */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\t', '\n', '\r' -> escaped.append("&#" + c + ";");
            default -> {
              boolean writable =
                  c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
              if (writable) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append("\\u" + HexFormat.of().toHexDigits((char) c));
              }
            }
          }
        });
    return escaped.toString();
  }
}
