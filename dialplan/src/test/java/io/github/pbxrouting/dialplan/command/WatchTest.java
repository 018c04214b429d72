package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person sees of a long analysis, and how it ends. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WatchTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Watch watch(boolean terminal, Duration limit) {
    return new Watch(
        new Console(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, terminal),
        limit,
        Duration.ZERO);
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_person_at_a_terminal_sees_what_is_looked_at() throws Exception {
    int status =
        watch(true, null)
            .run(
                progress -> {
                  progress.lookingAt("ma\u001bdrid", "bilbao");
                  while (!shown().contains("bilbao")) {
                    Thread.onSpinWait();
                  }
                  return 7;
                },
                (result, early) -> early ? -1 : result);

    assertEquals(7, status);
    assertTrue(shown().contains("s, looking at client ma\\u001bdrid, friend bilbao"), shown());
    assertTrue(shown().endsWith("\r" + " ".repeat(78) + "\r"), "the line is taken away");
  }

  @Test
  void nobody_else_does() throws Exception {
    watch(false, null)
        .run(
            progress -> {
              progress.lookingAt("madrid", null);
              return 0;
            },
            (result, early) -> result);

    assertEquals("", shown());
  }

  @Test
  void an_analysis_ends_when_its_time_is_over_and_is_told_as_ended_early() throws Exception {
    int status =
        watch(false, Duration.ofMillis(1))
            .run(
                progress -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                  }
                  return 7;
                },
                (result, early) -> early ? result : -1);

    assertEquals(7, status);
  }

  @Test
  void what_fails_in_the_analysis_fails_in_the_command() {
    assertThrows(
        StackOverflowError.class,
        () ->
            watch(false, null)
                .run(
                    progress -> {
                      throw new StackOverflowError();
                    },
                    (result, early) -> 0));
    assertEquals(
        "odd",
        assertThrows(
                IllegalStateException.class,
                () ->
                    watch(false, null)
                        .run(
                            progress -> {
                              throw new IllegalStateException("odd");
                            },
                            (result, early) -> 0))
            .getMessage());
  }

  @Test
  void a_process_that_is_ended_tells_what_it_found() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("looking", out.readLine());
      process.toHandle().destroy();
      assertEquals("reported, ended early: true", out.readLine());
    }
    assertNotEquals(0, process.waitFor());
  }

  /** A command whose analysis never ends by itself. */
  static final class Endless {

    private Endless() {}

    public static void main(String[] args) throws Exception {
      new Watch(Console.ofProcess(), null)
          .run(
              progress -> {
                System.out.println("looking");
                while (!Thread.currentThread().isInterrupted()) {
                  Thread.onSpinWait();
                }
                return "reported";
              },
              (result, early) -> {
                System.out.println(result + ", ended early: " + early);
                return 0;
              });
    }
  }
}
