package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that tests run, which not every machine has. */
final class Tools {

  private Tools() {}

  /** Skips the test, with a word, when a program is not installed. */
  static void require(String program, String debianPackage) {
    for (String directory :
        (System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin")
            .split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return;
      }
    }
    assumeTrue(false, program + " is not installed: apt-get install " + debianPackage);
  }
}
