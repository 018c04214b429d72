package io.github.pbxrouting.dialplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.core.router.ReferenceRouter;
import io.github.pbxrouting.dialplan.file.PlanWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Fuzzes the bytes of a plan file: it is refused with a line a problem, or routes as the reference
 * does and reads back equal once written.
 */
public final class PlanFileFuzzer {

  private static final List<String> NUMBERS =
      List.of("1", "34", "1001", "2001", "112", "*94", "944123456", "a", "\n", "\u20ac", "\ud83d");

  private static final RouterCompiler COMPILER = RouterCompiler.load();
  private static final Path FILE = file();

  private PlanFileFuzzer() {}

  private static Path file() {
    try {
      Path file = Files.createTempFile("fuzzed", ".json");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What Jazzer calls, and what replays a case. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(FILE, input);
    BrandRouter router;
    try {
      router = PlanFiles.compile(FILE, COMPILER, CompileOptions.DEFAULT);
    } catch (InvalidPlanFileException refused) {
      assertFalse(refused.problems().isEmpty());
      for (String problem : refused.problems()) {
        assertEquals(1, problem.lines().count(), problem);
      }
      return;
    }
    Brand brand = router.brand();
    Map<String, ReferenceRouter> references = ReferenceRouter.ofBrand(brand, PlanLimits.DEFAULT);
    references.forEach((id, reference) -> {
      for (String number : NUMBERS) {
        assertEquals(reference.route(number), router.client(id).route(number), number);
      }
    });
    if (UTF_8.newEncoder().canEncode(brand.toString())) { // half a surrogate pair cannot be written
      try (Writer writer = Files.newBufferedWriter(FILE)) {
        PlanWriter.write(brand, writer);
      }
      assertEquals(brand, readBack());
    }
  }

  private static Brand readBack() {
    try {
      return PlanFiles.read(FILE, PlanLimits.DEFAULT);
    } catch (InvalidPlanFileException refused) {
      throw new AssertionError("what was written is refused: " + refused.problems(), refused);
    }
  }
}
