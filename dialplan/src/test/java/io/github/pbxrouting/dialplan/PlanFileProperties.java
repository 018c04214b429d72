package io.github.pbxrouting.dialplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.file.PlanWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class PlanFileProperties {

  private static final Path DEMO = Path.of("plans/demo.json");

  private static Path file = DEMO;

  @BeforeContainer
  static void makeFile() throws IOException {
    file = Files.createTempFile("plan", ".json");
  }

  @AfterContainer
  static void removeFile() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void a_brand_written_as_a_plan_file_reads_back_equal(@ForAll @From("brands") Brand brand)
      throws Exception {
    try (Writer writer = Files.newBufferedWriter(file)) {
      PlanWriter.write(brand, writer);
    }

    assertEquals(brand, PlanFiles.read(file, PlanLimits.DEFAULT));
  }

  @Property(tries = 300)
  void a_plan_cut_off_anywhere_is_refused(@ForAll @IntRange(min = 0, max = 3_000) int at)
      throws IOException {
    byte[] whole = Files.readAllBytes(DEMO);
    int end = at % lastBrace(whole);
    Files.write(file, Arrays.copyOf(whole, end));

    assertThrows(InvalidPlanFileException.class, () -> PlanFiles.read(file, PlanLimits.DEFAULT));
  }

  @Property(tries = 500)
  void a_plan_with_any_byte_changed_is_compiled_or_refused_with_a_line_a_problem(
      @ForAll @IntRange(min = 0, max = 3_000) int at, @ForAll byte value) throws IOException {
    byte[] bytes = Files.readAllBytes(DEMO);
    bytes[at % bytes.length] = value;
    Files.write(file, bytes);
    try {
      Brand brand = PlanFiles.compile(file, RouterCompiler.load(), CompileOptions.DEFAULT).brand();
      assertEquals(3, brand.clients().size());
    } catch (InvalidPlanFileException refused) {
      assertFalse(refused.problems().isEmpty());
      for (String problem : refused.problems()) {
        assertEquals(1, problem.lines().count(), problem);
      }
    }
  }

  @Provide
  Arbitrary<Brand> brands() {
    return Brands.brands();
  }

  private static int lastBrace(byte[] text) {
    int at = text.length - 1;
    while (text[at] != '}') {
      at--;
    }
    return at + 1;
  }
}
