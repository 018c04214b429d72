package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.flow.CallFuzzer;
import io.github.pbxrouting.core.regex.PatternFuzzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays what the fuzzers start from and what they found, a file a case, in the folder of its
 * fuzzer. A case that Jazzer finds is put there; its name says what it is about.
 */
class FuzzReplayTest {

  private static final Path CASES = Path.of("src", "test", "resources", "fuzz");

  @TestFactory
  Stream<DynamicTest> patterns() throws IOException {
    return replay("pattern", PatternFuzzer::fuzzerTestOneInput);
  }

  @TestFactory
  Stream<DynamicTest> numbers() throws IOException {
    return replay("number", NumberFuzzer::fuzzerTestOneInput);
  }

  @TestFactory
  Stream<DynamicTest> calls() throws IOException {
    return replay("call", CallFuzzer::fuzzerTestOneInput);
  }

  private static Stream<DynamicTest> replay(String folder, Consumer<byte[]> fuzzer)
      throws IOException {
    List<Path> cases;
    try (Stream<Path> files = Files.list(CASES.resolve(folder))) {
      cases = files.sorted().toList();
    }
    assertTrue(cases.size() >= 5, folder + " has only " + cases);
    return cases.stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(), () -> fuzzer.accept(Files.readAllBytes(file))));
  }
}
