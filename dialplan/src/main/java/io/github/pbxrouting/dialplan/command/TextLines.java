package io.github.pbxrouting.dialplan.command;

import java.io.BufferedWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Lines of text in columns, in UTF-8; buffered until {@link #flush()}. A line that is too wide is
 * folded between words of its last column, below which it goes on.
 */
final class TextLines implements Flushable {

  /** Where a line of one column goes on. */
  private static final int INDENT = 4;

  private final Writer writer;
  private final int maxWidth;
  private final StringBuilder line = new StringBuilder();

  /** Where the last column begins. */
  private int last;

  /** Writes lines as wide as they are. */
  TextLines(OutputStream out) {
    this(out, Integer.MAX_VALUE);
  }

  /**
   * Writes lines that are folded.
   *
   * @param maxWidth how wide a line may get, unless a word is wider
   */
  TextLines(OutputStream out, int maxWidth) {
    this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.maxWidth = maxWidth;
  }

  /** Adds a column and two spaces after it; what is wider than the column pushes the rest on. */
  TextLines column(String text, int width) {
    String shown = Shown.of(text);
    last = line.length();
    line.append(shown);
    line.append(" ".repeat(Math.max(0, width - shown.codePointCount(0, shown.length())) + 2));
    return this;
  }

  /** Writes the line without the spaces at its end. */
  void end() throws IOException {
    int length = line.length();
    while (length > 0 && line.charAt(length - 1) == ' ') {
      length--;
    }
    line.setLength(length);
    fold();
    writer.append(line.append('\n'));
    line.setLength(0);
  }

  private void fold() {
    int width = line.codePointCount(0, Math.min(last, line.length()));
    String indent = " ".repeat(width == 0 ? INDENT : Math.min(width, maxWidth / 2));
    int begin = 0;
    int first = last;
    while (line.codePointCount(begin, line.length()) > maxWidth) {
      int cut = line.lastIndexOf(" ", line.offsetByCodePoints(begin, maxWidth));
      if (cut <= first) {
        cut = line.indexOf(" ", first + 1); // the word is wider than a line
      }
      if (cut < 0) {
        return;
      }
      line.replace(cut, cut + 1, "\n" + indent);
      begin = cut + 1;
      first = begin + indent.length();
    }
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }
}
