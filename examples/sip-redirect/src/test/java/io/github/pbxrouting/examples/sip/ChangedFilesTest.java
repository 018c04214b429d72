package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to its files, the server serves the last good plan, and notices a good one. */
@Tag("thorough")
final class ChangedFilesTest {

  private static final String ALICE = "<sip:alice@127.0.0.1:5090>";

  private @TempDir Path folder;
  private int calls;

  @ParameterizedTest
  @ValueSource(strings = {"plan.json", "redirect.json"})
  void a_file_half_written_a_pipe_a_swapped_link_and_mended_permissions_are_noticed(String name)
      throws Exception {
    try (RunningServer server = RunningServer.start(folder);
        SipClient caller = new SipClient(server.port)) {
      Path file = folder.resolve(name);
      String good = Files.readString(file);

      Files.writeString(file, good.substring(0, good.length() / 2));
      await(() -> server.logged().contains("keeping the previous plan"), server);
      assertEquals(ALICE, rung(caller));
      reloads(server, () -> Files.writeString(file, good));

      Files.delete(file);
      assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
      await(() -> server.logged().contains("not a regular file"), server);
      assertEquals(ALICE, rung(caller));

      reloads(server, () -> link(file, Files.writeString(folder.resolve("one"), good)));
      String other = good.replace("user/alice", "user/anna").replace("sip:{id}@", "sip:{id}-new@");
      reloads(server, () -> link(file, Files.writeString(folder.resolve("two"), other)));
      String rung = rung(caller);
      assertTrue(rung.startsWith("<sip:anna@") || rung.startsWith("<sip:alice-new@"), rung);

      // The superuser can read it nevertheless: then only its attributes change.
      Path target = folder.resolve("two");
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("---------"));
      if (!Files.isReadable(target)) {
        await(() -> server.logged().contains("AccessDenied"), server);
      }
      assertEquals(rung, rung(caller));
      reloads(
          server,
          () ->
              Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------")));
      assertEquals(rung, rung(caller));
    }
  }

  private String rung(SipClient caller) throws IOException {
    return caller.invite("files-" + ++calls, "sip:1001@madrid.example").header("Contact");
  }

  /** Puts a symbolic link in the place of a file, at once. */
  private void link(Path file, Path target) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    Files.move(link, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A change of a file. */
  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  private static void reloads(RunningServer server, Change change) throws Exception {
    int before = server.reloads();
    change.make();
    await(() -> server.reloads() > before, server);
  }

  private static void await(BooleanSupplier condition, RunningServer server) throws Exception {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(25);
    }
    assertTrue(condition.getAsBoolean(), server::logged);
  }
}
