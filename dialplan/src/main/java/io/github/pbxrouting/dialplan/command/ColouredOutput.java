package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Text whose lines begin with how bad something is: that word gets a colour of the terminal, once
 * {@link #start} was called. All else passes unchanged. Not thread-safe.
 */
final class ColouredOutput extends FilterOutputStream {

  private static final String PLAIN = "\u001b[0m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[33m";
  private static final Map<String, String> COLOURS =
      Map.of(
          "error", RED,
          "refuted", RED,
          "warning", YELLOW,
          "undecided", YELLOW,
          "info", "\u001b[36m",
          "proved", "\u001b[32m");

  private static final int MAX_WORD = 9;

  private final ByteArrayOutputStream word = new ByteArrayOutputStream();
  private boolean coloured;
  private boolean atStart = true;

  ColouredOutput(OutputStream out) {
    super(out);
  }

  /** Colours what is written from now on. */
  void start() {
    coloured = true;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (coloured) {
      super.write(bytes, offset, length); // byte by byte
    } else {
      out.write(bytes, offset, length);
    }
  }

  @Override
  public void write(int b) throws IOException {
    if (!coloured) {
      out.write(b);
      return;
    }
    if (atStart && b >= 'a' && b <= 'z' && word.size() < MAX_WORD) {
      word.write(b);
      return;
    }
    if (atStart) {
      endWord(b == ' ');
    }
    out.write(b);
    atStart = b == '\n';
  }

  @Override
  public void flush() throws IOException {
    if (word.size() > 0) {
      endWord(false);
    }
    out.flush();
  }

  private void endWord(boolean whole) throws IOException {
    String text = word.toString(US_ASCII);
    String colour = COLOURS.get(text);
    out.write((whole && colour != null ? colour + text + PLAIN : text).getBytes(US_ASCII));
    word.reset();
    atStart = false;
  }
}
