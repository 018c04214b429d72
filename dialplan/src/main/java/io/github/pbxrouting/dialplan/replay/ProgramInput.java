package io.github.pbxrouting.dialplan.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What a program of the machine makes of a stream: the program reads the stream on its standard
 * input, and this stream is its standard output. Closing it ends the program; so does the end of
 * this process, however it comes, since the program then has no more input.
 */
final class ProgramInput extends FilterInputStream {

  private static final int READ_SIZE = 1 << 16;
  private static final int MAX_MESSAGE = 200;

  private final String name;
  private final Process process;
  private final FutureTask<Boolean> feeding;
  private final FutureTask<String> complaint;

  /** Why the stream could not be read. */
  private volatile @Nullable IOException unreadable;

  private volatile boolean closed;

  private ProgramInput(String name, Process process, InputStream from) {
    super(process.getInputStream());
    this.name = name;
    this.process = process;
    this.feeding = new FutureTask<>(() -> feed(from));
    this.complaint = new FutureTask<>(this::readComplaint);
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
    ProgramInput input = new ProgramInput(command.get(0), process, from);
    Replay.daemon(input.feeding).start();
    Replay.daemon(input.complaint).start();
    return input;
  }

  /** Hands the stream to the program, and returns whether the program took all of it. */
  private boolean feed(InputStream from) {
    byte[] buffer = new byte[READ_SIZE];
    try (OutputStream to = process.getOutputStream()) {
      for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
        to.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      return false;
    }
    return true;
  }

  private int read(InputStream from, byte[] buffer) {
    try {
      return from.read(buffer);
    } catch (IOException failed) {
      unreadable = failed;
      return -1;
    }
  }

  /** Takes all that the program writes, so that it never waits, and returns the first line. */
  private String readComplaint() throws IOException {
    InputStream error = process.getErrorStream();
    String said = new String(error.readNBytes(MAX_MESSAGE), StandardCharsets.UTF_8);
    error.transferTo(OutputStream.nullOutputStream());
    return said.lines().findFirst().orElse("").strip();
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
      try {
        check(process.waitFor());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while " + name + " was ending", stopped);
      } catch (ExecutionException failed) {
        throw new IOException(name + " failed", failed.getCause());
      }
    }
    return read;
  }

  private void check(int status) throws IOException, InterruptedException, ExecutionException {
    IOException cause = unreadable;
    if (cause != null) {
      throw new IOException(cause.getMessage(), cause);
    }
    if (status != 0) {
      String said = complaint.get();
      throw new IOException(
          name + " ended with status " + status + (said.isEmpty() ? "" : ": " + said));
    }
    if (!feeding.get()) {
      throw new IOException(name + " ended before the records did");
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    process.destroyForcibly();
    super.close();
  }
}
