package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the syntax means. In the tables, the tree on the right is written by {@link SyntaxText}. */
class RegexParserTest {

  private static Parsed parse(String pattern) {
    return assertInstanceOf(Parsed.class, RegexParser.parse(pattern, RegexLimits.DEFAULT));
  }

  private static void means(String pattern, String tree) {
    Syntax syntax = parse(pattern).syntax();
    assertAll(
        () -> assertEquals(tree, SyntaxText.of(syntax)),
        () -> assertTrue(Re2j.compile(pattern).isPresent(), "RE2/J accepts it"),
        () -> agreesOnSingleCharacters(pattern, syntax));
  }

  /** Single characters tell classes apart; longer texts are for the properties. */
  private static void agreesOnSingleCharacters(String pattern, Syntax syntax) {
    if (Re2jFaults.mayMistakeCase(pattern, syntax)) {
      return;
    }
    Pattern judge = Pattern.compile(pattern);
    for (char c = 0; c < 128; c++) {
      String text = String.valueOf(c);
      assertEquals(Re2j.find(judge, text), TreeMatcher.find(syntax, text), "find in " + (int) c);
      assertEquals(
          Re2j.matches(judge, text), TreeMatcher.matches(syntax, text), "match " + (int) c);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "34      => (3 4)",
        "-,:=<>! => (- , : = < > !)",
        "]}      => (] })",
        "é       => []",
        "\u0080  => []",
        "3é4     => []",
        "\uD83D\uDE00 => []",
        "\uD83D  => []",
        "\uDE00  => []",
        "6|7|9   => [679]",
        "\"\"    => ~",
      })
  void a_character_stands_for_itself_and_beyond_ascii_for_nothing(String pattern, String tree) {
    means(pattern, tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "\\+34       => (+ 3 4)",
        "\\*\\#\\.\\\\ => (* # . \\)",
        "\\_\\-\\/\\ \\é => []",
        "\\a\\f\\n\\r\\t\\v => (x07 x0c x0a x0d x09 x0b)",
        "\\x2b\\x2B  => (+ +)",
        "\\x30\\x03  => (0 x03)",
        "\\x{2b}\\x{0000000002B} => (+ +)",
        "\\x{10FFFF} => []",
        "\\0\\08     => (x00 x00 8)",
        "\\101\\53\\0534 => (A + + 4)",
        "\\377       => []",
        "\\Q+*(\\E+  => (+ * ({1,})",
        "\\Qa|b      => (a | b)",
        "\\Q\\\\E3   => (\\ 3)",
        "a\\Q\\E3    => (a 3)",
      })
  void an_escape_stands_for_a_character(String pattern, String tree) {
    means(pattern, tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        ".         => ^x0a",
        "(?s).     => ^[]",
        "(?s:.)(?-s:.) => (^[] ^x0a)",
        "\\d       => [0-9]",
        "\\D       => ^[0-9]",
        "\\w       => [0-9A-Z_a-z]",
        "\\W       => ^[0-9A-Z_a-z]",
        "\\s       => [x09x0ax0cx0dx20]",
        "\\S       => ^[x09x0ax0cx0dx20]",
        "\\pN      => [0-9]",
        "\\PN      => ^[0-9]",
        "\\p{^N}   => ^[0-9]",
        "\\P{^N}   => [0-9]",
        "\\p{Lu}   => [A-Z]",
        "\\p{Greek} => []",
        "\\P{Greek} => ^[]",
        "\\p{Any}  => ^[]",
        "\\P{Any}  => []",
      })
  void a_class_has_a_name(String pattern, String tree) {
    means(pattern, tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "[679]        => [679]",
        "[0-46-9]     => [0-46-9]",
        "[6-6]        => 6",
        "[^0-9]       => ^[0-9]",
        "[6|7|9]      => [679|]",
        "[]a]         => []a]",
        "[^]a]        => ^[]a]",
        "[a-]         => [-a]",
        "[-a]         => [-a]",
        "[a-b-c]      => [-a-c]",
        "[+--]        => [+--]",
        "[\\]\\-\\\\\\^] => [-\\-^]",
        "[\\d*#]      => [#*0-9]",
        "[\\d-z]      => [-0-9z]",
        "[^\\d\\s]    => ^[x09x0ax0cx0dx200-9]",
        "[\\pN\\p{Lu}] => [0-9A-Z]",
        "[\\x30-\\x39] => [0-9]",
        "[\\60-\\71]  => [0-9]",
        "[[:digit:]]  => [0-9]",
        "[[:^digit:]] => ^[0-9]",
        "[^[:digit:]] => ^[0-9]",
        "[[:word:]+]  => [+0-9A-Z_a-z]",
        "[[:alpha:]-z] => [-A-Za-z]",
        "[[:alpha]]   => ([:[ahlp] ])",
        "[é]          => []",
        "[^é]         => ^[]",
        "[0-é]        => ^[x00-/]",
        "[\\x{0}-\\x{10FFFF}] => ^[]",
        "[^\\x{0}-\\x{10FFFF}] => []",
        "[.$^*(]      => [$(*.^]",
      })
  void a_bracket_class_is_any_of_its_members(String pattern, String tree) {
    means(pattern, tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "1*      => 1{0,}",
        "1+      => 1{1,}",
        "1?      => 1{0,1}",
        "1*?     => 1{0,}",
        "1+?     => 1{1,}",
        "1??     => 1{0,1}",
        "1{3}    => 1{3,3}",
        "1{3,}   => 1{3,}",
        "1{3,5}  => 1{3,5}",
        "1{3,5}? => 1{3,5}",
        "1{1000} => 1{1000,1000}",
        "1{0}    => ~",
        "1{0,0}  => ~",
        "1{1}    => 1",
        "1{0,}   => 1{0,}",
        "1{,3}   => (1 { , 3 })",
        "1{03}   => (1 { 0 3 })",
        "1{3     => (1 { 3)",
        "1{3,x}  => (1 { 3 , x })",
        "1{ 3}   => (1 { x20 3 })",
        "{x}     => ({ x })",
        "12*     => (1 2{0,})",
        "(?:12)* => (1 2){0,}",
        "(?:1*)+ => 1{0,}",
        "(?:1?){2,3} => 1{0,3}",
        "(?:1{1,3}){2,4} => 1{2,12}",
        "(?:1{2}){3} => 1{6,6}",
        "(?:1{2}){3,4} => 1{2,2}{3,4}",
        "1*(?i)* => 1{0,}",
        "1{2}(?:){3} => 1{2,2}",
        "1\\Q\\E* => 1{0,}",
        "(?:^)*3 => 3",
        "(?:^)+3 => (BEGIN_TEXT 3)",
        "(?:é)*3 => 3",
        "(?:é)+3 => []",
      })
  void a_repetition_applies_to_the_last_thing_before_it(String pattern, String tree) {
    means(pattern, tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "(3)4           => (3 4)",
        "(?:3)4         => (3 4)",
        "(?P<n>3)(?<m>4) => (3 4)",
        "()3            => 3",
        "((3)(4))5      => (3 4 5)",
        "12|34          => <(1 2)|(3 4)>",
        "(?:12|34)5     => (<(1 2)|(3 4)> 5)",
        "1|2|34|5       => <[125]|(3 4)>",
        "1|(?:2|34)|5   => <[125]|(3 4)>",
        "34|            => <(3 4)|~>",
        "||34|          => <~|(3 4)>",
        "é|34           => (3 4)",
        "|              => ~",
      })
  void groups_only_group_and_branches_are_alternatives(String pattern, String tree) {
    means(pattern, tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "^34$            => (BEGIN_TEXT 3 4 END_TEXT)",
        "\\A34\\z        => (BEGIN_TEXT 3 4 END_TEXT)",
        "(?m)^34$        => (BEGIN_LINE 3 4 END_LINE)",
        "(?m)\\A34\\z    => (BEGIN_TEXT 3 4 END_TEXT)",
        "(?m:^)3(?-m:$)$ => (BEGIN_LINE 3 END_TEXT END_TEXT)",
        "\\b3\\B         => (WORD_BOUNDARY 3 NOT_WORD_BOUNDARY)",
      })
  void an_assertion_is_about_the_place(String pattern, String tree) {
    means(pattern, tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "(?i)a1        => ([Aa] 1)",
        "(?i)k\u212A\\x{212a} => ([Kk] [Kk] [Kk])",
        "(?i)S\u017F   => ([Ss] [Ss])",
        "k\u212A       => []",
        "(?i)[a-c]     => [A-Ca-c]",
        "(?i)[^a-c]    => ^[A-Ca-c]",
        "(?i)[\u0100-\u0200] => [Ss]",
        "(?i)[^\u0100-\u0200] => ^[Ss]",
        "(?i)[\u2100-\u2200] => [Kk]",
        "(?i)[[:lower:]] => [A-Za-z]",
        "(?i)[[:^lower:]] => ^[A-Za-z]",
        "(?i)\\p{Lu}   => [A-Za-z]",
        "(?i)\\p{Ll}   => [A-Za-z]",
        "(?i)\\P{Ll}   => ^[A-Za-z]",
        "a(?i)b        => (a [Bb])",
        "(?i:a)b       => ([Aa] b)",
        "(?i)a(?-i)b   => ([Aa] b)",
        "(?i)a(?-i:b)c => ([Aa] b [Cc])",
        "(a(?i)b|c)d   => (<(a [Bb])|[Cc]> d)",
        "(?im-s)a      => [Aa]",
        "(?U)a*(?i-U)b => (a{0,} [Bb])",
        "(?)a(?:b)     => (a b)",
      })
  void flags_hold_from_where_they_stand_to_the_end_of_the_group(String pattern, String tree) {
    means(pattern, tree);
  }

  @ParameterizedTest
  @CsvSource({
    "^34, true",
    "\\A34, true",
    "^34|^35, true",
    "(^34|^3[56])7, true",
    "(^)34, true",
    "(?:^34)+, true",
    "3*^4, true",
    "é, true",
    "34, false",
    "^00|34, false",
    "(?:^34)?5, false",
    "(?m)^34, false",
    "34$, false",
    "|^34, false",
  })
  void a_pattern_is_anchored_when_every_match_begins_at_the_start(
      String pattern, boolean anchored) {
    assertEquals(anchored, parse(pattern).anchoredAtStart());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Aa][xy]|A[zw]",
        "[Zz][xy]|Z[zw]",
        "(?i:k)[xy]|K[zw]",
        "A[zw]|(?i:a)[xy]",
        "(?i:a){2}x|A{2}y",
        "(?:a|A)[xy]|A[zw]",
        "q(?:A[zw]|[Aa][xy])",
        "A|[Aa]()",
        "x(?:B|[Aa]|A())y",
      })
  void where_re2j_may_mistake_a_letter_for_its_other_case_it_is_known(String pattern) {
    assertTrue(Re2jFaults.mayMistakeCase(pattern, parse(pattern).syntax()));
    assertTrue(Re2j.compile(pattern).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "[Aa][xy]|A[zw], az, false",
    "[Aa][xy]|A[zw], ax, true",
    "(?i:Z)x|Z, z, false",
    "(?i:Z)x|Z, Z, true",
    "0A|0[aA], 0a, true",
    "A|[Aa](), a, true",
  })
  void letters_have_the_case_that_re2_gives_them(String pattern, String text, boolean found) {
    assertEquals(found, TreeMatcher.find(parse(pattern).syntax(), text));
  }

  @Test
  void re2j_leaves_out_upper_case_letters_of_a_category_that_ignores_case() {
    String pattern = "(?i)^\\p{Ll}$";
    assertTrue(Re2jFaults.mayMistakeCase(pattern, parse(pattern).syntax()));
    assertFalse(Re2j.find(Re2j.compile(pattern).orElseThrow(), "A"));
    assertTrue(TreeMatcher.find(parse(pattern).syntax(), "A"));
  }

  @ParameterizedTest
  @CsvSource({
    "(?:é), false",
    "(?:x|\\p{Ll})é, false",
    "(?s-i:é), false",
    "(?<i>é), false",
    "(?P<i>é), false",
    "(?i)x, false",
    "(?i)é, true",
    "(?:x)(?smi:é), true",
    "(?i-s:\\p{Ll}), true",
  })
  void characters_beyond_ascii_are_mistaken_only_where_case_is_ignored(
      String pattern, boolean mistaken) {
    assertTrue(Re2j.compile(pattern).isPresent());
    assertEquals(mistaken, Re2jFaults.mayMistakeCaseBeyondAscii(pattern));
    assertEquals(
        mistaken && pattern.contains("Ll}"),
        Re2jFaults.mayMistakeCase(pattern, parse(pattern).syntax()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Aa|Ab", "[Aa][xy]A[zw]", "(?i)abc|abd", "AB|ab", "[Aa]|B", "(?i:1)x|1y"})
  void letters_of_one_case_or_without_branches_are_not_mistaken(String pattern) {
    assertFalse(Re2jFaults.mayMistakeCase(pattern, parse(pattern).syntax()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00e9",
        "[^\u00e9]",
        "\\x{e9}",
        "\\pL",
        "\\PL",
        "\\p{Greek}",
        "[\\x{81}-\\x{10ffff}]",
        "(?i)k",
        "(?i)s",
        "(?i)[a-z]",
        "(?i)\\w",
        "(?i)[[:alpha:]]",
        "(?i)[^k]",
        "[\u00e9a]",
        "\\Q\u00e9\\E"
      })
  void a_pattern_may_tell_characters_beyond_ascii_apart(String pattern) {
    assertTrue(parse(pattern).tellsApart());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "(?s).",
        "[^1]",
        "\\D",
        "\\W",
        "\\p{Any}",
        "[[:^ascii:]]",
        "[[:ascii:]]",
        "k",
        "(?i)a",
        "(?i)\\d",
        "[\\x{80}-\\x{10ffff}]",
        "\\x7f",
        "\\b1\\B"
      })
  void most_patterns_take_all_characters_beyond_ascii_or_none(String pattern) {
    assertFalse(parse(pattern).tellsApart());
  }

  @Test
  void the_unicode_classes_are_those_of_re2j() throws ReflectiveOperationException {
    Set<String> names = new HashSet<>(Set.of("Any"));
    for (String table : List.of("CATEGORIES", "SCRIPTS")) {
      Field field = Class.forName("com.google.re2j.UnicodeTables").getDeclaredField(table);
      field.setAccessible(true);
      ((Map<?, ?>) field.get(null)).keySet().forEach(name -> names.add((String) name));
    }
    assertEquals(names, Set.copyOf(NamedClasses.unicodeNames()));
  }

  @Test
  void every_unicode_class_has_the_ascii_part_that_re2j_gives_it() {
    List<String> names = NamedClasses.unicodeNames();
    assertAll(
        names.stream()
            .flatMap(name ->
                List.of("\\p{%s}", "\\P{%s}", "(?i)\\p{%s}", "(?i)\\P{%s}", "(?i)[^\\p{%s}]")
                    .stream()
                    .map(form -> String.format(form, name)))
            .map(pattern -> () -> agreesOnSingleCharacters(pattern, parse(pattern).syntax())));
  }

  @Test
  void a_unicode_class_of_one_letter_may_be_written_without_braces() {
    assertAll(
        IntStream.rangeClosed('A', 'z')
            .mapToObj(c -> "\\p" + (char) c)
            .map(pattern ->
                () ->
                    assertEquals(
                        Re2j.compile(pattern).isPresent(),
                        RegexParser.parse(pattern, RegexLimits.DEFAULT) instanceof Parsed,
                        pattern)));
    means("\\p\uD800\uDC4C", "[A-Za-z]");
  }

  @Test
  void the_tree_of_a_long_repetition_is_small() {
    assertEquals("[0-9]{1,300}", SyntaxText.of(parse("[0-9]{1,300}").syntax()));
    assertEquals("(3 4){999,999}", SyntaxText.of(parse("(?:34){999}").syntax()));
  }

  @Test
  void a_parsed_pattern_says_what_it_costs() {
    assertEquals(4, parse("34").size());
    assertEquals(1_002, parse("[0-9]{1000}").size());
  }
}
