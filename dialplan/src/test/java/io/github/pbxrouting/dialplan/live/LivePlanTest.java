package io.github.pbxrouting.dialplan.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the files by hand, but for the two tests of the watcher itself. */
final class LivePlanTest {

  private static final Duration LOOK = Duration.ofMillis(5);

  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final PrintStream log = new PrintStream(logged, true, StandardCharsets.UTF_8);
  private @TempDir Path folder;
  private Path file;
  private boolean denied;
  private boolean pipeBeforeRead;
  private LivePlan<String> plan;

  @BeforeEach
  void open() throws IOException {
    file = Files.writeString(folder.resolve("plan"), "one");
    plan = LivePlan.unwatched(file, this::load, log, LOOK);
  }

  @AfterEach
  void close() {
    plan.close();
  }

  private String load(Path path) throws IOException {
    if (denied) {
      throw new AccessDeniedException(path.toString());
    }
    if (pipeBeforeRead) {
      replaceByPipe();
    }
    String text = Files.readString(path);
    if (text.startsWith("bad")) {
      throw new IllegalArgumentException("it says " + text + "\nand another thing");
    }
    if (text.startsWith("deep")) {
      throw new StackOverflowError();
    }
    return text;
  }

  /** One look notices, the next one finds that the file stays as it is. */
  private void lookTwice() {
    plan.look();
    plan.look();
  }

  @Test
  void a_changed_file_is_read_again() throws Exception {
    assertEquals("one", plan.get());
    change("two");
    lookTwice();

    assertEquals("two", plan.get());
    assertEquals(1, plan.reloads());
    assertEquals("reloaded " + file, logged().strip());
  }

  @Test
  void a_file_that_stays_as_it_is_is_not_read_again() {
    for (int i = 0; i < 100; i++) {
      plan.look();
    }

    assertEquals(0, plan.reloads());
  }

  @Test
  void a_change_of_the_same_time_is_noticed_by_the_length() throws Exception {
    FileTime before = Files.getLastModifiedTime(file);
    Files.writeString(file, "longer");
    Files.setLastModifiedTime(file, before);
    lookTwice();

    assertEquals("longer", plan.get());
  }

  @Test
  void another_file_of_the_same_time_and_length_in_its_place_is_noticed() throws Exception {
    assumeTrue(Files.readAttributes(file, BasicFileAttributes.class).fileKey() != null);
    Path other = Files.writeString(folder.resolve("other"), "two");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    lookTwice();

    assertEquals("two", plan.get());
  }

  @Test
  void a_symbolic_link_that_is_swapped_is_noticed() throws Exception {
    Path first = Files.writeString(folder.resolve("first"), "one");
    Path second = Files.writeString(folder.resolve("second"), "two");
    Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));
    Path link = Files.createSymbolicLink(folder.resolve("link"), first);
    try (LivePlan<String> linked = LivePlan.unwatched(link, this::load, log, LOOK)) {
      Path swapped = Files.createSymbolicLink(folder.resolve("swapped"), second);
      Files.move(swapped, link, StandardCopyOption.REPLACE_EXISTING);
      linked.look();
      linked.look();

      assertEquals("two", linked.get());
    }
  }

  @Test
  void a_file_whose_permissions_are_mended_is_read_though_it_was_not_written() throws Exception {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
    denied = true;
    change("two");
    lookTwice();
    assertEquals("one", plan.get());
    assertTrue(logged().contains("check its permissions"), this::logged);

    denied = false;
    waitForTheFileSystemsClock();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    lookTwice();
    assertEquals("two", plan.get());
  }

  @Test
  void what_the_attributes_do_not_show_is_tried_again_and_said_once() throws Exception {
    denied = true;
    change("two");
    for (int i = 0; i < 100; i++) {
      plan.look();
    }
    assertEquals(1, logged().lines().count(), this::logged);

    denied = false;
    for (int i = 0; i < 20; i++) {
      plan.look();
    }
    assertEquals("two", plan.get());
  }

  @Test
  void a_file_is_not_read_while_it_is_written() throws Exception {
    for (int i = 1; i <= 5; i++) {
      change("bad".substring(0, i % 3 + 1) + "x".repeat(i));
      plan.look();
    }
    assertEquals("", logged());

    change("whole");
    lookTwice();
    assertEquals("whole", plan.get());
  }

  @Test
  void a_file_that_is_always_being_written_is_read_after_a_while() throws Exception {
    for (int i = 1; i <= 20; i++) {
      change("x".repeat(i));
      plan.look();
    }

    assertEquals("x".repeat(20), plan.get());
  }

  @Test
  void an_invalid_file_is_said_in_a_line_and_the_old_plan_stays() throws Exception {
    change("bad news");
    for (int i = 0; i < 100; i++) {
      plan.look();
    }

    assertEquals(
        "reload of " + file + " failed; keeping the previous plan: it says bad news (and 1 more)",
        logged().strip());
    assertEquals("one", plan.get());
    assertEquals(0, plan.reloads());
  }

  @Test
  void a_file_that_breaks_its_reader_is_reported_and_later_ones_are_read() throws Exception {
    change("deep");
    lookTwice();
    assertTrue(logged().contains("StackOverflowError"), this::logged);

    change("two");
    lookTwice();
    assertEquals("two", plan.get());
  }

  @Test
  void a_file_that_is_gone_is_reported_once_and_read_when_it_is_back() throws Exception {
    Files.delete(file);
    lookTwice();
    lookTwice();
    assertEquals(1, logged().lines().count(), this::logged);
    assertTrue(logged().endsWith(": " + file + ": there is no such file\n"), this::logged);
    assertEquals("one", plan.get());

    change("back");
    lookTwice();
    assertEquals("back", plan.get());
  }

  @Test
  void a_pipe_in_its_place_is_reported_and_keeps_nobody_waiting() throws Exception {
    Files.delete(file);
    makePipe(file);
    assertTimeoutPreemptively(Duration.ofSeconds(20), this::lookTwice);
    assertTrue(logged().contains("not a regular file"), this::logged);

    Files.delete(file);
    change("two");
    lookTwice();
    assertEquals("two", plan.get());
  }

  @Test
  void a_pipe_whose_writer_stalls_keeps_nobody_waiting() throws Exception {
    Files.delete(file);
    makePipe(file);
    try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
      writer.writeBytes("tw");
      assertTimeoutPreemptively(Duration.ofSeconds(20), this::lookTwice);
      assertTrue(logged().contains("not a regular file"), this::logged);
    }
    assertEquals("one", plan.get());
  }

  @Test
  void a_pipe_that_takes_its_place_as_it_is_opened_keeps_no_later_read_waiting() throws Exception {
    pipeBeforeRead = true;
    change("two");
    assertTimeoutPreemptively(Duration.ofSeconds(20), this::lookTwice);
    assertEquals("one", plan.get());
    assertTrue(logged().contains("the read did not end"), this::logged);

    pipeBeforeRead = false;
    Path stalled = Files.move(file, folder.resolve("stalled"));
    change("three");
    lookTwice();
    assertEquals("three", plan.get());
    endReadsOf(stalled);
  }

  @Test
  void reads_that_wait_without_end_are_bounded_and_reported() throws Exception {
    pipeBeforeRead = true;
    List<Path> stalled = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      change("x".repeat(i + 2));
      assertTimeoutPreemptively(Duration.ofSeconds(20), this::lookTwice);
      stalled.add(Files.move(file, folder.resolve("stalled" + i)));
    }
    pipeBeforeRead = false;
    change("two");
    lookTwice();
    assertEquals("one", plan.get());
    assertTrue(logged().contains("4 earlier reads of " + file + " still wait"), this::logged);

    for (Path pipe : stalled) {
      endReadsOf(pipe);
    }
    change("three");
    await(() -> {
      plan.look();
      return plan.get().equals("three");
    });
  }

  @Test
  void a_directory_in_its_place_is_reported_and_a_file_is_read_again() throws Exception {
    Files.delete(file);
    Files.createDirectory(file);
    lookTwice();
    assertTrue(logged().contains("not a regular file"), this::logged);
    assertEquals("one", plan.get());

    Files.delete(file);
    change("two");
    lookTwice();
    assertEquals("two", plan.get());
  }

  @Test
  void a_file_that_is_deleted_and_made_again_with_the_same_time_is_noticed() throws Exception {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
    FileTime before = Files.getLastModifiedTime(file);
    waitForTheFileSystemsClock();
    Files.delete(file);
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, before);
    lookTwice();

    assertEquals("two", plan.get());
  }

  @Test
  void every_read_in_vain_is_counted_whatever_the_reason() throws Exception {
    change("bad news");
    lookTwice();
    assertEquals(1, plan.failedReloads(), "invalid");
    change("deep");
    lookTwice();
    assertEquals(2, plan.failedReloads(), "breaks its reader");
    Files.delete(file);
    lookTwice();
    assertEquals(3, plan.failedReloads(), "gone");
    Files.createDirectory(file);
    lookTwice();
    assertEquals(4, plan.failedReloads(), "a directory");
    Files.delete(file);
    denied = true;
    change("two");
    lookTwice();
    assertEquals(5, plan.failedReloads(), "denied");
    assertEquals(0, plan.reloads());
  }

  @Test
  void a_file_too_large_to_be_read_beside_the_old_plan_is_not_read() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(Runtime.getRuntime().maxMemory() / 8);
    }
    lookTwice();
    assertEquals("one", plan.get());
    assertTrue(plan.isFailing());
    assertTrue(logged().contains("too large to be read beside the plan that serves"), logged());
    assertTrue(logged().contains("give Java more memory with -Xmx"), logged());

    change("two");
    lookTwice();
    assertEquals("two", plan.get());
    assertFalse(plan.isFailing());
  }

  @Test
  void a_pipe_at_the_beginning_is_an_error() throws Exception {
    Path pipe = folder.resolve("pipe");
    makePipe(pipe);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThrows(IOException.class, () -> LivePlan.unwatched(pipe, this::load, log, LOOK)));
  }

  @Test
  void a_file_that_is_missing_at_the_beginning_is_an_error() {
    assertThrows(
        NoSuchFileException.class,
        () -> LivePlan.unwatched(folder.resolve("none"), this::load, log, LOOK));
  }

  @Test
  void the_watcher_looks_by_itself() throws Exception {
    try (LivePlan<String> watched = LivePlan.open(file, this::load, log)) {
      change("two");

      await(() -> watched.get().equals("two"));
    }
  }

  @Test
  void a_hangup_signal_reads_the_file_at_once_though_it_is_the_same() throws Exception {
    try (LivePlan<String> watched = LivePlan.open(file, this::load, log)) {
      assumeFalse(logged().contains("SIGHUP"), "this process was started to ignore SIGHUP");
      HangupSignal.raise();

      await(() -> watched.reloads() == 1);
    }
  }

  private void change(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(text.length())));
  }

  /** Changes within one tick of it look alike. */
  private void waitForTheFileSystemsClock() throws Exception {
    Object before = Files.getAttribute(file, "unix:ctime");
    Path probe = folder.resolve("probe");
    await(() -> {
      try {
        Files.writeString(probe, "");
        return !Files.getAttribute(probe, "unix:ctime").equals(before);
      } catch (IOException e) {
        return false;
      }
    });
  }

  private void replaceByPipe() throws IOException {
    Files.delete(file);
    makePipe(file);
  }

  private static void makePipe(Path path) {
    try {
      int exit = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
      assumeTrue(exit == 0, "this system makes no named pipes");
    } catch (IOException | InterruptedException e) {
      assumeTrue(false, "this system makes no named pipes");
    }
  }

  /** Opens a pipe to write, as readers that wait for it want, and writes nothing. */
  private static void endReadsOf(Path pipe) throws IOException {
    new RandomAccessFile(pipe.toFile(), "rw").close();
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
