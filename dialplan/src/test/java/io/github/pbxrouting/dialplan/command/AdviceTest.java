package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.dialplan.file.JsonFile;
import io.github.pbxrouting.dialplan.file.YamlWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every advice, taken in the file that it is about: the plan loads, and the finding is gone. */
@Tag("slow")
class AdviceTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An advice that has what to write in place of a pattern, or of a class in it. */
  private static final Pattern TO_WRITE =
      Pattern.compile(
          "write (?:it as a regular expression: )?(\\S+)(?: for one character, or .*)?");

  @TempDir private Path folder = Path.of("");

  /**
   * A plan that has a finding.
   *
   * @param plan its client, with single quotes
   * @param from what stands there, as JSON with single quotes
   * @param to what the advice puts there; null where the advice itself has it
   * @param options the options of the check
   */
  private record Case(String plan, String from, @Nullable String to, List<String> options) {

    /** One that is mended by hand, as the advice says in words. */
    static Case mended(String plan, String from, String to, String... options) {
      return new Case(plan, from, to, List.of(options));
    }

    /** A pattern in place of which the advice has another, or a part of it. */
    static Case literal(String pattern, String replaced, String... options) {
      return new Case(friends(friend("f", 1, pattern)), replaced, null, List.of(options));
    }

    String text() {
      return ("{'brand': 'b', 'clients': [{'id': 'c', " + plan + "}]}").replace('\'', '"');
    }
  }

  private static String friend(String name, int priority, String... patterns) {
    return "{'name': '%s', 'priority': %d, 'patterns': ['%s']}"
        .formatted(name, priority, String.join("', '", patterns).replace("\\", "\\\\"));
  }

  private static String friends(String... friends) {
    return "'friends': [" + String.join(", ", friends) + "]";
  }

  private static Case friendsMended(String one, String other, String from, String to) {
    return Case.mended(friends(one, other), from, to);
  }

  private static Case rules(String rules, String from, String to) {
    return Case.mended(
        "'numbering': [" + rules + "], 'friends': [" + friend("f", 1, "^[+]") + "]", from, to);
  }

  private static String rule(String prefix, String result, int digits) {
    return "{'prefix': '%s', 'replaceWith': '%s', 'minDigits': %d, 'maxDigits': %d}"
        .formatted(prefix, result, digits, digits);
  }

  private static Case forwarding(String forwards, String from, String to) {
    return Case.mended(
        "'extensions': [{'number': '1', 'target': {'throughFriends': '2'}}], 'friends': [{'name':"
            + " 'f', 'patterns': ['^2$'], 'forwards': ["
            + forwards
            + "]}]",
        from,
        to);
  }

  private static String toExtension(String when) {
    return "{'when': " + when + ", 'to': {'extension': '1'}}";
  }

  private static final String OTHER_CLIENT =
      "'friends': [%s{'name': 'd', 'priority': 2, 'client': 'd'}]}, {'id': 'd', 'extensions':"
          + " [{'number': '30', 'target': {'voicemail': 'v'}}, {'number': '31', 'target':"
          + " {'voicemail': 'v'}}]";

  /** A plan for each code; one without is no compiled switch. */
  private static Case of(FindingCode code) {
    return switch (code) {
      case UNREACHABLE_FRIEND ->
          friendsMended(
              friend("f", 1, "^2"), friend("g", 2, "^20"), "'priority': 2", "'priority': 0");
      case UNREACHABLE_PATTERN ->
          friendsMended(
              friend("f", 1, "^20"),
              friend("g", 2, "^200", "^3"),
              "'priority': 2",
              "'priority': 0");
      case REDUNDANT_PATTERN -> Case.mended(friends(friend("f", 1, "^2", "^20")), ", '^20'", "");
      case COMPETING_FRIENDS ->
          friendsMended(friend("f", 1, "^20"), friend("g", 2, "^2"), "'^2'", "'^2[1-9]'");
      case PRIORITY_TIE ->
          friendsMended(
              friend("f", 1, "^20"),
              friend("g", 1, "^2"),
              "'g', 'priority': 1",
              "'g', 'priority': 2");
      case EXTENSION_OVER_PATTERN ->
          Case.mended(
              "'extensions': [{'number': '2000', 'target': {'endpoint': 'user/a'}}], "
                  + friends(friend("f", 1, "^2000$", "^3")),
              "'^2000$', ",
              "");
      case HIDDEN_EXTENSION ->
          Case.mended(
              OTHER_CLIENT.formatted(friend("f", 1, "^30$") + ", "),
              "'priority': 2",
              "'priority': 0");
      case UNREACHABLE_EXTENSION ->
          Case.mended(
              "'emergencyNumbers': ['112'], 'extensions': [{'number': '112', 'target':"
                  + " {'voicemail': 'v'}}]",
              "'number': '112'",
              "'number': '113'");
      case EMERGENCY_CAPTURED ->
          Case.mended(
              friends(friend("f", 1, "^1")),
              "'friends'",
              "'emergencyNumbers': ['112'], 'friends'",
              "--emergency",
              "112");
      case INTERNATIONAL_CAPTURED ->
          Case.mended(
              friends(friend("f", 1, "^[0-9]{9,}$")), "^[0-9]", "^[1-9]", "--country", "34");
      case PREMIUM_CAPTURED ->
          Case.mended(
              friends(friend("f", 1, "^[0-9]{9}$")), "^[0-9]{9}", "^6[0-9]{8}", "--country", "34");
      case UNANCHORED_PATTERN -> Case.literal("34[0-9]{3}", "34[0-9]{3}");
      case ANCHOR_IN_ONE_BRANCH -> Case.literal("^00|34", "^00|34");
      case SUSPICIOUS_CLASS -> Case.literal("^[6|7|9]", "[6|7|9]");
      case UNESCAPED_DOT -> Case.mended(friends(friend("f", 1, "^1.800")), "^1.800", "^1[0-9]800");
      case REPEATED_ANCHOR -> Case.literal("^+34", "^+34");
      case LITERAL_COUNT -> Case.literal("^\\+[0-9]{03}$", "^\\\\+[0-9]{03}$");
      case MULTIPLIED_COUNTS -> Case.literal("^(?:[0-9]{4}){0,251}$", "^(?:[0-9]{4}){0,251}$");
      case HIDDEN_CHARACTER -> Case.literal("^\\+34 9", "^\\\\+34 9");
      case OVERLAPPING_CODES ->
          Case.mended(
              "'serviceCodes': [{'code': '*9', 'arguments': true}, {'code': '*94'}]",
              "'*94'",
              "'*84'");
      case ONE_WAY_FRIEND ->
          Case.mended(
              "'extensions': [{'number': '10', 'target': {'voicemail': 'v'}}], "
                  + OTHER_CLIENT.formatted(""),
              "'31', 'target': {'voicemail': 'v'}}]",
              "'31', 'target': {'voicemail': 'v'}}], 'friends': [{'name': 'c', 'client': 'c'}]");
      case UNKNOWN_COUNTRY ->
          Case.mended(
              "'extensions': [{'number': '10', 'target': {'external': '+9990000000'}}]",
              "+999",
              "+34");
      case MATCHES_EVERYTHING -> Case.mended(friends(friend("f", 1, "34|")), "34|", "^34");
      case MATCHES_NOTHING -> Case.literal("_34XX", "_34XX");
      case FORWARD_LOOP ->
          forwarding(toExtension("'unconditional'"), "{'extension': '1'}", "{'voicemail': 'v'}");
      case DEAD_FORWARD ->
          forwarding(
              "{'when': 'unconditional', 'to': {'voicemail': 'v'}}, {'when': 'busy', 'to':"
                  + " {'voicemail': 'w'}}",
              ", {'when': 'busy', 'to': {'voicemail': 'w'}}",
              "");
      case RETURNING_FORWARD ->
          forwarding(
              toExtension("'no-answer', 'after': 20"), "{'extension': '1'}", "{'voicemail': 'v'}");
      case DEAD_END ->
          Case.mended(
              "'extensions': [{'number': '1', 'target': {'throughFriends': '5'}}], "
                  + friends(friend("f", 1, "^2")),
              "'5'",
              "'2'");
      case UNREACHABLE_NUMBERING_RULE ->
          rules(
              rule("", "+34", 9) + ", " + rule("6", "+346", 8),
              rule("", "+34", 9) + ", " + rule("6", "+346", 8),
              rule("6", "+346", 8) + ", " + rule("", "+34", 9));
      case CHAINED_NUMBERING_RULES ->
          rules(rule("9", "00", 5) + ", " + rule("00", "+", 5), "'00', 'min", "'+', 'min");
      case EMERGENCY_BY_NUMBERING ->
          Case.mended(
              "'emergencyNumbers': ['112'], 'numbering': ["
                  + rule("0", "", 3)
                  + "], 'extensions': [{'number': '0112', 'target': {'voicemail': 'v'}}]",
              "'0112'",
              "'2112'");
      case SLOW_PATTERN ->
          Case.mended(friends(friend("f", 1, "^(?i)josé$")), "^(?i)josé$", "^[Jj][Oo][Ss][éÉ]$");
      case OTHER_MEANING -> Case.literal("^2\\d{3}$", "^2\\\\d{3}$", "--for", "ivozprovider");
      case UNUSED_SUPPRESSION ->
          Case.mended(
              "'suppress': [{'finding': 'dead-end', 'friend': 'f'}], "
                  + friends(friend("f", 1, "^2")),
              "{'finding': 'dead-end', 'friend': 'f'}",
              "");
      case UNDECIDED ->
          Case.mended(
              friends(friend("f", 1, "1[0-9]*2[0-9]{5}")), "1[0-9]*2", "^12", "--max-states", "20");
    };
  }

  private static List<JsonNode> findings(String file, FindingCode code, List<String> options)
      throws IOException {
    Run run = check(file, options, "--json");
    assertNotEquals(2, run.status(), run.err());
    List<JsonNode> findings = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      JsonNode finding = JSON.readTree(line);
      if (finding.path("code").asText().equals(code.token())) {
        findings.add(finding);
      }
    }
    return findings;
  }

  private static Run check(String file, List<String> options, String format) {
    List<String> command = new ArrayList<>(List.of("check", file, format));
    command.addAll(options);
    return Run.dialplan(command.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void it_is_followed_in_json(FindingCode code) throws IOException {
    Case one = of(code);
    follow(code, one, "plan.json", one.text());
  }

  @ParameterizedTest
  @EnumSource
  void it_is_followed_in_yaml(FindingCode code) throws IOException {
    Case one = of(code);
    if (one.to() != null) {
      follow(code, one, "flow.yaml", one.text()); // JSON is YAML
      return;
    }
    StringWriter yaml = new StringWriter();
    YamlWriter.write(JsonFile.of(new StringReader(one.text()), "plan"), yaml);
    String from = one.from().replace("\\\\", "\\");
    follow(code, new Case(one.plan(), from, null, one.options()), "plan.yaml", yaml.toString());
  }

  private void follow(FindingCode code, Case one, String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    List<JsonNode> before = findings(file.toString(), code, one.options());
    assertTrue(!before.isEmpty(), () -> code + " is not found in " + text);

    String from = one.from().replace('\'', '"');
    String to = one.to() == null ? advice(code, file, one.options()) : one.to().replace('\'', '"');
    assertTrue(text.contains(from), () -> from + " in " + text);
    Files.writeString(file, text.replace(from, to));
    List<JsonNode> after = findings(file.toString(), code, one.options());
    assertEquals(List.of(), after, () -> "after " + from + " became " + to);
  }

  /** What the text says to write. */
  private static String advice(FindingCode code, Path file, List<String> options) {
    List<String> lines = check(file.toString(), options, "--all").out().lines().toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).contains(" " + code.token() + ": ")) {
        Matcher toWrite = TO_WRITE.matcher(lines.get(i + 1).replaceFirst(" *-> ", ""));
        assertTrue(toWrite.matches(), lines.get(i + 1));
        return toWrite.group(1);
      }
    }
    throw new AssertionError(code + " is not listed: " + lines);
  }
}
