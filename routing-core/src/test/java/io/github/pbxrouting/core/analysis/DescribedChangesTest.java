package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patterns that a difference gives for the numbers that move. */
class DescribedChangesTest {

  private static BrandRouter plan(String... patterns) {
    Friend friend = Friend.remote("f").patterns(List.of(patterns)).build();
    return BrandCompiler.create()
        .compile(Brand.of("b", Client.builder("c").friend(friend).build()));
  }

  private static List<String> described(NumberSpace space, String... patterns) {
    List<PlanDiff.Change> changes =
        PlanAnalysis.of(plan(), AnalysisOptions.DEFAULT.withSpace(space))
            .diff(plan(patterns))
            .changes();
    assertEquals(1, changes.size());
    return changes.get(0).patterns();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        // what a friend that is new takes, and how that is said
        "^34$ 34",
        "^9449[0-9]{5}$ 9449xxxxx",
        "^2[2-5]$ 2[2-5]",
        "^2[23]$ 2[23]",
        "^2[247-9]$ 2[247-9]",
        "^[0-8]$ [0-8]",
        "^[1-9]$ [1-9]",
        "^[0-9*]$ [*0-9]",
        "^[0-8*]$ [*0-8]",
        "^\\+34$ [+]34",
        "^[*]1[#]$ [*]1#",
        "^.$ .",
        "^1.$ 1.",
        "^1[^+]$ 1.",
        "^1[^+#]$ 1[*0-9]",
        "^34[0-9]{2,4}$ 34x{2,4}",
        "^344{0,3}$ 34{1,4}",
        "^3{2,4}$ 3{2,4}",
        "^1[0-9]?$ 1x{0,1}",
        "^3 3.{0,14}",
      })
  void numbers_of_one_shape_are_one_pattern(String added, String expected) {
    assertEquals(List.of(expected), described(NumberSpace.DIALABLE, added));
  }

  @Test
  void a_class_that_leaves_out_a_plus_in_front_is_not_everything() {
    assertEquals(List.of("[#*0-9]"), described(NumberSpace.DIALABLE, "^[^+]$"));
  }

  @Test
  void characters_that_mean_something_in_a_pattern_stand_in_brackets() {
    NumberSpace space = NumberSpace.of("1.[]x{}", 1, 2);

    for (String character : List.of(".", "[", "]", "x", "{", "}")) {
      assertEquals(List.of("1[" + character + "]"), described(space, "^1\\Q" + character + "\\E$"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '\0',
      value = {
        "[+/-] [+\\-/]",
        "[+,./-] [+,\\-./]",
        "[()*+] [()*+]",
        "[$] [$]",
        "[\\^] [\\^]",
        "[\\\\] [\\\\]",
        "[\\[\\]\\^] [\\[\\]\\^]",
        "[-] -",
        "[/-] [\\-/]",
        "[XYZ_] [X-Z_]",
        "[9:;] [9:;]",
        "[x] [x]",
        "[|] [|]",
      })
  void marks_are_written_so_that_the_text_read_as_a_pattern_means_them(
      String written, String expected) {
    NumberSpace space = NumberSpace.of("$()*+,-./9:;XYZ[\\]^_x|", 1, 2);

    assertEquals(List.of(expected + "9"), described(space, "^" + written + "9$"));
  }

  @Test
  void shorter_patterns_come_first_and_those_of_a_length_in_the_order_of_their_numbers() {
    assertEquals(
        List.of("9", "11", "23", "40x", "51x", "677"),
        described(NumberSpace.DIALABLE, "^677$", "^(23|11)$", "^5(1[0-9])$", "^40[0-9]$", "^9$"));
  }

  @Test
  void lengths_with_a_gap_between_them_are_patterns_of_their_own() {
    assertEquals(
        List.of("1xx", "1xxxx"), described(NumberSpace.DIALABLE, "^1[0-9]{2}$", "^1[0-9]{4}$"));
  }

  @Test
  void ten_patterns_are_a_few_and_eleven_are_not() {
    String ten = "^(00|11|22|33|44|55|66|77|88|99)$";

    assertEquals(
        List.of("00", "11", "22", "33", "44", "55", "66", "77", "88", "99"),
        described(NumberSpace.DIALABLE, ten));
    assertEquals(List.of(), described(NumberSpace.DIALABLE, ten, "^[*]#$"));
  }

  @Test
  void ten_patterns_that_each_stand_for_all_lengths_are_a_few() {
    assertEquals(
        List.of(
            "00.{0,13}",
            "11.{0,13}",
            "22.{0,13}",
            "33.{0,13}",
            "44.{0,13}",
            "55.{0,13}",
            "66.{0,13}",
            "77.{0,13}",
            "88.{0,13}",
            "99.{0,13}"),
        described(NumberSpace.DIALABLE, "^(00|11|22|33|44|55|66|77|88|99)"));
  }

  @Test
  void scattered_numbers_are_not_described_whatever_else_moves() {
    String[] scattered =
        IntStream.range(0, 99)
            .mapToObj(i -> "^" + (1000 + i * 89) + "[" + i % 7 + (3 + i % 7) + "]$")
            .toArray(String[]::new);

    assertEquals(List.of(), described(NumberSpace.DIALABLE, scattered));
    scattered[0] = "^1234567$";
    assertEquals(List.of(), described(NumberSpace.DIALABLE, scattered));
  }
}
