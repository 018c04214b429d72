package io.github.pbxrouting.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same plan comes to the same tables, answers, findings, counts, differences and words in every
 * JVM, on each JDK that this machine has.
 */
@Timeout(300)
@Tag("thorough")
class DeterminismTest {

  private static String here = "";

  @BeforeAll
  static void compile_here() throws ReflectiveOperationException {
    here = Fingerprint.text();
  }

  /** The {@code java} of this JVM, and of any other JDK from 17 on beside it. */
  static Stream<Path> jdks() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    List<Path> homes = new ArrayList<>(List.of(own));
    for (String variable : List.of("JAVA_HOME_17", "JAVA_HOME_25")) {
      if (System.getenv(variable) != null) {
        homes.add(Path.of(System.getenv(variable)));
      }
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> found = Files.list(installed)) {
        found.filter(home -> home.toString().matches(".*\\b(17|25)\\b.*")).forEach(homes::add);
      }
    }
    List<Path> distinct = new ArrayList<>();
    for (Path home : homes) {
      Path java = home.resolve("bin").resolve("java");
      if (Files.isExecutable(java) && !distinct.contains(java.toRealPath())) {
        distinct.add(java.toRealPath());
      }
    }
    return distinct.stream();
  }

  @Test
  void the_fingerprint_has_tables_answers_findings_differences_and_problems() {
    for (String part :
        List.of(
            "RouterFootprint",
            "ToExtension",
            "unreachable-friend",
            "PlanDiff",
            "unescaped-repeat")) {
      assertTrue(here.contains(part), part);
    }
  }

  @Test
  void a_plan_compiles_to_the_same_twice() throws ReflectiveOperationException {
    assertEquals(here, Fingerprint.text());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_plan_compiles_to_the_same_in_turkey_in_nepal_and_in_latin_1(Path java)
      throws IOException, InterruptedException {
    assertEquals(
        here,
        run(
            java,
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-1"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_plan_compiles_to_the_same_in_arabic_and_with_another_compiler(Path java)
      throws IOException, InterruptedException {
    assertEquals(here, run(java, "-XX:TieredStopAtLevel=1", "-Duser.language=ar"));
  }

  private static String run(Path java, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Fingerprint.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor());
    return printed;
  }
}
