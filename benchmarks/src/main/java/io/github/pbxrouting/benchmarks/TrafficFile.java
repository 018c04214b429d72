package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.benchmarks.Traffic.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps made-up traffic in the temporary folder, because RE2/J takes half a minute to say where a
 * million numbers go and every fork needs to know.
 */
final class TrafficFile {
  private TrafficFile() {}

  /** The traffic of {@link Traffic#of}, made up on the first call only. */
  static Traffic of(RealisticPlan plan, int count) {
    Path file = path(plan, count);
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      Traffic traffic = Traffic.of(plan, count);
      write(file, traffic);
      return traffic;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name tells the plan apart, so that no change of it reads old numbers. */
  private static Path path(RealisticPlan plan, int count) {
    String name = "%d-%d-%08x.txt".formatted(plan.friends().size(), count, plan.hashCode());
    return Path.of(System.getProperty("java.io.tmpdir"), "pbxrouting-traffic-" + name);
  }

  private static Traffic read(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return new Traffic(lines.map(TrafficFile::parse).toList());
    }
  }

  private static Call parse(String line) {
    int tab = line.indexOf('\t');
    return new Call(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
  }

  private static void write(Path file, Traffic traffic) throws IOException {
    List<String> lines =
        IntStream.range(0, traffic.numbers().length)
            .mapToObj(i -> traffic.numbers()[i] + "\t" + traffic.friends()[i])
            .toList();
    Path unfinished = Files.createTempFile("pbxrouting-traffic", ".txt");
    Files.write(unfinished, lines);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
