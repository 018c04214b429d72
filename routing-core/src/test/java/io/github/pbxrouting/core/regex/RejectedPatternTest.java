package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a pattern, where, and what to write instead. */
class RejectedPatternTest {

  private static Rejected reject(String pattern) {
    return assertInstanceOf(
        Rejected.class, RegexParser.parse(pattern, RegexLimits.DEFAULT), pattern);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "+34         => UNESCAPED_REPEAT  => 0 => write \\+34 to",
        "*94         => UNESCAPED_REPEAT  => 0 => write \\*94 to",
        "?           => UNESCAPED_REPEAT  => 0 => write \\? to",
        "{2}         => UNESCAPED_REPEAT  => 0 => write \\{2} to",
        "34|+34      => UNESCAPED_REPEAT  => 3 => write 34|\\+34 to",
        "(*94)       => UNESCAPED_REPEAT  => 1 => write (\\*94) to",
        "(?i)+34     => UNESCAPED_REPEAT  => 4 => write (?i)\\+34 to",
        "**1         => UNESCAPED_REPEAT  => 0 => write \\*\\*1 to match the characters",
        "(+*1)       => UNESCAPED_REPEAT  => 1 => write (\\+\\*1) to match the characters",
        "+?34        => UNESCAPED_REPEAT  => 0 => write \\+?34 to match the character itself",
        "^++34       => REPEATED_REPEAT   => 2 => write ^\\+\\+34 to match the characters",
        "(^**77)     => REPEATED_REPEAT   => 3 => write (^\\*\\*77) to match the characters",
        "\\^++34     => POSSESSIVE_QUANTIFIER => 3 => write \\^+34:",
        "1**         => REPEATED_REPEAT   => 2 => keep one",
        "1{2}{3}     => REPEATED_REPEAT   => 4 => (?:a{2}){3}",
        "1???        => REPEATED_REPEAT   => 3 => keep one",
        "1{*         => REPEATED_REPEAT   => 2 => write 1\\{* to",
        "{*          => REPEATED_REPEAT   => 1 => write \\{* to",
        "1++         => POSSESSIVE_QUANTIFIER => 2 => write 1+:",
        "1*+2        => POSSESSIVE_QUANTIFIER => 2 => write 1*2:",
        "1?+         => POSSESSIVE_QUANTIFIER => 2 => write 1?:",
        "1{2}+       => POSSESSIVE_QUANTIFIER => 4 => write 1{2}:",
        "1{1001}     => BAD_REPEAT_COUNT  => 1 => at most 1000",
        "1{1,99999999999} => BAD_REPEAT_COUNT => 1 => at most 1000",
        "1{3,2}      => BAD_REPEAT_COUNT  => 1 => lesser count first",
        "6(?=5)      => LOOK_AROUND       => 1 => list what may follow",
        "6(?!5)      => LOOK_AROUND       => 1 => list what may follow",
        "(?<=6)5     => LOOK_AROUND       => 0 => must come before",
        "(?<!6)5     => LOOK_AROUND       => 0 => must come before",
        "(?>34)5     => ATOMIC_GROUP      => 0 => write (?:34)5:",
        "(3)\\1      => BACK_REFERENCE    => 3 => write out",
        "3\\8        => BACK_REFERENCE    => 1 => write out",
        "3\\9        => BACK_REFERENCE    => 1 => write out",
        "(?P<n>3)\\k<n> => BACK_REFERENCE => 8 => write out",
        "(?P<n>3)(?P=n) => BACK_REFERENCE => 8 => write out",
        "(?P<n>3)\\g{n} => BACK_REFERENCE => 8 => write out",
        "(?P<n3)     => BAD_GROUP_NAME    => 0 => write >",
        "(?P<>3)     => BAD_GROUP_NAME    => 0 => letters, digits",
        "(?<n-m>3)   => BAD_GROUP_NAME    => 0 => letters, digits",
        "(?<n>3)(?P<n>4) => BAD_GROUP_NAME => 7 => another name",
        "(?          => BAD_GROUP         => 0 => use (...)",
        "(?i         => BAD_GROUP         => 0 => use (...)",
        "(?x)3       => BAD_GROUP         => 0 => use (...)",
        "(?i-)3      => BAD_GROUP         => 0 => use (...)",
        "(?-i-m)3    => BAD_GROUP         => 0 => use (...)",
        "(?#x)3      => BAD_GROUP         => 0 => comments",
        "(?|3)       => BAD_GROUP         => 0 => use (...)",
        "(?R)        => BAD_GROUP         => 0 => recursion",
        "(?'n'3)     => BAD_GROUP         => 0 => use (...)",
        "3)4         => UNBALANCED_PARENTHESIS => 1 => write 3\\)4 to",
        "3(4         => UNBALANCED_PARENTHESIS => 1 => write 3\\(4 to",
        "3(4(5)      => UNBALANCED_PARENTHESIS => 1 => add the missing )",
        "((3)        => UNBALANCED_PARENTHESIS => 0 => add the missing )",
        "3[45        => UNCLOSED_CLASS    => 1 => write 3\\[45 to",
        "[]          => UNCLOSED_CLASS    => 0 => add the missing ]",
        "[^]         => UNCLOSED_CLASS    => 0 => add the missing ]",
        "[0-         => UNCLOSED_CLASS    => 0 => add the missing ]",
        "[19-0]      => BAD_RANGE         => 2 => lesser character first",
        "[a-[:alpha:]] => BAD_RANGE       => 1 => lesser character first",
        "[[:dig:]]   => UNKNOWN_CLASS     => 1 => [[:alpha:]]",
        "[[:]        => UNKNOWN_CLASS     => 1 => [[:alpha:]]",
        "\\pX        => UNKNOWN_CLASS     => 0 => \\p{Greek}",
        "3\\p{}      => UNKNOWN_CLASS     => 1 => \\p{Greek}",
        "\\p{^}      => UNKNOWN_CLASS     => 0 => \\p{Greek}",
        "\\p{greek}  => UNKNOWN_CLASS     => 0 => \\p{Greek}",
        "\\p{L       => UNKNOWN_CLASS     => 0 => \\p{Greek}",
        "\\p         => UNKNOWN_CLASS     => 0 => \\p{Greek}",
        "34\\        => BAD_ESCAPE        => 2 => write \\\\ to",
        "34\\Z       => BAD_ESCAPE        => 2 => write \\z or $",
        "\\G34       => BAD_ESCAPE        => 0 => write ^",
        "\\h         => BAD_ESCAPE        => 0 => write [\\t ]",
        "\\H         => BAD_ESCAPE        => 0 => write [^\\t ]",
        "\\R         => BAD_ESCAPE        => 0 => (?:\\r\\n|[\\n-\\r])",
        "\\N         => BAD_ESCAPE        => 0 => write [^\\n]",
        "\\e         => BAD_ESCAPE        => 0 => write \\x1b",
        "\\u00e9     => BAD_ESCAPE        => 0 => write \\x{...}",
        "\\C         => BAD_ESCAPE        => 0 => write .",
        "3\\E        => BAD_ESCAPE        => 1 => write \\Q before",
        "\\q         => BAD_ESCAPE        => 0 => match the character q",
        "\\x4        => BAD_ESCAPE        => 0 => two digits",
        "\\xg0       => BAD_ESCAPE        => 0 => two digits",
        "\\x{}       => BAD_ESCAPE        => 0 => two digits",
        "\\x{41      => BAD_ESCAPE        => 0 => two digits",
        "\\x{110000} => BAD_ESCAPE        => 0 => two digits",
        "[\\b]       => BAD_ESCAPE        => 1 => \\x08",
        "[\\z]       => BAD_ESCAPE        => 1 => outside the class",
        "[\\A]       => BAD_ESCAPE        => 1 => outside the class",
        "[\\Q+\\E]   => BAD_ESCAPE        => 1 => one by one",
        "[a-\\d]     => BAD_ESCAPE        => 3 => remove the \\",
        "[\\1]       => BACK_REFERENCE    => 1 => write out",
      })
  void an_error_says_what_where_and_what_to_write_instead(
      String pattern, PatternProblem problem, int offset, String suggestion) {
    Rejected rejected = reject(pattern);
    assertAll(
        () -> assertEquals(problem, rejected.problem()),
        () -> assertEquals(offset, rejected.offset()),
        () ->
            assertTrue(
                rejected.suggestion().contains(suggestion),
                () -> rejected.suggestion() + " has " + suggestion),
        () -> assertTrue(rejected.message().matches("[ -~]+[^.]"), rejected::message),
        () -> assertTrue(Re2j.compile(pattern).isEmpty(), "RE2/J refuses it"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "6(?=5)     => RE2 has no look-ahead (?=",
        "6(?!5)     => RE2 has no look-ahead (?!",
        "(?<=6)5    => RE2 has no look-behind (?<=",
        "(?<!6)5    => RE2 has no look-behind (?<!",
        "1{3,2}     => the repetition {3,2} has its lesser count last",
        "1{1000,9}  => the repetition {1000,9} has its lesser count last",
        "1{1001,9}  => the repetition {1001,9} counts beyond 1000",
        "1{9,1001}  => the repetition {9,1001} counts beyond 1000",
        "3\\x{4g}   => \\x{4g is not a hexadecimal character",
        "3\\xg0     => \\xg is not a hexadecimal character",
        "3(?i#)     => RE2 knows no group that begins with (?i#",
        "3(?        => RE2 knows no group that begins with (?",
        "3[ [: ~:]] => there is no class [: ~:]",
        "[[:twenty-four-characters:]]  => there is no class [:twenty-four-characters...",
        "[[:twenty-four-letters-:]]    => there is no class [:twenty-four-letters-:]",
      })
  void an_error_quotes_what_is_wrong(String pattern, String message) {
    assertEquals(message, reject(pattern).message());
  }

  @Test
  void a_pattern_that_is_too_long_says_by_how_much() {
    assertEquals(
        "the pattern has 4100 characters, 4 more than allowed",
        reject("3".repeat(4_100)).message());
  }

  @Test
  void messages_quote_a_few_printable_characters_only() {
    String start = "\n\u0000\u001b" + "3".repeat(500);
    assertEquals(
        "write ..."
            + "3".repeat(23)
            + "|\\+"
            + "\\x{d83d}".repeat(23)
            + "... to match the character itself",
        reject(start + "|+" + "\uD83D".repeat(500)).suggestion());
    assertEquals(
        "write \\x{a}\\x{0}\\x{1b}|\\+ to match the character itself",
        reject("\n\u0000\u001b|+").suggestion());
  }
}
