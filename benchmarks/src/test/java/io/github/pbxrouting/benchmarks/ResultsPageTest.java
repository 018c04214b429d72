package io.github.pbxrouting.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The page is written after an hour of measuring: what it asks for must have been measured. */
class ResultsPageTest {

  /** Figures of no run, that know what could have been run. */
  private static final class Asked extends Figures {

    private final Map<String, Map<String, String[]>> benchmarks = new HashMap<>();
    private final TreeSet<String> unknown = new TreeSet<>();
    private int asked;

    Asked() {
      for (BenchmarkListEntry each :
          BenchmarkList.defaultList()
              .getAll(
                  OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                  List.of())) {
        String name = each.getUsername();
        benchmarks.put(
            name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
            each.getParams().orElse(Map.of()));
      }
    }

    @Override
    @Nullable RunResult find(String benchmark, String... params) {
      asked++;
      Map<String, String[]> known = benchmarks.get(benchmark);
      boolean found = known != null && known.size() == params.length / 2;
      for (int i = 0; found && i < params.length; i += 2) {
        String[] values = known.getOrDefault(params[i], new String[0]);
        found = Arrays.asList(values).contains(params[i + 1]);
      }
      if (!found) {
        unknown.add(benchmark + " " + String.join(" ", params));
      }
      return null;
    }
  }

  @Test
  void every_figure_is_of_a_benchmark_with_its_parameters() {
    Asked figures = new Asked();

    ResultsPage.write(figures, List.of(), "a machine", LocalDate.EPOCH, "quick");

    assertEquals("", String.join("\n", figures.unknown));
    assertTrue(figures.asked > 100, figures.asked + " figures");
  }
}
