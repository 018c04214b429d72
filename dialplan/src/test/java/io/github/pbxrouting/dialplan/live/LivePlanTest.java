package io.github.pbxrouting.dialplan.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LivePlanTest {

  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final PrintStream log = new PrintStream(logged, true, StandardCharsets.UTF_8);
  private @TempDir Path folder;
  private Path file;
  private LivePlan<String> plan;

  @BeforeEach
  void open() throws IOException {
    file = Files.writeString(folder.resolve("plan"), "one");
    plan = LivePlan.open(file, LivePlanTest::load, log);
  }

  @AfterEach
  void close() {
    plan.close();
  }

  private static String load(Path file) throws IOException {
    String text = Files.readString(file);
    if (text.startsWith("bad")) {
      throw new IllegalArgumentException("it says " + text);
    }
    return text;
  }

  @Test
  void aChangedFileIsReadAgain() throws Exception {
    assertEquals("one", plan.get());
    change("two");

    await(() -> plan.get().equals("two"));
    assertEquals(1, plan.reloads());
  }

  @Test
  void aChangeOfTheSameTimeIsNoticedByTheLength() throws Exception {
    FileTime before = Files.getLastModifiedTime(file);
    Files.writeString(file, "longer");
    Files.setLastModifiedTime(file, before);

    await(() -> plan.get().equals("longer"));
  }

  @Test
  void anotherFileOfTheSameTimeAndLengthInItsPlaceIsNoticed() throws Exception {
    assumeTrue(Files.readAttributes(file, BasicFileAttributes.class).fileKey() != null);
    Path other = Files.writeString(folder.resolve("other"), "two");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

    await(() -> plan.get().equals("two"));
  }

  @Test
  void aFileThatIsNoGoodIsReportedAndTheOldPlanStays() throws Exception {
    change("bad news");

    await(() -> logged().contains("it says bad news"));
    assertEquals("one", plan.get());
    assertEquals(0, plan.reloads());
  }

  @Test
  void aFileThatIsGoneIsReportedAndReadWhenItIsBack() throws Exception {
    Files.delete(file);
    await(() -> logged().contains("cannot be read"));
    assertEquals("one", plan.get());

    change("back");
    await(() -> plan.get().equals("back"));
  }

  @Test
  void hangupSignalReadsTheFileAgainThoughItsTimeIsTheSame() throws Exception {
    assumeFalse(logged().contains("SIGHUP"), "this process was started to ignore SIGHUP");
    FileTime before = Files.getLastModifiedTime(file);
    Files.writeString(file, "sig");
    Files.setLastModifiedTime(file, before);
    HangupSignal.raise();

    await(() -> plan.get().equals("sig"));
  }

  @Test
  void aFileThatCannotBeReadAtTheBeginningIsAnError() {
    assertThrows(
        NoSuchFileException.class,
        () -> LivePlan.open(folder.resolve("none"), LivePlanTest::load, log));
  }

  private void change(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
  }

  private String logged() {
    return logged.toString(StandardCharsets.UTF_8);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
      Thread.sleep(25);
    }
    assertTrue(condition.getAsBoolean(), "not within ten seconds");
  }
}
