package io.github.pbxrouting.dialplan.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command reads from and writes to. Text is UTF-8, whatever the locale says.
 *
 * @param in standard input
 * @param out standard output; unlike {@code System.out} it must report when it cannot be written
 * @param err standard error
 * @param isTerminal whether somebody may be watching standard error
 */
record Console(InputStream in, OutputStream out, PrintWriter err, boolean isTerminal) {

  Console(InputStream in, OutputStream out, OutputStream err) {
    this(in, out, err, false);
  }

  Console(InputStream in, OutputStream out, OutputStream err, boolean isTerminal) {
    this(
        in,
        out,
        new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
        isTerminal);
  }

  /** Returns the console of the process. */
  static Console ofProcess() {
    return new Console(
        System.in,
        new ColouredOutput(new FileOutputStream(FileDescriptor.out)),
        new FileOutputStream(FileDescriptor.err),
        isTerminal(Path.of("/proc/self/fd/2")));
  }

  /** Returns whether somebody may be watching standard output, which is that of the process. */
  boolean isOutputTerminal() {
    return out instanceof ColouredOutput && isTerminal(Path.of("/proc/self/fd/1"));
  }

  /** Returns whether a link that Linux makes for an open file leads to a terminal. */
  @SuppressWarnings("SystemConsoleNull") // null without a terminal before Java 22
  private static boolean isTerminal(Path link) {
    try {
      return Files.readSymbolicLink(link).toString().matches("/dev/(pts/|tty|console).*");
    } catch (IOException | UnsupportedOperationException elsewhere) {
      // System.console() of Java 17 is about standard input and output only.
      return System.console() != null;
    }
  }
}
