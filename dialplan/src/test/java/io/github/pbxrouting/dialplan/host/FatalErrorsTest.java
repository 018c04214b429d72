package io.github.pbxrouting.dialplan.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FatalErrorsTest {

  /** A host whose only worker fills its heap. */
  static final class Host {
    public static void main(String[] arguments) throws InterruptedException {
      FatalErrors.endProcessOnUncaughtErrors();
      new Thread(
              () -> {
                Object[] kept = {};
                while (true) {
                  kept = new Object[] {kept, new byte[1 << 20]};
                }
              })
          .start();
      new CountDownLatch(1).await();
    }
  }

  @Test
  void a_process_without_memory_ends_with_a_line_and_a_status(@TempDir Path folder)
      throws Exception {
    Path output = folder.resolve("output");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx16m",
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the process goes on");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(output);
    assertEquals(FatalErrors.EXIT_STATUS, process.exitValue(), said);
    assertTrue(said.contains("the process ends: java.lang.OutOfMemoryError"), said);
  }
}
