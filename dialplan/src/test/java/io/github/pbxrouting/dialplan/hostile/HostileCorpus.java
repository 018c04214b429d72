package io.github.pbxrouting.dialplan.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs entries of the corpus in a JVM of 128 MB with stacks of 512 KB. A JVM that an entry ends or
 * hangs is replaced by a new one for the next entry.
 */
final class HostileCorpus {

  /** A JVM that is silent for so long hangs, however busy the machine is. */
  private static final long MAX_SILENT_MILLIS = 60_000;

  /** What an entry came to: the seconds it took, and what is wrong, empty if nothing is. */
  record Outcome(double seconds, String problem) {}

  private final Path folder;
  private final Map<Integer, Outcome> outcomes = new TreeMap<>();

  /** Keeps its files in that folder. */
  HostileCorpus(Path folder) {
    this.folder = folder;
  }

  /** Returns the outcomes so far, by the entry's place in the corpus. */
  Map<Integer, Outcome> outcomes() {
    return outcomes;
  }

  /** Runs every entry from {@code first} in steps of {@code step}. */
  void runAll(int first, int end, int step) throws IOException, InterruptedException {
    int next = first;
    while (next < end) {
      next = run(next, end, step);
    }
  }

  /** Runs entries in a new JVM, and returns the first one that is left to do. */
  private int run(int first, int end, int step) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRun.class.getName(),
                folder.resolve("plan.json").toString(),
                Integer.toString(first),
                Integer.toString(end),
                Integer.toString(step))
            .redirectError(errors.toFile())
            .start();
    int running = -1;
    int done = first;
    try (Watchdog watchdog = new Watchdog(process);
        BufferedReader reader = process.inputReader(UTF_8)) {
      for (String line = next(reader, watchdog); line != null; line = next(reader, watchdog)) {
        watchdog.restart();
        String[] parts = line.split("\t", 4);
        if (parts[0].equals("begin")) {
          running = Integer.parseInt(parts[1]);
        } else if (parts[0].equals("end")) {
          int ended = Integer.parseInt(parts[1]);
          done = ended + step;
          outcomes.put(ended, new Outcome(Double.parseDouble(parts[2]), parts[3]));
          running = -1;
        }
      }
      int status = process.waitFor();
      if (running >= 0) {
        String words = Files.readString(errors).strip().replace('\n', ' ');
        String problem =
            watchdog.barked ? "hangs" : "ended its JVM with status " + status + ": " + words;
        outcomes.put(running, new Outcome(0, problem));
        return running + step;
      }
      assertEquals(0, status, Files.readString(errors));
    }
    return done;
  }

  /** The next line, or null at the end, which comes as an error where the watchdog has barked. */
  private static @Nullable String next(BufferedReader reader, Watchdog watchdog)
      throws IOException {
    try {
      return reader.readLine();
    } catch (IOException e) {
      if (watchdog.barked) {
        return null;
      }
      throw e;
    }
  }

  /** Ends a process that says nothing for long. */
  private static final class Watchdog implements AutoCloseable {
    private final Timer timer = new Timer("watchdog", true);
    private final Process process;
    private volatile boolean barked;
    private TimerTask task = new Bark();

    Watchdog(Process process) {
      this.process = process;
      timer.schedule(task, MAX_SILENT_MILLIS);
    }

    void restart() {
      task.cancel();
      task = new Bark();
      timer.schedule(task, MAX_SILENT_MILLIS);
    }

    @Override
    public void close() {
      timer.cancel();
    }

    private final class Bark extends TimerTask {
      @Override
      public void run() {
        barked = true;
        process.destroyForcibly();
      }
    }
  }
}
