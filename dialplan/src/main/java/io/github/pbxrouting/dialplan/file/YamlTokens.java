package io.github.pbxrouting.dialplan.file;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The tokens of a YAML text: JSON's values in YAML's notation. Anchors, aliases and tags are
 * refused. A text without quotes that some reader of YAML takes for something else is not taken for
 * a text.
 */
final class YamlTokens implements Tokens {

  /** A text of YAML is kept whole until its end is found, so files are bounded more tightly. */
  private static final int YAML_SHARE = 8;

  private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern OCTAL = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern FRACTION =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  /** What YAML 1.1 or 1.2 takes for a number, a date or a truth value, in words of both. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "(?i)y|n|yes|no|on|off|true|false|[-+]?\\.inf|\\.nan|[-+]?0x[0-9a-f_]+|[-+]?0[bo]?[0-9_]+"
              + "|[-+]?[0-9][0-9_]*(:[0-9_.]+)+|[-+]?[0-9][0-9_]*(\\.[0-9_]*)?(e[-+]?[0-9]+)?"
              + "|\\+[0-9_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|=|<<");

  private final Utf16Columns text;
  private final ParserImpl parser;
  private final boolean comments;

  /** Of the objects and lists around the current token: whether a field's name comes next. */
  private final Deque<Place> around = new ArrayDeque<>();

  private @Nullable Event event;
  private @Nullable Kind kind;
  private boolean commented;

  /** What may come next, inside an object or a list. */
  private enum Place {
    NAME,
    VALUE,
    ELEMENT
  }

  /**
   * Reads a text.
   *
   * @param comments whether to look for comments too
   */
  YamlTokens(Reader text, boolean comments) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE); // the text is bounded
    options.setProcessComments(comments);
    this.text = new Utf16Columns(text, JsonFile.mostBytes() / YAML_SHARE);
    this.comments = comments;
    this.parser = new ParserImpl(new StreamReader(this.text), options);
  }

  /** Returns whether there was a comment so far. */
  boolean commented() {
    return commented;
  }

  @Override
  public @Nullable Kind next() throws IOException {
    try {
      event = nextEvent();
    } catch (MarkedYAMLException broken) {
      Mark mark = broken.getProblemMark();
      throw new UnreadableTextException(
          "", mark == null ? null : token(mark, mark), "is no YAML: " + problem(broken));
    } catch (YAMLException broken) {
      if (broken.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new UnreadableTextException(
          "is no YAML: " + Quoted.plain(String.valueOf(broken.getMessage())));
    } catch (IllegalArgumentException badEscape) { // \\UFFFFFFFF
      throw new UnreadableTextException(
          "is no YAML: " + Quoted.plain(String.valueOf(badEscape.getMessage())));
    }
    kind = event == null ? null : kind(event);
    return kind;
  }

  private @Nullable Event nextEvent() {
    while (true) {
      Event next = parser.getEvent();
      if (next == null || next.is(Event.ID.StreamEnd)) {
        return null;
      }
      commented |= comments && next instanceof CommentEvent;
      if (next instanceof NodeEvent
          || next instanceof MappingEndEvent
          || next instanceof SequenceEndEvent) {
        return next;
      }
    }
  }

  private Kind kind(Event next) throws UnreadableTextException {
    if (next instanceof MappingEndEvent || next instanceof SequenceEndEvent) {
      around.pop();
      valueEnds();
      return next instanceof MappingEndEvent ? Kind.OBJECT_END : Kind.LIST_END;
    }
    if (next instanceof AliasEvent alias) {
      throw refused(
          "is an alias, which a plan file has none of: write out what it is for, or put \"*"
              + Quoted.plain(alias.getAnchor())
              + "\" in quotes if it is a code");
    }
    NodeEvent node = (NodeEvent) next;
    if (node.getAnchor() != null) {
      throw refused("has an anchor, &" + Quoted.plain(node.getAnchor()) + ": remove it");
    }
    boolean name = around.peek() == Place.NAME;
    if (node instanceof ScalarEvent scalar) {
      if (scalar.getTag() != null && !scalar.getTag().equals("!")) {
        throw refused("has a tag, " + Quoted.plain(scalar.getTag()) + ": remove it");
      }
      if (scalar.getValue().length() > MAX_TEXT_LENGTH) {
        throw refused("is out of bounds: a text of more than " + MAX_TEXT_LENGTH + " characters");
      }
      if (name) {
        around.pop();
        around.push(Place.VALUE);
        return Kind.FIELD;
      }
      valueEnds();
      return kind(scalar);
    }
    if (name) {
      throw refused("is no name of a field: write a text");
    }
    boolean object = node instanceof MappingStartEvent;
    String tag =
        object ? ((MappingStartEvent) node).getTag() : ((SequenceStartEvent) node).getTag();
    if (tag != null) {
      throw refused("has a tag, " + Quoted.plain(tag) + ": remove it");
    }
    if (around.size() == MAX_NESTING) {
      throw refused("is out of bounds: more than " + MAX_NESTING + " levels");
    }
    around.push(object ? Place.NAME : Place.ELEMENT);
    return object ? Kind.OBJECT : Kind.LIST;
  }

  /** After a value in an object, a name comes. */
  private void valueEnds() {
    if (around.peek() == Place.VALUE) {
      around.pop();
      around.push(Place.NAME);
    }
  }

  private static Kind kind(ScalarEvent scalar) {
    String value = scalar.getValue();
    if (scalar.getScalarStyle() == ScalarStyle.LITERAL
        || scalar.getScalarStyle() == ScalarStyle.FOLDED
        || scalar.getStartMark().getLine() != scalar.getEndMark().getLine()) {
      return Kind.SEVERAL_LINES;
    }
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return Kind.TEXT;
    }
    return plain(value);
  }

  /** Returns whether a text without quotes is a text for every reader of YAML. */
  static boolean isText(String text) {
    return plain(text) == Kind.TEXT;
  }

  private static Kind plain(String value) {
    if (value.equals("true")) {
      return Kind.TRUE;
    }
    if (value.equals("false")) {
      return Kind.FALSE;
    }
    if (NULL.matcher(value).matches()) {
      return Kind.NULL;
    }
    if (INTEGER.matcher(value).matches()) {
      return Kind.INTEGER;
    }
    if (FRACTION.matcher(value).matches() && !OCTAL.matcher(value).matches()) {
      return Kind.OTHER_NUMBER;
    }
    return AMBIGUOUS.matcher(value).matches() ? Kind.AMBIGUOUS : Kind.TEXT;
  }

  @Override
  public @Nullable Kind kind() {
    return kind;
  }

  @Override
  public String text() {
    return event instanceof ScalarEvent scalar ? scalar.getValue() : "";
  }

  @Override
  public Token token() {
    if (event == null) {
      return new Token(1, 1, 2, false);
    }
    Mark start = event.getStartMark();
    return event instanceof ScalarEvent && start.getLine() == event.getEndMark().getLine()
        ? token(start, event.getEndMark())
        : token(start, start);
  }

  private Token token(Mark start, Mark end) {
    int column = text.units(start.getLine(), start.getColumn()) + 1;
    int endColumn = text.units(end.getLine(), end.getColumn()) + 1;
    boolean escaped =
        event instanceof ScalarEvent scalar && scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
    return new Token(start.getLine() + 1, column, Math.max(column + 1, endColumn), escaped);
  }

  private UnreadableTextException refused(String problem) {
    return new UnreadableTextException("", token(), problem);
  }

  private static String problem(MarkedYAMLException broken) {
    String problem = String.valueOf(broken.getProblem());
    return Quoted.plain(
        broken.getContext() == null ? problem : broken.getContext() + ", " + problem);
  }

  @Override
  public boolean isJson() {
    return false;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
