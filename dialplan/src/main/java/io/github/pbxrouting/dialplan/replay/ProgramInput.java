package io.github.pbxrouting.dialplan.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a program of the machine makes of a stream: the program reads the stream on its standard
 * input, and this stream is its standard output. Closing it ends the program.
 */
final class ProgramInput extends FilterInputStream {

  private static final int MAX_MESSAGE = 200;

  private final String name;
  private final Process process;
  private volatile boolean closed;

  private ProgramInput(String name, Process process) {
    super(process.getInputStream());
    this.name = name;
    this.process = process;
  }

  /**
   * Starts a program.
   *
   * @param missing what to say when the program cannot be started
   */
  static ProgramInput start(List<String> command, InputStream from, String missing)
      throws UnreadableCallsException {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException notStarted) {
      throw new UnreadableCallsException(missing);
    }
    ProgramInput input = new ProgramInput(command.get(0), process);
    Thread feeder = new Thread(() -> input.feed(from), command.get(0));
    feeder.setDaemon(true);
    feeder.start();
    return input;
  }

  /** Hands the stream to the program; a stream that fails ends the program, and so the reading. */
  private void feed(InputStream from) {
    OutputStream to = process.getOutputStream();
    try {
      from.transferTo(to);
      to.close();
    } catch (IOException failed) {
      // Not closed: the program would take that for the end of the records.
      process.destroyForcibly();
    }
  }

  @Override
  public int read() throws IOException {
    return ended(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return ended(super.read(bytes, offset, length));
  }

  /** Checks, at the end, that the program did all it had to do. */
  private int ended(int read) throws IOException {
    if (read < 0 && !closed) {
      String said =
          new String(process.getErrorStream().readNBytes(MAX_MESSAGE), StandardCharsets.UTF_8);
      int status;
      try {
        status = process.waitFor();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while " + name + " was ending", stopped);
      }
      if (status != 0) {
        throw new IOException(
            name
                + " ended with status "
                + status
                + (said.isBlank() ? "" : ": " + said.lines().findFirst().orElse("").strip()));
      }
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    process.destroyForcibly();
    super.close();
  }
}
