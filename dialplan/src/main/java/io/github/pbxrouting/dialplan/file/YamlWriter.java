package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.dialplan.file.Tokens.Kind;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the value of a text as YAML in blocks, one value a line. */
public final class YamlWriter {

  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z][A-Za-z0-9_/.-]*( [A-Za-z0-9_/.-]+)*");

  private final Tokens tokens;
  private final Writer out;

  private YamlWriter(Tokens tokens, Writer out) {
    this.tokens = tokens;
    this.out = out;
  }

  /** Writes the value of a text, and a line end after it; the writer stays open. */
  public static void write(JsonFile.Source source, Writer out) throws IOException {
    try (Tokens tokens = source.tokens()) {
      tokens.next();
      new YamlWriter(tokens, out).value(0, "");
      out.flush();
    }
  }

  /**
   * Writes the current value and the end of its line.
   *
   * @param indent how far its fields or elements are indented
   * @param before what stands between what is written already and a value on the same line
   */
  private void value(int indent, String before) throws IOException {
    @Nullable Kind kind = tokens.kind();
    if (kind == Kind.OBJECT || kind == Kind.LIST) {
      boolean object = kind == Kind.OBJECT;
      Kind end = object ? Kind.OBJECT_END : Kind.LIST_END;
      if (tokens.next() == end) {
        out.write(before + (object ? "{}\n" : "[]\n"));
        return;
      }
      // The first field of an element stands behind its hyphen.
      boolean behindHyphen = before.equals("- ");
      out.write(behindHyphen ? before : before.isEmpty() ? "" : "\n");
      boolean first = true;
      do {
        out.write(first && behindHyphen ? "" : " ".repeat(indent));
        if (object) {
          out.write(tokens.text() + ":");
          tokens.next();
          value(tokens.kind() == Kind.LIST ? indent : indent + 2, " ");
        } else {
          value(indent + 2, "- ");
        }
        first = false;
      } while (tokens.next() != end);
      return;
    }
    out.write(before + (kind == Kind.TEXT ? quoted(tokens.text()) : tokens.text()) + "\n");
  }

  /** Returns a text as YAML, in quotes where some reader takes it for something else without. */
  static String quoted(String text) {
    if (WORDS.matcher(text).matches() && YamlTokens.isText(text)) {
      return text;
    }
    boolean printable = text.codePoints().allMatch(YamlWriter::isPrintable);
    return printable ? "'" + text.replace("'", "''") + "'" : escaped(text);
  }

  private static boolean isPrintable(int c) {
    int type = Character.getType(c);
    return c >= ' '
        && type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            escaped.append('\\').appendCodePoint(c);
          } else if (isPrintable(c)) {
            escaped.appendCodePoint(c);
          } else {
            escaped.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
          }
        });
    return escaped.append('"').toString();
  }
}
