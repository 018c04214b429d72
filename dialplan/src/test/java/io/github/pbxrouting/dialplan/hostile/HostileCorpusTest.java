package io.github.pbxrouting.dialplan.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each entry of the corpus comes, in a JVM of 128 MB with stacks of 512 KB and within two seconds,
 * to the documented error or the right answer. A JVM that an entry ends or hangs is replaced by a
 * new one for the next entry; one that takes too long gets a second chance in a JVM of its own, for
 * the machine may have been busy.
 */
@Tag("thorough")
class HostileCorpusTest {

  private static final double MOST_SECONDS = 2;
  private static final String TOO_SLOW = "took ";

  /** A JVM that is silent for so long hangs, however busy the machine is. */
  private static final long MOST_SILENT_MILLIS = 60_000;

  @TempDir private static Path folder = Path.of("");

  private static final List<HostileEntry> ENTRIES = new ArrayList<>();
  private static final Map<Integer, String> OUTCOMES = new HashMap<>();

  @BeforeAll
  static void run_the_corpus() throws IOException, InterruptedException {
    ENTRIES.addAll(HostileEntry.all());
    int next = 0;
    while (next < ENTRIES.size()) {
      next = run(next, ENTRIES.size());
    }
    for (int i = 0; i < ENTRIES.size(); i++) {
      if (OUTCOMES.get(i).startsWith(TOO_SLOW)) {
        run(i, i + 1);
      }
    }
    if (Boolean.getBoolean("hostile.verbose")) {
      for (int i = 0; i < ENTRIES.size(); i++) {
        System.out.println(OUTCOMES.get(i) + "\t" + ENTRIES.get(i).name());
      }
    }
  }

  /** Runs entries in a new JVM and answers with the first one it left undone. */
  private static int run(int first, int end) throws IOException, InterruptedException {
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
                Integer.toString(end))
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
          done = Integer.parseInt(parts[1]) + 1;
          OUTCOMES.put(done - 1, outcome(Double.parseDouble(parts[2]), parts[3]));
          running = -1;
        }
      }
      int status = process.waitFor();
      if (running >= 0) {
        String words = Files.readString(errors).strip().replace('\n', ' ');
        OUTCOMES.put(
            running,
            watchdog.barked ? "hangs" : "ended its JVM with status " + status + ": " + words);
        return running + 1;
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

  private static String outcome(double seconds, String problem) {
    if (!problem.isEmpty()) {
      return problem;
    }
    return seconds <= MOST_SECONDS
        ? String.format(Locale.ROOT, "%.3f s", seconds)
        : String.format(Locale.ROOT, TOO_SLOW + "%.3f s", seconds);
  }

  @TestFactory
  Stream<DynamicTest> comes_to_the_documented_error_or_the_right_answer() {
    return java.util.stream.IntStream.range(0, ENTRIES.size())
        .mapToObj(i -> {
          HostileEntry entry = ENTRIES.get(i);
          return DynamicTest.dynamicTest(
              entry.kind().name().toLowerCase(Locale.ROOT) + ": " + entry.name(),
              () -> assertTrue(OUTCOMES.get(i).matches("[0-9.]+ s"), OUTCOMES.get(i)));
        });
  }

  @Test
  void the_corpus_has_at_least_60_entries_with_names_of_their_own() {
    Set<String> names = new HashSet<>();
    ENTRIES.forEach(entry -> names.add(entry.kind() + entry.name()));

    assertEquals(ENTRIES.size(), names.size());
    assertTrue(names.size() >= 60, () -> "only " + names.size());
  }

  @Test
  void each_entry_says_what_must_come_of_it() {
    for (HostileEntry entry : ENTRIES) {
      boolean refused = entry.field("refused") != null;
      boolean accepted = entry.field("accepted") != null || entry.field("answers") != null;
      assertTrue(refused ^ accepted, entry.name());
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
      timer.schedule(task, MOST_SILENT_MILLIS);
    }

    void restart() {
      task.cancel();
      task = new Bark();
      timer.schedule(task, MOST_SILENT_MILLIS);
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
