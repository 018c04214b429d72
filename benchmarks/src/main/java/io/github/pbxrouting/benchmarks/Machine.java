package io.github.pbxrouting.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Says on what the figures were measured. */
final class Machine {
  private static final Path CPUS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Processor, cores, memory, kernel and JVM, in one line. */
  static String describe() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %d GB, %s %s, JDK %s (%s)",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        memoryGigabytes(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version(),
        System.getProperty("java.vm.name"));
  }

  private static long memoryGigabytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Math.round(system.getTotalMemorySize() / 1e9)
        : 0;
  }

  private static String processor() {
    if (!Files.isReadable(CPUS)) {
      return "unknown processor";
    }
    try (Stream<String> lines = Files.lines(CPUS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
