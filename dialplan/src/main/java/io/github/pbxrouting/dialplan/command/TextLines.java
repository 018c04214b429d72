package io.github.pbxrouting.dialplan.command;

import java.io.BufferedWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Lines of text in columns, in UTF-8; buffered until {@link #flush()}. */
final class TextLines implements Flushable {

  private final Writer writer;
  private final StringBuilder line = new StringBuilder();

  TextLines(OutputStream out) {
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** Adds a column and two spaces after it; what is wider than the column pushes the rest on. */
  TextLines column(String text, int width) {
    String shown = Shown.of(text);
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
    writer.append(line.append('\n'));
    line.setLength(0);
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }
}
