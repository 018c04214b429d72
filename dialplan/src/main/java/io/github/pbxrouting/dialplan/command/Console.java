package io.github.pbxrouting.dialplan.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads from and writes to. Text is UTF-8, whatever the locale says.
 *
 * @param in standard input
 * @param out standard output; unlike {@code System.out} it must tell when it cannot be written
 * @param err standard error
 */
record Console(InputStream in, OutputStream out, PrintWriter err) {

  Console(InputStream in, OutputStream out, OutputStream err) {
    this(in, out, new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true));
  }

  /** The process's own. */
  static Console ofProcess() {
    return new Console(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err));
  }
}
