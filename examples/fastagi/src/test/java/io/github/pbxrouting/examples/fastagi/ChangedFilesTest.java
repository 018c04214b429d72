package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.dialplan.live.LivePlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to its file, the server serves the last good plan, and notices a good one. */
@Tag("thorough")
final class ChangedFilesTest {

  private static final DialStrings DIAL_STRINGS =
      new DialStrings(
          DialStrings.DEFAULT_FRIEND,
          DialStrings.DEFAULT_ENDPOINT,
          DialStrings.DEFAULT_EXTERNAL,
          DialStrings.DEFAULT_EXTERNAL);

  private @TempDir Path folder;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private Path file;
  private LivePlan<BrandRouter> live;
  private RunningAgiServer server;
  private int calls;

  @BeforeEach
  void start() throws Exception {
    PrintStream log = new PrintStream(logged, true, StandardCharsets.UTF_8);
    Path demo = Path.of("..", "..", "dialplan", "plans", "demo.json");
    file = Files.copy(demo, folder.resolve("plan.json"));
    live = LivePlan.open(file, plan -> FastAgiCommand.compile(plan, DIAL_STRINGS, log), log);
    server = RunningAgiServer.start(new RoutingScript(live, DIAL_STRINGS, log));
  }

  @AfterEach
  void stop() {
    server.close();
    live.close();
  }

  @Test
  void a_file_half_written_a_pipe_a_swapped_link_and_mended_permissions_are_noticed()
      throws Exception {
    String good = Files.readString(file);

    Files.writeString(file, good.substring(0, good.length() / 2));
    await(() -> logged().contains("keeping the previous plan"));
    assertEquals("PJSIP/alice", rung());
    reloads(() -> Files.writeString(file, good));

    Files.delete(file);
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    await(() -> logged().contains("not a regular file"));
    assertEquals("PJSIP/alice", rung());

    Path target = folder.resolve("two");
    reloads(() -> link(Files.writeString(folder.resolve("one"), good)));
    reloads(() -> link(Files.writeString(target, good.replace("user/alice", "user/anna"))));
    assertEquals("PJSIP/anna", rung());

    // The superuser can read it nevertheless: then only its attributes change.
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("---------"));
    if (!Files.isReadable(target)) {
      await(() -> logged().contains("AccessDenied"));
    }
    assertEquals("PJSIP/anna", rung());
    reloads(
        () -> Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------")));
    assertEquals("PJSIP/anna", rung());
  }

  private String rung() throws IOException {
    return server
        .ask("files-" + ++calls, "route?client=madrid", "1001", Map.of())
        .getOrDefault("DIAL_DST", "");
  }

  /** Puts a symbolic link in the place of the file, at once. */
  private void link(Path target) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    Files.move(link, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A change of a file. */
  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  private void reloads(Change change) throws Exception {
    int before = live.reloads();
    change.make();
    await(() -> live.reloads() > before);
  }

  private String logged() {
    return logged.toString(StandardCharsets.UTF_8);
  }

  private void await(BooleanSupplier condition) throws Exception {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(25);
    }
    assertTrue(condition.getAsBoolean(), this::logged);
  }
}
