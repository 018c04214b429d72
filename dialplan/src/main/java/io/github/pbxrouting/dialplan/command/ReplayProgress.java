package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.replay.Replay;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line on a terminal that says how far a replay is: part, records, rate and time left. */
final class ReplayProgress implements Replay.Progress {

  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);

  private final PrintWriter terminal;
  private final long size;
  private final LongSupplier nanoTime;
  private final long began;
  private long shown;
  private int width;

  /**
   * Begins now.
   *
   * @param size how many bytes the file has, or 0 when that is not known
   */
  ReplayProgress(PrintWriter terminal, long size, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.size = size;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
    this.shown = began;
  }

  @Override
  public void update(long records, long bytes) {
    long now = nanoTime.getAsLong();
    if (now - shown < INTERVAL) {
      return;
    }
    shown = now;
    double seconds = (now - began) / 1e9;
    StringBuilder line = new StringBuilder();
    if (size > 0) {
      line.append(String.format(Locale.ROOT, "%3d %%, ", Math.min(100, bytes * 100 / size)));
    }
    line.append(
        String.format(Locale.ROOT, "%,d records, %,.0f a second", records, records / seconds));
    if (size > 0 && bytes > 0) {
      double left = seconds * Math.max(0, size - bytes) / bytes;
      line.append(", " + duration(Math.round(left)) + " left");
    }
    show(line.toString());
  }

  /** Takes the line away. */
  void end() {
    if (width > 0) {
      show("");
      terminal.print('\r');
      terminal.flush();
    }
  }

  private void show(String line) {
    terminal.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    terminal.flush();
    width = line.length();
  }

  private static String duration(long seconds) {
    long minutes = seconds / 60;
    return minutes == 0 ? seconds + " s" : minutes + " min " + seconds % 60 + " s";
  }
}
