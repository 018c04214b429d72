package io.github.pbxrouting.core.stress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the stress tests of this package: a slice of seconds in an ordinary run; jcstress's own run
 * of some minutes with {@code -Dstress.mode=default}, one of hours with {@code
 * -Dstress.mode=stress}.
 */
@Tag("thorough")
class StressTest {

  /** One short fork of each test, its actors under the same compiler. */
  private static final List<String> SLICE =
      List.of("-f", "1", "-iters", "2", "-time", "200", "-sc", "false", "-jvmArgs", "-Xmx256m");

  private static final Pattern TALLY =
      Pattern.compile("Results: (\\d+) planned; (\\d+) passed, 0 failed, 0 soft errs, 0 hard errs");

  @TempDir private Path results = Path.of("");

  @Test
  void no_thread_sees_a_mix_of_snapshots() throws IOException, InterruptedException {
    String mode = System.getProperty("stress.mode");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jcstress.Main",
                "-v",
                "-t",
                StressTest.class.getPackageName(),
                "-r",
                results.toString()));
    command.addAll(mode == null ? SLICE : List.of("-m", mode));
    Process process =
        new ProcessBuilder(command).directory(results.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), printed);
    String summary = printed.substring(printed.lastIndexOf("RUN RESULTS"));
    for (Class<?> test :
        List.of(
            VolatilePublication.class,
            RacyPublication.class,
            TwoReloads.class,
            SharedSidePath.class,
            SharedFlow.class)) {
      assertTrue(summary.contains("[OK] " + test.getName()), printed);
    }
    Matcher tally = TALLY.matcher(printed);
    String planned = "";
    String passed = "";
    while (tally.find()) {
      planned = tally.group(1);
      passed = tally.group(2);
    }
    assertEquals(planned, passed, printed);
    if (mode != null || Boolean.getBoolean("stress.verbose")) {
      System.out.println(summary);
    }
  }
}
