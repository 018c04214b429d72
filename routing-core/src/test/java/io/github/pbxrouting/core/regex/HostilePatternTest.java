package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns that are meant to hurt: rejected by the limits, or harmless within them. */
class HostilePatternTest {

  /** The stack that RE2/J must do with, in bytes. */
  private static final int SMALL_STACK = 512 * 1024;

  private static final RegexLimits BOUNDLESS_LENGTH =
      new RegexLimits(Integer.MAX_VALUE, RegexLimits.DEFAULT.depth(), RegexLimits.DEFAULT.size());

  static Stream<Arguments> beyondTheLimits() {
    return Stream.of(
        rejected("(((x{1000}){1000}){1000})", PatternProblem.TOO_LARGE),
        rejected("((((((((((x{9}){9}){9}){9}){9}){9}){9}){9}){9}){9})", PatternProblem.TOO_LARGE),
        rejected("x{1000}(?i){1000}(?i){1000}", PatternProblem.TOO_LARGE),
        rejected("x{1000}\\Q\\E{1000}", PatternProblem.TOO_LARGE),
        rejected("(?:x{100}){101}", PatternProblem.TOO_LARGE),
        rejected("x{1000}".repeat(10), PatternProblem.TOO_LARGE),
        rejected("(?:x{0,100}){0,100}", PatternProblem.TOO_LARGE),
        rejected("(){1000}", PatternProblem.TOO_LARGE),
        rejected("(?:^x?$){1000}", PatternProblem.TOO_LARGE),
        rejected("x{0,1000}", PatternProblem.TOO_LARGE),
        rejected("(?:(?:x?){4}){1000}", PatternProblem.TOO_LARGE),
        rejected("x?".repeat(700), PatternProblem.TOO_LARGE),
        rejected("xy|".repeat(700), PatternProblem.TOO_LARGE),
        rejected("(x)".repeat(600), PatternProblem.TOO_LARGE),
        rejected("\\pL".repeat(400), PatternProblem.TOO_LARGE),
        rejected("[" + "\\PL".repeat(400) + "]", PatternProblem.TOO_LARGE),
        rejected("(?i)" + "[B-\u1bff]".repeat(100), PatternProblem.TOO_LARGE),
        rejected("(?i)[" + "\u1d00-\ud801\udc4e".repeat(100) + "]", PatternProblem.TOO_LARGE),
        rejected("(".repeat(101) + "x" + ")".repeat(101), PatternProblem.TOO_DEEP),
        rejected("(?:".repeat(101) + "x" + ")*".repeat(101), PatternProblem.TOO_DEEP),
        rejected("(".repeat(1_000), PatternProblem.TOO_DEEP),
        rejected("((?:".repeat(500), PatternProblem.TOO_DEEP),
        rejected("x*" + "(?i)*".repeat(100), PatternProblem.TOO_DEEP),
        rejected("(?:(?:" + "x*" + "(?i)*".repeat(98) + "))", PatternProblem.TOO_DEEP),
        rejected("(".repeat(100_000) + "x" + ")".repeat(100_000), PatternProblem.PATTERN_TOO_LONG),
        rejected("(".repeat(100_000), PatternProblem.PATTERN_TOO_LONG),
        rejected("x".repeat(4_097), PatternProblem.PATTERN_TOO_LONG),
        rejected(")".repeat(4_000), PatternProblem.UNBALANCED_PARENTHESIS),
        rejected("[".repeat(4_000), PatternProblem.UNCLOSED_CLASS),
        rejected("[[:".repeat(1_000), PatternProblem.UNCLOSED_CLASS),
        rejected("[a-".repeat(1_000), PatternProblem.BAD_RANGE),
        rejected("\\p{".repeat(1_000), PatternProblem.UNKNOWN_CLASS),
        rejected("(?P<".repeat(1_000), PatternProblem.BAD_GROUP_NAME),
        rejected("\\x{" + "0".repeat(4_000), PatternProblem.BAD_ESCAPE),
        rejected("x{" + "9".repeat(4_000) + "}", PatternProblem.BAD_REPEAT_COUNT),
        rejected("*".repeat(4_000), PatternProblem.UNESCAPED_REPEAT),
        rejected("x" + "?".repeat(4_000), PatternProblem.REPEATED_REPEAT),
        rejected("(?" + "i".repeat(4_000), PatternProblem.BAD_GROUP));
  }

  private static Arguments rejected(String pattern, PatternProblem problem) {
    return Arguments.of(pattern, problem);
  }

  @ParameterizedTest
  @MethodSource("beyondTheLimits")
  void a_pattern_beyond_the_limits_is_rejected(String pattern, PatternProblem problem) {
    Rejected rejected =
        assertInstanceOf(Rejected.class, RegexParser.parse(pattern, RegexLimits.DEFAULT));
    assertEquals(problem, rejected.problem());
    assertTrue(rejected.offset() >= 0 && rejected.offset() <= pattern.length());
    assertTrue(rejected.message().length() + rejected.suggestion().length() < 500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "34(?:x{100}){101}5 => 17 => 10000 instructions => smaller counts",
        "34x{0,1000}5 => 11 => recurse deeper than 625 => instead of a great upper count",
        "34(?:(?:x?){7}){100}5 => 20 => recurse deeper than 625 => fewer optional parts",
      })
  void what_is_too_large_says_up_to_where_and_what_to_use_instead(
      String pattern, int offset, String message, String suggestion) {
    Rejected rejected =
        assertInstanceOf(Rejected.class, RegexParser.parse(pattern, RegexLimits.DEFAULT));
    assertAll(
        () -> assertEquals(offset, rejected.offset()),
        () -> assertTrue(rejected.message().contains(message), rejected::message),
        () -> assertTrue(rejected.suggestion().contains(suggestion), rejected::suggestion));
  }

  @Test
  void too_many_capturing_groups_may_be_written_without_capturing() {
    String capturing = "(x)".repeat(300) + "y{1000}".repeat(4);
    Rejected rejected =
        assertInstanceOf(Rejected.class, RegexParser.parse(capturing, RegexLimits.DEFAULT));
    assertEquals("write (?:...) instead of (...)", rejected.suggestion());
    assertInstanceOf(
        Parsed.class, RegexParser.parse(capturing.replace("(", "(?:"), RegexLimits.DEFAULT));
  }

  @Test
  void reading_ends_where_a_limit_is_passed_whatever_follows() {
    RegexLimits narrow = new RegexLimits(100, 2, 100);
    assertEquals(PatternProblem.UNBALANCED_PARENTHESIS, problem("((", narrow));
    assertEquals(PatternProblem.TOO_DEEP, problem("(((", narrow));
    Rejected costly =
        assertInstanceOf(Rejected.class, RegexParser.parse("\\pN".repeat(4) + "555", narrow));
    assertEquals(PatternProblem.TOO_LARGE, costly.problem());
    assertEquals(12, costly.offset());
  }

  static Stream<Arguments> endless() {
    return Stream.of(
            "(".repeat(1_000_000),
            "((((?:".repeat(200_000),
            "x".repeat(1_000_000),
            "|".repeat(1_000_000),
            "(?i)x".repeat(200_000),
            "[x]".repeat(300_000),
            "x?".repeat(500_000),
            "x|".repeat(500_000),
            "(x)".repeat(300_000),
            "x*" + "(?i)*".repeat(200_000),
            "(?:".repeat(50) + "x|".repeat(400_000))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("endless")
  void reading_ends_at_the_limits_however_long_the_text_may_be(String pattern) {
    Rejected rejected =
        assertInstanceOf(Rejected.class, RegexParser.parse(pattern, BOUNDLESS_LENGTH));
    assertTrue(rejected.offset() <= 6 * RegexLimits.DEFAULT.size(), rejected::toString);
  }

  @ParameterizedTest
  @MethodSource("charactersThatHang")
  void what_re2j_never_returns_from_is_rejected(String pattern, int offset) {
    Rejected rejected =
        assertInstanceOf(Rejected.class, RegexParser.parse(pattern, RegexLimits.DEFAULT));
    assertAll(
        () -> assertEquals(PatternProblem.UNFOLDABLE_CHARACTER, rejected.problem()),
        () -> assertEquals(offset, rejected.offset()));
  }

  static Stream<Arguments> charactersThatHang() {
    return Stream.of(
        Arguments.of("(?i)\u1c80", 4),
        Arguments.of("3(?i:4\\x{1c88})", 6),
        Arguments.of("(?i)\\Q4\u1c84", 7),
        Arguments.of("(?i)[\u1c80]", 5),
        Arguments.of("(?i)[34\u1000-\u2000]", 7),
        Arguments.of("(?i)[^\\x{80}-\\x{10FFFF}]", 6),
        Arguments.of("(?i)[B-\\x{10FFFF}]", 5),
        Arguments.of("(?i)[A-\\x{1044E}]", 5));
  }

  @Test
  void characters_that_re2j_hangs_on_are_fine_where_case_matters_or_the_range_is_whole() {
    for (String pattern :
        new String[] {"\u1c80", "[\u1c80-\u1c88]", "(?i:3)\u1c80", "(?i)[A-\\x{1044F}]"}) {
      assertInstanceOf(Parsed.class, RegexParser.parse(pattern, RegexLimits.DEFAULT));
      assertTrue(Re2j.compile(pattern).isPresent());
    }
  }

  @Test
  @Tag("thorough")
  void re2j_hangs_on_no_other_characters() throws InterruptedException {
    Thread reader =
        new Thread(() -> {
          for (int c = 0; c <= 0x1FFFF; c++) {
            if (!CaseFolding.neverEnds(c, c)) {
              Pattern.compile(String.format("(?i)\\x{%x}", c));
            }
          }
        });
    reader.setDaemon(true);
    reader.start();
    reader.join(120_000);
    assertFalse(reader.isAlive(), "RE2/J has not come back yet");
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape("x{0,n}", n -> "x{0," + n + "}"),
        shape("x{n}", n -> "x{" + n + "}"),
        shape("(?:x{n}){n}", n -> "(?:x{" + n + "}){" + n + "}"),
        shape("(?:x{0,n}){0,n}", n -> "(?:x{0," + n + "}){0," + n + "}"),
        shape("(?:(x)?){n}", n -> "(?:(x)?){" + n + "}"),
        shape("(?:x?){0,n}", n -> "(?:x?){0," + n + "}"),
        shape("(){n}", n -> "(){" + n + "}"),
        shape("(?:^|x|$){n}", n -> "(?:^|x|$){" + n + "}"),
        shape("(?:x*y*){n}", n -> "(?:x*y*){" + n + "}"),
        shape("(?:(?:x*)*){n}", n -> "(?:(?:x*)*){" + n + "}"),
        shape("x?x?...", n -> "x?".repeat(n)),
        shape("(x)?(x)?...", n -> "(x)?".repeat(n)),
        shape("x{0,200}...", n -> "x{0,200}".repeat(n)),
        shape("(x)(x)...x{300}", n -> "(x)".repeat(n) + "x{0,300}"),
        shape("((...x)*)*", n -> "(?:".repeat(n) + "x" + ")*".repeat(n)),
        shape("((...x)?)?", n -> "(".repeat(n) + "x" + ")?".repeat(n)),
        shape("((...x|y)|y)", n -> "(?:".repeat(n) + "x" + "|y)".repeat(n)),
        shape("xy|xy|...", n -> "xy|".repeat(n)),
        shape("x.*y|x.*y|...", n -> "x.*y|".repeat(n)),
        shape("^|^|...", n -> "^|".repeat(n)),
        shape("|x|xx|xxx|...", n -> prefixes(n, "x")),
        shape("|[xy]|[xy][xy]|...", n -> prefixes(n, "[xy]")),
        shape("[xy][xy]...x|[xy][xy]...y", n -> "[xy]".repeat(n) + "x|" + "[xy]".repeat(n) + "y"),
        shape("x{2}x{2}...x|x{2}x{2}...y", n -> "x{2}".repeat(n) + "x|" + "x{2}".repeat(n) + "y"),
        shape("x...x|x...y", n -> "x".repeat(n) + "|" + "x".repeat(n) + "y"),
        shape("\\pL|\\PL|...", n -> "(?i)" + "\\pL|\\PN|".repeat(n)),
        shape("[\\pL\\pL...]", n -> "(?i)[" + "\\pL\\PN".repeat(n) + "]"),
        shape("[xzxz...]", n -> "(?i)[" + "kz\u0130\u1234\u0100-\u0140".repeat(n) + "]"));
  }

  private static String prefixes(int n, String atom) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 1; i <= n; i++) {
      pattern.append('|').append(atom.repeat(i));
    }
    return pattern.toString();
  }

  private static Arguments shape(String name, IntFunction<String> pattern) {
    return Arguments.of(name, pattern);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void the_largest_pattern_of_a_shape_within_the_limits_does_not_hurt_re2j(
      String name, IntFunction<String> shape) throws InterruptedException {
    String pattern = shape.apply(largest(shape));
    Parsed parsed = assertInstanceOf(Parsed.class, RegexParser.parse(pattern, RegexLimits.DEFAULT));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread small =
        new Thread(
            null,
            () -> {
              Pattern compiled = Pattern.compile(pattern);
              assertTrue(compiled.programSize() <= parsed.size());
              for (String text : new String[] {"x".repeat(128), "xy".repeat(64), "z"}) {
                Matcher matcher = compiled.matcher(text);
                assertEquals(matcher.find(), matcher.reset().find());
                assertEquals(matcher.matches(), matcher.reset().matches());
              }
            },
            "small stack",
            SMALL_STACK);
    small.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    small.start();
    small.join();
    assertNull(failure.get(), () -> name + " for n = " + largest(shape));
  }

  private static int largest(IntFunction<String> shape) {
    int largest = 1;
    int tooLarge = RegexLimits.DEFAULT.length();
    while (tooLarge - largest > 1) {
      int n = (largest + tooLarge) / 2;
      if (RegexParser.parse(shape.apply(n), RegexLimits.DEFAULT) instanceof Rejected) {
        tooLarge = n;
      } else {
        largest = n;
      }
    }
    return largest;
  }

  @Test
  void limits_may_be_wider_and_narrower_but_not_nothing() {
    RegexLimits narrow = new RegexLimits(6, 1, 8);
    assertInstanceOf(Parsed.class, RegexParser.parse("(?:34)", narrow));
    assertEquals(PatternProblem.PATTERN_TOO_LONG, problem("3456789", narrow));
    assertEquals(PatternProblem.TOO_DEEP, problem("((3))", narrow));
    assertEquals(PatternProblem.TOO_DEEP, problem("(3)*", narrow));
    assertEquals(PatternProblem.TOO_LARGE, problem("3{7}", narrow));
    RegexLimits wide = new RegexLimits(100_000, 1_000, 1_000_000);
    assertInstanceOf(Parsed.class, RegexParser.parse("3{0,1000}", wide));
    assertInstanceOf(Parsed.class, RegexParser.parse("34|".repeat(10_000), wide));
    assertEquals("RegexLimits[length=1, depth=1, size=1]", new RegexLimits(1, 1, 1).toString());
    assertThrows(IllegalArgumentException.class, () -> new RegexLimits(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RegexLimits(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new RegexLimits(1, 1, 0));
  }

  private static PatternProblem problem(String pattern, RegexLimits limits) {
    return assertInstanceOf(Rejected.class, RegexParser.parse(pattern, limits)).problem();
  }
}
