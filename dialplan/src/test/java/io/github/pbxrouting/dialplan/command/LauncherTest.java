package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script, with a Java that prints its arguments, and the systemd unit. */
final class LauncherTest {

  private static final Path SCRIPT = Path.of("bin/dialplan").toAbsolutePath();
  private static final Path UNIT = Path.of("systemd/dialplan.service");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void needs_a_shell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no POSIX shell here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash", "busybox sh"})
  void every_shell_passes_arguments_on_as_they_are(String shell) throws Exception {
    assumeTrue(has(shell.split(" ")[0]), "there is no " + shell + " here");
    Path home = installed("my home");

    String said =
        run(
            List.of(shell.split(" ")),
            home.resolve("bin/dialplan"),
            Map.of("DIALPLAN_JAVA_OPTS", "-Xmx64m -Dx=*"),
            "route",
            "my plan.json",
            "*",
            "");

    assertEquals(
        """
        <-XX:TieredStopAtLevel=1>
        <-Xmx64m>
        <-Dx=*>
        <-jar>
        <%s>
        <route>
        <my plan.json>
        <*>
        <>
        """
            .formatted(home.resolve("lib/dialplan.jar").toRealPath()),
        said);
  }

  @Test
  void a_server_ends_when_it_is_out_of_memory() throws Exception {
    Path home = installed("home");

    assertTrue(
        run(List.of("sh"), home.resolve("bin/dialplan"), Map.of(), "serve", "plan.json")
            .startsWith("<-XX:+ExitOnOutOfMemoryError>\n"));
  }

  @Test
  void a_replay_is_compiled_to_the_full() throws Exception {
    Path home = installed("home");

    assertTrue(
        run(List.of("sh"), home.resolve("bin/dialplan"), Map.of(), "replay", "a", "b", "c")
            .startsWith("<-XX:+UseParallelGC>\n<-jar>\n"));
  }

  @ParameterizedTest
  @CsvSource({"17.0.9, false", "18, false", "9, false", "19, true", "21.0.2, true", "25.0.3, true"})
  void classes_are_kept_where_java_can_make_the_archive_by_itself(String version, boolean kept)
      throws Exception {
    Path home = installed("home");
    Path cache = folder.resolve("my cache");
    Files.createDirectories(folder.resolve("java-home"));
    Files.writeString(
        folder.resolve("java-home/release"), "X=\"1\"\nJAVA_VERSION=\"" + version + "\"\n");

    String said =
        run(
            List.of("sh"),
            home.resolve("bin/dialplan"),
            Map.of("XDG_CACHE_HOME", cache.toString()),
            "check",
            "a b");

    assertEquals(
        kept,
        said.contains(
            "<-XX:+AutoCreateSharedArchive>\n<-XX:SharedArchiveFile="
                + cache.resolve("dialplan").resolve(version + ".jsa")
                + ">\n<-jar>\n"));
    assertEquals(kept, Files.isDirectory(cache.resolve("dialplan")));
    assertTrue(said.endsWith("<check>\n<a b>\n"), said);
  }

  @Test
  void java_is_told_how_wide_a_terminal_is() throws Exception {
    assumeTrue(has("script"), "there is no script here");
    Path home = installed("home");
    Path java = Files.createDirectories(folder.resolve("own/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"<${COLUMNS:-}>\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> own = Map.of("JAVA_HOME", folder.resolve("own").toString(), "COLUMNS", "");
    Path script = home.resolve("bin/dialplan");

    assertEquals("<>\n", run(List.of("sh"), script, own, "check"));
    assertEquals(
        "<123>\n",
        run(
                List.of("script", "-qec"),
                Path.of("stty cols 123; sh '" + script + "' check"),
                own,
                "/dev/null")
            .replace("\r", ""));
  }

  @Test
  void it_is_found_through_links() throws Exception {
    Path home = installed("home");
    Path links = Files.createDirectory(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("absolute"), home.resolve("bin/dialplan"));
    Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));

    assertTrue(
        run(List.of("sh"), links.resolve("relative"), Map.of(), "check")
            .contains("<" + home.resolve("lib/dialplan.jar").toRealPath() + ">"));
  }

  @Test
  void what_is_missing_is_said_with_what_to_do() throws Exception {
    Path home = installed("home");
    Files.delete(home.resolve("lib/dialplan.jar"));

    assertTrue(
        run(List.of("sh"), home.resolve("bin/dialplan"), Map.of(), "check")
            .contains("build it with mvn package, or name it with DIALPLAN_JAR"));
    assertTrue(
        run(
                List.of("sh"),
                home.resolve("bin/dialplan"),
                Map.of("DIALPLAN_JAR", "/nowhere.jar"),
                "check")
            .contains("DIALPLAN_JAR is /nowhere.jar"));
    assertTrue(
        run(
                List.of("sh"),
                SCRIPT,
                Map.of("DIALPLAN_JAR", SCRIPT.toString(), "JAVA_HOME", "/nowhere"),
                "check")
            .contains("no Java at /nowhere/bin/java"));
  }

  @Test
  void the_unit_limits_the_service_and_ends_it_when_it_is_out_of_memory() throws IOException {
    String unit = Files.readString(UNIT);
    for (String line :
        List.of(
            "Environment=\"DIALPLAN_JAVA_OPTS=-Xmx256m -XX:+ExitOnOutOfMemoryError\"",
            "ExecReload=/bin/kill -HUP $MAINPID",
            "Restart=on-failure",
            "MemoryMax=512M",
            "TasksMax=128",
            "LimitNOFILE=4096",
            "NoNewPrivileges=yes",
            "DynamicUser=yes")) {
      assertTrue(unit.contains("\n" + line + "\n"), line);
    }
  }

  @Test
  void systemd_takes_the_unit() throws Exception {
    assumeTrue(has("systemd-analyze"), "there is no systemd-analyze here");
    Path home = installed("home");
    Path unit =
        Files.writeString(
            folder.resolve("dialplan.service"),
            Files.readString(UNIT).replace("/opt/dialplan", home.toString()));

    Process verify =
        new ProcessBuilder("systemd-analyze", "verify", "--man=no", unit.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(verify.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, verify.waitFor(), said);
    assertTrue(said.lines().noneMatch(line -> line.contains("dialplan.service")), said);
  }

  private Path installed(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(SCRIPT, home.resolve("bin/dialplan"));
    Files.createFile(home.resolve("lib/dialplan.jar"));
    return home;
  }

  private String run(
      List<String> shell, Path script, Map<String, String> environment, String... arguments)
      throws Exception {
    Path bin = Files.createDirectories(folder.resolve("java-home/bin"));
    Path java = bin.resolve("java");
    if (!Files.exists(java)) {
      Files.writeString(java, "#!/bin/sh\nfor a in \"$@\"; do printf '<%s>\\n' \"$a\"; done\n");
      Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    List<String> command = new ArrayList<>(shell);
    command.add(script.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(key -> key.startsWith("DIALPLAN_"));
    builder.environment().put("JAVA_HOME", folder.resolve("java-home").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  private static boolean has(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, command)));
  }
}
