package io.github.pbxrouting.dialplan.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.dialplan.hostile.HostileCorpus.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each entry of the corpus comes to the documented error or the right answer in a small JVM. An
 * ordinary build takes every fifth entry and looks at no clock; {@code thorough} takes all of them,
 * and holds each to its bound on time.
 */
@Tag("slow")
class HostileCorpusTest {

  private static final int STEP = 5;

  /** The bound on one entry: CPU time with collections, or the clock if less. */
  private static final double MAX_SECONDS = 2;

  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> every_fifth_entry_comes_to_the_documented_error_or_the_right_answer()
      throws IOException, InterruptedException {
    HostileCorpus corpus = new HostileCorpus(folder);
    List<HostileEntry> entries = HostileEntry.all();
    corpus.runAll(0, entries.size(), STEP);
    assertEquals((entries.size() + STEP - 1) / STEP, corpus.outcomes().size());
    return tests(entries, corpus.outcomes(), false);
  }

  @TestFactory
  @Tag("thorough")
  Stream<DynamicTest> every_entry_comes_to_the_documented_error_or_the_right_answer_in_time()
      throws IOException, InterruptedException {
    HostileCorpus corpus = new HostileCorpus(folder);
    List<HostileEntry> entries = HostileEntry.all();
    corpus.runAll(0, entries.size(), 1);
    assertEquals(entries.size(), corpus.outcomes().size());
    // The machine may have been busy: what was too slow has a second chance in a fresh JVM.
    for (int i = 0; i < entries.size(); i++) {
      if (corpus.outcomes().get(i).seconds() > MAX_SECONDS) {
        corpus.runAll(i, i + 1, 1);
      }
    }
    if (Boolean.getBoolean("hostile.verbose")) {
      corpus
          .outcomes()
          .forEach((i, outcome) -> System.out.println(outcome + "\t" + entries.get(i).name()));
    }
    return tests(entries, corpus.outcomes(), true);
  }

  private static Stream<DynamicTest> tests(
      List<HostileEntry> entries, Map<Integer, Outcome> outcomes, boolean timed) {
    List<DynamicTest> tests = new ArrayList<>();
    outcomes.forEach((i, outcome) -> {
      HostileEntry entry = entries.get(i);
      String name = entry.kind().name().toLowerCase(Locale.ROOT) + ": " + entry.name();
      tests.add(
          DynamicTest.dynamicTest(
              name,
              () -> {
                assertEquals("", outcome.problem(), name);
                assertTrue(
                    !timed || outcome.seconds() <= MAX_SECONDS,
                    () -> name + ": took " + outcome.seconds() + " s, bound " + MAX_SECONDS + " s");
              }));
    });
    return tests.stream();
  }

  @Test
  void the_corpus_has_at_least_60_entries_with_names_of_their_own() throws IOException {
    List<HostileEntry> entries = HostileEntry.all();
    Set<String> names = new HashSet<>();
    entries.forEach(entry -> names.add(entry.kind() + entry.name()));

    assertEquals(entries.size(), names.size());
    assertTrue(names.size() >= 60, () -> "only " + names.size());
  }

  @Test
  void each_entry_says_what_must_come_of_it() throws IOException {
    for (HostileEntry entry : HostileEntry.all()) {
      boolean refused = entry.field("refused") != null;
      boolean accepted = entry.field("accepted") != null || entry.field("answers") != null;
      assertTrue(refused ^ accepted, entry.name());
    }
  }
}
