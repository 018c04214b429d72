package io.github.pbxrouting.dialplan.host;

import java.io.PrintStream;

/**
 * Ends the process of a host after an error that leaves it in an unknown state, such as {@link
 * OutOfMemoryError}. A process that has ended is started again by what supervises it; one that goes
 * on without the thread that died stays deaf.
 */
public final class FatalErrors {

  /** The exit status: {@code EX_SOFTWARE} of sysexits.h. */
  public static final int EXIT_STATUS = 70;

  /** Written without an allocation that could fail as well. */
  private static final byte[] LINE = {
    'f', 'a', 't', 'a', 'l', ' ', 'e', 'r', 'r', 'o', 'r', ';', ' '
  };

  private FatalErrors() {}

  /** Ends the process when any thread dies of an {@link Error}. */
  public static void endProcessOnUncaughtErrors() {
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> {
      if (problem instanceof Error) {
        end(problem);
      }
      System.err.println("thread " + thread.getName() + " ended: " + problem);
    });
  }

  /** Writes a line to the standard error stream and ends the process; does not return. */
  public static void end(Throwable problem) {
    try {
      PrintStream log = System.err;
      log.write(LINE, 0, LINE.length);
      log.println("the process ends: " + problem);
      log.flush();
    } catch (Throwable unwritten) {
      // The exit status has to do.
    } finally {
      Runtime.getRuntime().halt(EXIT_STATUS);
    }
  }
}
