package io.github.pbxrouting.examples.fastagi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs the dialplan of an {@code extensions.conf} as Asterisk does, as far as the shipped one goes:
 * its applications, variables and expressions. {@code AGI} asks a real server; who is dialled is
 * played by a function.
 */
final class DialplanInterpreter {

  /** More steps than any call may take. */
  private static final int MAX_STEPS = 20_000;

  private static final Pattern AGI_URL = Pattern.compile("agi://[^:/]+:(\\d+)/(.*)");

  /**
   * How a dial ended.
   *
   * @param status DIALSTATUS
   * @param cause what HANGUPCAUSE is set to; null leaves it as it was
   * @param transferredTo the extension that who answered has transferred the caller to, or null
   */
  record Dialled(String status, @Nullable Integer cause, @Nullable String transferredTo) {
    static Dialled of(String status) {
      return new Dialled(status, null, null);
    }

    static Dialled of(String status, int cause) {
      return new Dialled(status, cause, null);
    }
  }

  private record Place(String context, String extension, int priority) {}

  private record Line(String label, String application, String arguments) {}

  private final Map<String, String> globals = new HashMap<>();
  private final Map<String, Map<String, List<Line>>> contexts = new LinkedHashMap<>();
  private final Function<String, Dialled> phones;

  // The one channel.
  private final Map<String, String> variables = new HashMap<>();
  private final Deque<Place> returns = new ArrayDeque<>();
  private final List<String> events = new ArrayList<>();
  private int hangupCause;
  private Place place = new Place("", "", 0);
  private boolean hungUp;
  private int asks;

  /** Reads a file; {@code phones} says how a dial of a dial string ends. */
  DialplanInterpreter(Path file, Function<String, Dialled> phones) throws IOException {
    this.phones = phones;
    String context = "";
    String extension = "";
    for (String raw : Files.readAllLines(file)) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[")) {
        context = line.substring(1, line.indexOf(']'));
        continue;
      }
      if (context.equals("globals")) {
        String[] assignment = line.split("=", 2);
        globals.put(assignment[0], assignment[1]);
        continue;
      }
      String definition = line.substring(line.indexOf("=>") + 2).strip();
      if (line.startsWith("exten")) {
        extension = definition.substring(0, definition.indexOf(','));
        definition = definition.substring(definition.indexOf(',') + 1);
      }
      Matcher parts =
          Pattern.compile("(?:1|n)(?:\\((\\w+)\\))?,(\\w+)\\((.*)\\)").matcher(definition);
      if (!parts.matches()) {
        throw new IllegalArgumentException("not a line of a dialplan: " + line);
      }
      contexts
          .computeIfAbsent(context, name -> new LinkedHashMap<>())
          .computeIfAbsent(extension, name -> new ArrayList<>())
          .add(
              new Line(
                  parts.group(1) == null ? "" : parts.group(1), parts.group(2), parts.group(3)));
    }
  }

  DialplanInterpreter withGlobal(String name, String value) {
    globals.put(name, value);
    return this;
  }

  /** Runs a call until it is hung up; returns what happened, a line each. */
  List<String> call(String context, String extension) throws IOException {
    place = new Place(context, extension, 1);
    for (int steps = 0; !hungUp; steps++) {
      if (steps == MAX_STEPS) {
        throw new AssertionError("the call does not end: " + events.subList(0, 20));
      }
      Line line = find(place);
      if (line == null) {
        hangup("no line " + place);
        break;
      }
      Place next = new Place(place.context(), place.extension(), place.priority() + 1);
      Place before = place;
      run(line);
      if (place.equals(before)) {
        place = next;
      }
    }
    place = new Place(place.context(), "h", 1);
    for (Line line = find(place); line != null; line = find(place)) {
      run(line);
      place = new Place(place.context(), "h", place.priority() + 1);
    }
    return List.copyOf(events);
  }

  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  int asks() {
    return asks;
  }

  private @Nullable Line find(Place at) {
    List<Line> lines = lines(at);
    return at.priority() > lines.size() ? null : lines.get(at.priority() - 1);
  }

  /** An exact extension comes before a pattern. */
  private List<Line> lines(Place at) {
    Map<String, List<Line>> extensions = contexts.getOrDefault(at.context(), Map.of());
    List<Line> exact = extensions.get(at.extension());
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, List<Line>> entry : extensions.entrySet()) {
      String pattern = entry.getKey();
      if (pattern.startsWith("_")) {
        String regex =
            pattern.substring(1).replace("X", "[0-9]").replace("!", ".*").replace("[+*#", "[+*\\#");
        if (at.extension().matches(regex)) {
          return entry.getValue();
        }
      }
    }
    return List.of();
  }

  private void run(Line line) throws IOException {
    String arguments = substitute(line.arguments());
    switch (line.application()) {
      case "Set" -> {
        String[] assignment = arguments.split("=", 2);
        set(assignment[0], assignment[1]);
      }
      case "Goto" -> jump(arguments);
      case "GotoIf" -> {
        String[] parts = arguments.split("[?:]", 3);
        boolean condition = !parts[0].isEmpty() && !parts[0].equals("0");
        String target = condition ? parts[1] : parts.length > 2 ? parts[2] : "";
        if (!target.isEmpty()) {
          jump(target);
        }
      }
      case "Gosub" -> {
        returns.push(place);
        Matcher target = Pattern.compile("([^,]*),([^,]*),1\\((.*)\\)").matcher(arguments);
        if (!target.matches()) {
          throw new AssertionError("Gosub(" + arguments + ")");
        }
        variables.put("ARG1", target.group(3));
        place = new Place(target.group(1), target.group(2), 1);
      }
      case "Return" -> {
        Place back = returns.pop();
        place = new Place(back.context(), back.extension(), back.priority() + 1);
      }
      case "Dial" -> dial(arguments);
      case "AGI" -> agi(arguments);
      case "Hangup" -> {
        if (!arguments.isEmpty()) {
          hangupCause = Integer.parseInt(arguments);
        }
        hangup("Hangup " + (hangupCause == 0 ? 16 : hangupCause));
      }
      case "VoiceMail", "VoiceMailMain", "Pickup" ->
          events.add((line.application() + " " + arguments).strip());
      default -> throw new AssertionError("no application " + line.application());
    }
  }

  private void hangup(String event) {
    hungUp = true;
    events.add(event);
  }

  private void jump(String target) {
    String[] parts = target.split(",", -1);
    if (parts.length == 3) {
      place = new Place(parts[0], parts[1], Integer.parseInt(parts[2]));
      return;
    }
    List<Line> lines = lines(place);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).label().equals(target)) {
        place = new Place(place.context(), place.extension(), i + 1);
        return;
      }
    }
    throw new AssertionError("no label " + target);
  }

  private void dial(String arguments) {
    events.add("Dial " + arguments);
    Dialled dialled = phones.apply(arguments.split(",", 2)[0]);
    variables.put("DIALSTATUS", dialled.status());
    if (dialled.cause() != null) {
      hangupCause = dialled.cause();
    }
    if (!dialled.status().equals("ANSWER")) {
      return;
    }
    if (dialled.transferredTo() == null) {
      hangup("answered"); // and who was dialled hung up: without the option g the caller is too
    } else {
      variables.put("BLINDTRANSFER", "PJSIP/somebody-00000002");
      place = new Place(place.context(), dialled.transferredTo(), 1);
    }
  }

  private void agi(String url) throws IOException {
    Matcher parts = AGI_URL.matcher(url);
    if (!parts.matches()) {
      throw new AssertionError("AGI(" + url + ")");
    }
    asks++;
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(parts.group(1)))) {
      RunningAgiServer.converse(
          socket,
          RunningAgiServer.environment("1700000000.1", parts.group(2), place.extension()),
          new ChannelView(this::value),
          new Assignments(this::set));
      variables.put("AGISTATUS", "SUCCESS");
    } catch (IOException e) {
      variables.put("AGISTATUS", "FAILURE");
    }
  }

  private void set(String name, String value) {
    // Options such as "i" do not change what a function holds.
    variables.put(name.replaceFirst("^_{1,2}", "").replaceFirst(",\\w+\\)$", ")"), value);
  }

  private @Nullable String value(String name) {
    return switch (name) {
      case "EXTEN" -> place.extension();
      case "HANGUPCAUSE" -> Integer.toString(hangupCause);
      default -> variables.getOrDefault(name, globals.get(name));
    };
  }

  /** Fills in variables, then expressions, from the inside out. */
  private String substitute(String text) {
    String filled = text;
    Pattern variable = Pattern.compile("\\$\\{(\\w+(?:\\(\\w+\\))?)}");
    Matcher found = variable.matcher(filled);
    while (found.find()) {
      String value = value(found.group(1));
      filled =
          filled.substring(0, found.start())
              + (value == null ? "" : value)
              + filled.substring(found.end());
      found = variable.matcher(filled);
    }
    Matcher expression = Pattern.compile("\\$\\[([^\\]]*)]").matcher(filled);
    return expression.replaceAll(match -> Matcher.quoteReplacement(evaluate(match.group(1))));
  }

  private static String evaluate(String expression) {
    String[] alternatives = expression.split(" \\| ");
    if (alternatives.length > 1) {
      for (String each : alternatives) {
        if (evaluate(each).equals("1")) {
          return "1";
        }
      }
      return "0";
    }
    Matcher parts = Pattern.compile("(\\S+) (=|!=|>|\\+) (\\S+)").matcher(expression.strip());
    if (!parts.matches()) {
      throw new AssertionError("$[" + expression + "]");
    }
    String left = parts.group(1);
    String right = parts.group(3);
    return switch (parts.group(2)) {
      case "=" -> left.equals(right) ? "1" : "0";
      case "!=" -> left.equals(right) ? "0" : "1";
      case ">" -> Integer.parseInt(left) > Integer.parseInt(right) ? "1" : "0";
      default -> Integer.toString(Integer.parseInt(left) + Integer.parseInt(right));
    };
  }

  /** The channel's variables, as the server reads them. */
  private static final class ChannelView extends AbstractMap<String, String> {
    private final Function<String, @Nullable String> read;

    ChannelView(Function<String, @Nullable String> read) {
      this.read = read;
    }

    @Override
    public @Nullable String get(Object name) {
      return read.apply((String) name);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      throw new UnsupportedOperationException();
    }
  }

  /** The channel's variables, as the server sets them. */
  private static final class Assignments extends AbstractMap<String, String> {
    private final BiConsumer<String, String> write;

    Assignments(BiConsumer<String, String> write) {
      this.write = write;
    }

    @Override
    public @Nullable String put(String name, String value) {
      write.accept(name, value);
      return null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      throw new UnsupportedOperationException();
    }
  }
}
