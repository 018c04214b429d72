package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphCommandTest {

  private static final Pattern README_PICTURE =
      Pattern.compile("<!-- the demo plan's picture -->\\s*```mermaid\\n(.*?)```", Pattern.DOTALL);

  /** A string of DOT: between quotes, anything but quotes and backslashes that are not escaped. */
  private static final String DOT_TEXT = "\"((?:[^\"\\\\\\n]|\\\\[\"\\\\n])*)\"";

  private static final Pattern DOT_OPENING = Pattern.compile("digraph " + DOT_TEXT + " \\{");
  private static final Pattern DOT_LABEL = Pattern.compile(" {4}label=" + DOT_TEXT + ";");
  private static final Pattern DOT_NODE =
      Pattern.compile(" {4}(\\w+) \\[shape=\\w+, label=" + DOT_TEXT + "\\];");
  private static final Pattern DOT_EDGE =
      Pattern.compile(" {2}(\\w+) -> (\\w+) \\[style=\\w+, label=" + DOT_TEXT + "\\];");

  /** A string of Mermaid: no character that means something to it but the entities. */
  private static final String MERMAID_TEXT = "\"((?:[A-Za-z0-9 ]|<br>|[^\\p{ASCII}]|#\\d+;)*)\"";

  private static final Pattern MERMAID_CLUSTER =
      Pattern.compile(" {2}subgraph s\\d+\\[" + MERMAID_TEXT + "\\]");
  private static final Pattern MERMAID_NODE =
      Pattern.compile(
          " {4}(\\w+)(?:\\[|\\[\\[|\\(\\[|\\(|\\[/|\\{\\{)"
              + MERMAID_TEXT
              + "(?:\\]|\\]\\]|\\]\\)|\\)|/\\]|\\}\\})");
  private static final Pattern MERMAID_EDGE =
      Pattern.compile(" {2}(\\w+) (?:-->|==>|-\\.->)\\|" + MERMAID_TEXT + "\\| (\\w+)");

  static Stream<String> hostileNames() {
    return Stream.of(
        "say \"hi\"",
        "\"",
        "back\\slash\\",
        "\\N \\G \\n \\",
        "]; evil [label=x",
        "a\"]; evil -> b; x [label=\"",
        "{[(<|>)]}",
        "</b><script>&lt;&amp;",
        "#quot; #35;",
        "%%{init: {}}%%",
        "`code` *b* _i_ ~s~ $$x$$",
        "end",
        "subgraph",
        "1. list",
        "1) list",
        "www.example.com fa:fa-phone",
        "style x:$5",
        "classDef :#; style",
        "\ufb02\u00b036\u00b6\u00df",
        "  - spaced",
        "-->|x|",
        "M\u00fcnchen \u4e2d\u6587 \ud83d\ude00",
        "left\u202eright",
        "line\u2028break");
  }

  private static String plan(String name) {
    String json = name.replace("\\", "\\\\").replace("\"", "\\\"");
    return """
    {"brand": "NAME", "clients": [
      {"id": "NAME",
       "extensions": [
         {"number": "1\\"]", "target": {"voicemail": "NAME"}},
         {"number": "2", "target": {"endpoint": "user/NAME"}},
         {"number": "3", "target": {"throughFriends": "7"}},
         {"number": "4", "target": {"throughFriends": "\\\\"}}],
       "friends": [
         {"name": "NAME", "patterns": ["^7\\n", "[\\"#;]$", "^\\\\\\\\\\\\\\\\$"], "forwards": [
           {"when": "busy", "to": {"voicemail": "NAME"}},
           {"when": "not-registered", "to": {"extension": "1\\"]"}},
           {"when": "no-answer", "after": 7, "to": {"extension": "2"}, "enabled": false}]},
         {"name": "NAME 2", "client": "other NAME"}]},
      {"id": "other NAME"}]}
    """
        .replace("NAME", json);
  }

  private static String write(Path folder, String plan) throws IOException {
    return Files.writeString(folder.resolve("plan.json"), plan).toString();
  }

  private static String draw(String... args) {
    Run run = Run.dialplan(args);
    assertEquals("", run.err());
    assertEquals(0, run.status());
    return run.out();
  }

  @Test
  void the_readme_shows_the_demo_plans_picture() throws IOException {
    Matcher block = README_PICTURE.matcher(Files.readString(Path.of("README.md")));
    assertTrue(block.find(), "the page has no picture of the demo plan");
    assertEquals(draw("graph", DEMO, "--format", "mermaid"), block.group(1));
  }

  @Test
  void dot_is_the_format_unless_said_otherwise(@TempDir Path folder) throws IOException {
    String plan =
        write(
            folder,
            """
            {"brand": "b", "clients": [
              {"id": "madrid", "emergencyNumbers": ["112"],
               "extensions": [
                 {"number": "1001", "target": {"endpoint": "user/alice"}},
                 {"number": "1800", "target": {"throughFriends": "2001"}},
                 {"number": "1801", "target": {"throughFriends": "112"}},
                 {"number": "1802", "target": {"throughFriends": "7"}}],
               "friends": [
                 {"name": "late", "priority": 9, "client": "paris", "forwards": [
                   {"when": "busy", "calls": "internal", "to": {"extension": "1800"}}]},
                 {"name": "soon", "priority": -1, "patterns": ["^2", "^3", "^4", "^5", "^6"],
                  "forwards": [
                    {"when": "no-answer", "after": 20, "to": {"external": "+34600123456"}},
                    {"when": "not-registered", "to": {"external": "+34600123456"}},
                    {"when": "unconditional", "to": {"voicemail": "v"}, "enabled": false}]}]},
              {"id": "paris", "extensions": [{"number": "1", "target": {"voicemail": "v"}}],
               "friends": [{"name": "none", "patterns": []}]}]}
            """);
    String madrid =
        """
        digraph "b" {
          rankdir=LR;
          subgraph cluster_0 {
            label="madrid";
            c0 [shape=folder, label="client madrid\\n4 extensions"];
            c0f1 [shape=box, label="friend soon\\npattern ^2\\npattern ^3\\npattern ^4\\nand 2 more"];
            c0f2 [shape=component, label="friend late"];
            c0e3 [shape=oval, label="extension 1800"];
            c0e4 [shape=oval, label="extension 1801"];
            c0n5 [shape=octagon, label="emergency 112"];
            c0e6 [shape=oval, label="extension 1802"];
            c0n7 [shape=octagon, label="no friend takes 7"];
            c0t8 [shape=note, label="external +34600123456"];
            c0t9 [shape=note, label="voicemail v"];
          }
          subgraph cluster_1 {
            label="paris";
            c1 [shape=folder, label="client paris\\n1 extension"];
          }
          c0 -> c0f1 [style=solid, label="priority -1"];
          c0 -> c0f2 [style=solid, label="priority 9"];
          c0e3 -> c0f1 [style=solid, label="friends with 2001"];
          c0e4 -> c0n5 [style=solid, label="friends with 112"];
          c0e6 -> c0n7 [style=solid, label="friends with 7"];
          c0f1 -> c0t8 [style=solid, label="no answer after 20 s"];
          c0f1 -> c0t8 [style=solid, label="not registered"];
          c0f1 -> c0t9 [style=dotted, label="unconditional (disabled)"];
          c0f2 -> c1 [style=bold, label="its extensions"];
          c0f2 -> c0e3 [style=solid, label="busy, internal calls"];
        }
        """;
    assertEquals(madrid, draw("graph", plan, "--client", "madrid"));
    assertEquals(madrid, draw("graph", plan, "--client", "madrid", "--format", "dot"));
    assertEquals(
        madrid
            .replace(
                "client paris\\n1 extension\"];\n",
                """
                client paris\\n1 extension"];
                    c1f1 [shape=box, label="friend none\\nwithout patterns"];
                """)
            .replaceFirst("(?s)}\n$", "  c1 -> c1f1 [style=solid, label=\"priority 1\"];\n}\n"),
        draw("graph", plan));
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void dot_is_well_formed_and_says_every_name(String name, @TempDir Path folder)
      throws IOException {
    List<String> labels = new ArrayList<>();
    Set<String> nodes = new HashSet<>();
    Set<String> ends = new HashSet<>();
    int open = 0;
    for (String line : draw("graph", write(folder, plan(name))).split("\n", -1)) {
      Matcher opening = DOT_OPENING.matcher(line);
      Matcher label = DOT_LABEL.matcher(line);
      Matcher node = DOT_NODE.matcher(line);
      Matcher edge = DOT_EDGE.matcher(line);
      if (opening.matches()) {
        open++;
        labels.add(ofDot(opening.group(1)));
      } else if (label.matches()) {
        labels.add(ofDot(label.group(1)));
      } else if (node.matches()) {
        assertTrue(nodes.add(node.group(1)), line);
        labels.add(ofDot(node.group(2)));
      } else if (edge.matches()) {
        ends.addAll(List.of(edge.group(1), edge.group(2)));
        labels.add(ofDot(edge.group(3)));
      } else if (line.matches(" {2}subgraph cluster_\\d+ \\{")) {
        open++;
      } else if (line.matches(" {0,2}\\}")) {
        open--;
      } else {
        assertTrue(line.isEmpty() || line.equals("  rankdir=LR;"), line);
      }
    }
    assertEquals(0, open, "braces");
    assertTrue(nodes.containsAll(ends), () -> nodes + " has all of " + ends);
    assertEquals(labels(name), labels);
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void mermaid_is_well_formed_and_says_every_name(String name, @TempDir Path folder)
      throws IOException {
    List<String> labels = new ArrayList<>(List.of(Shown.of(name)));
    Set<String> nodes = new HashSet<>();
    Set<String> ends = new HashSet<>();
    int open = 0;
    String text = draw("graph", write(folder, plan(name)), "--format", "mermaid");
    for (String line : readByMermaid(text).split("\n", -1)) {
      Matcher cluster = MERMAID_CLUSTER.matcher(line);
      Matcher node = MERMAID_NODE.matcher(line);
      Matcher edge = MERMAID_EDGE.matcher(line);
      if (cluster.matches()) {
        open++;
        labels.add(ofMermaid(cluster.group(1)));
      } else if (node.matches()) {
        assertTrue(nodes.add(node.group(1)), line);
        labels.add(ofMermaid(node.group(2)));
      } else if (edge.matches()) {
        ends.addAll(List.of(edge.group(1), edge.group(3)));
        labels.add(ofMermaid(edge.group(2)));
      } else if (line.equals("  end")) {
        open--;
      } else {
        assertTrue(line.isEmpty() || line.equals("flowchart LR"), line);
      }
    }
    assertEquals(0, open, "subgraphs");
    assertTrue(nodes.containsAll(ends), () -> nodes + " has all of " + ends);
    assertEquals(labels(name), labels);
  }

  /** What {@link #plan} of that name has to say, in its order. */
  private static List<String> labels(String name) {
    String shown = Shown.of(name);
    return List.of(
        shown,
        shown,
        "client " + shown + "\n4 extensions",
        "friend " + shown + "\npattern ^7\\u000a\npattern [\"#;]$\npattern ^\\\\\\\\$",
        "friend " + shown + " 2",
        "extension 3",
        "no friend takes 7",
        "extension 4",
        "no friend takes \\",
        "voicemail " + shown,
        "extension 1\"]\nvoicemail " + shown,
        "extension 2\nuser/" + shown,
        "other " + shown,
        "client other " + shown + "\n0 extensions",
        "priority 1",
        "priority 1",
        "friends with 7",
        "friends with \\",
        "busy",
        "not registered",
        "no answer after 7 s (disabled)",
        "its extensions");
  }

  /** What Graphviz shows of a string: escapes, then entities. */
  private static String ofDot(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        c = text.charAt(++i) == 'n' ? '\n' : text.charAt(i);
      }
      shown.append(c);
    }
    String plain = shown.toString().replace("&amp;", "\0");
    assertTrue(plain.indexOf('&') < 0, plain);
    return plain.replace('\0', '&');
  }

  /** Mermaid's first pass: what looks like the end of a style loses its semicolon. */
  private static String readByMermaid(String text) {
    return text.replaceAll("(style.*:\\S*#.*);", "$1").replaceAll("(classDef.*:\\S*#.*);", "$1");
  }

  @Test
  void mermaid_shows_every_printable_character(@TempDir Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (int c = ' '; c <= 0x2ff; c++) {
      if (!Character.isISOControl(c)) {
        names.add("style :" + Character.toString(c) + "x");
        names.add(Character.toString(c) + " classDef:" + Character.toString(c));
      }
    }
    StringBuilder friends = new StringBuilder();
    for (String name : names) {
      friends.append(friends.length() == 0 ? "" : ",");
      friends.append("{\"name\": \"");
      friends.append(name.replace("\\", "\\\\").replace("\"", "\\\""));
      friends.append("\"}");
    }
    String plan =
        "{\"brand\": \"b\", \"clients\": [{\"id\": \"c\", \"friends\": [" + friends + "]}]}";
    String text = draw("graph", write(folder, plan), "--format", "mermaid");
    List<String> labels = new ArrayList<>();
    Matcher node = MERMAID_NODE.matcher(readByMermaid(text));
    while (node.find()) {
      labels.add(ofMermaid(node.group(2)));
    }
    assertEquals(
        names.stream().map(name -> "friend " + Shown.of(name) + "\nwithout patterns").toList(),
        labels.subList(1, labels.size()));
  }

  @Test
  void a_disabled_forward_to_an_extension_that_is_gone_is_drawn(@TempDir Path folder)
      throws IOException {
    String plan =
        write(
            folder,
            """
            {"brand": "b", "clients": [
              {"id": "c",
               "extensions": [{"number": "1", "target": {"voicemail": "v"}}],
               "friends": [
                 {"name": "x", "patterns": ["^2"], "forwards": [
                   {"when": "busy", "to": {"extension": "9"}, "enabled": false},
                   {"when": "not-registered", "to": {"extension": "9"}, "enabled": false},
                   {"when": "unconditional", "to": {"extension": "1"}}]}]}]}
            """);
    assertEquals(
        """
        flowchart LR
          subgraph s0["c"]
            c0[["client c<br>1 extension"]]
            c0f1["friend x<br>pattern #94;2"]
            c0t2[/"no extension 9"/]
            c0e3("extension 1<br>voicemail v")
          end
          c0 -->|"priority 1"| c0f1
          c0f1 -.->|"busy #40;disabled#41;"| c0t2
          c0f1 -.->|"not registered #40;disabled#41;"| c0t2
          c0f1 -->|"unconditional"| c0e3
        """,
        draw("graph", plan, "--format", "mermaid"));
    assertTrue(
        draw("graph", plan).contains("c0t2 [shape=note, label=\"no extension 9\"];"), "as DOT");
  }

  /** What Mermaid shows of a string: line breaks, then entities. */
  private static String ofMermaid(String text) {
    String broken = text.replace("<br>", "\n");
    assertTrue(broken.indexOf('<') < 0 && broken.indexOf('>') < 0, broken);
    return Pattern.compile("#(\\d+);")
        .matcher(broken)
        .replaceAll(entity ->
            Matcher.quoteReplacement(Character.toString(Integer.parseInt(entity.group(1)))));
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void graphviz_reads_it_where_it_is_installed(String name, @TempDir Path folder)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "dot"))),
        "no Graphviz here");
    Path dot = folder.resolve("plan.dot");
    Files.writeString(dot, draw("graph", write(folder, plan(name))));
    Process graphviz =
        new ProcessBuilder("dot", "-Tplain", dot.toString()).redirectErrorStream(true).start();
    String said = new String(graphviz.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, graphviz.waitFor(), said);
  }

  @Test
  void what_cannot_be_drawn_is_refused(@TempDir Path folder) throws IOException {
    for (String[] args :
        List.of(
            new String[] {"graph", "/nowhere"},
            new String[] {"graph", write(folder, "{\"brand\": \"b\", \"clients\": 3}")},
            new String[] {"graph", DEMO, "--format", "svg"},
            new String[] {"graph", DEMO, "--client", "nobody"},
            new String[] {"graph"})) {
      Run run = Run.dialplan(args);
      assertEquals(2, run.status());
      assertEquals("", run.out());
      assertTrue(!run.err().isBlank());
    }
  }
}
