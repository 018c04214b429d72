package io.github.pbxrouting.dialplan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays what {@link PlanFileFuzzer} starts from, the plans of the examples among it, and what it
 * found, a file a case.
 */
class FuzzReplayTest {

  @TestFactory
  Stream<DynamicTest> plan_files() throws IOException {
    List<Path> cases = new ArrayList<>();
    for (Path folder :
        List.of(Path.of("plans"), Path.of("src", "test", "resources", "fuzz", "plan"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(Files::isRegularFile).sorted().forEach(cases::add);
      }
    }
    assertTrue(cases.size() >= 5, cases::toString);
    return cases.stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> PlanFileFuzzer.fuzzerTestOneInput(Files.readAllBytes(file))));
  }
}
