package io.github.pbxrouting.examples.fastagi;

import java.io.PrintStream;
import java.time.Duration;

/**
 * A line of the log that is written at most once a second, so that nobody can fill the log from
 * outside. The next one says how many were left out. Used by one thread.
 */
final class RareLine {

  private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

  private final PrintStream log;
  private long written;
  private boolean ever;
  private long leftOut;

  RareLine(PrintStream log) {
    this.log = log;
  }

  void say(String line) {
    long now = System.nanoTime();
    if (ever && now - written < INTERVAL) {
      leftOut++;
      return;
    }
    log.println(leftOut == 0 ? line : line + " (and " + leftOut + " more since the last line)");
    ever = true;
    written = now;
    leftOut = 0;
  }
}
