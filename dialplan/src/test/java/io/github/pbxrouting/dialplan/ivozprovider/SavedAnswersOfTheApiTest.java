package io.github.pbxrouting.dialplan.ivozprovider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouterCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Imports answers in every shape that IvozProvider's REST API has: lists and single objects, nulls,
 * pages, JSON-LD, the brand's API and older fields. Each folder has the lines of its report, and
 * numbers with where they go and, where it is another one, the number to send.
 */
final class SavedAnswersOfTheApiTest {

  private static final Path ANSWERS = Path.of("src/test/resources/ivozprovider-answers");

  static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(ANSWERS)) {
      return folders.sorted().toList();
    }
  }

  @Test
  void no_shape_is_left_out() throws IOException {
    assertEquals(8, folders().size());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void every_line_of_the_report_is_expected_and_no_other(Path folder) throws IOException {
    assertEquals(
        Files.readString(folder.resolve("report.txt")).lines().toList(),
        IvozProviderImport.read(folder, "test").notes());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void calls_go_where_the_answers_say(Path folder) throws IOException {
    BrandRouter router =
        RouterCompiler.load().compile(IvozProviderImport.read(folder, "test").brand());
    List<String> routes = Files.readString(folder.resolve("routes.txt")).lines().toList();
    assertFalse(routes.isEmpty());

    for (String route : routes) {
      String[] words = route.split(" ");
      RouteDecision decision = router.client(words[0]).route(words[1]);
      assertEquals(words[2], decision.key(), words[0] + " dials " + words[1]);
      assertEquals(
          words.length == 4 ? Optional.of(words[3]) : Optional.empty(), decision.number(), route);
    }
  }
}
