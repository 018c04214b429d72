package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^2[0-9]{3}$ CARET:^,LITERAL:2,CLASS:[0-9],REPEAT:{3},DOLLAR:$",
        "(a|b)|c OPEN:(,LITERAL:a,BAR:|,LITERAL:b,CLOSE:),BAR:|,LITERAL:c",
        "(?i)3 OPEN:(?i),LITERAL:3",
        "(?P<n>3)+ OPEN:(?P<n>,LITERAL:3,CLOSE:),REPEAT:+",
        "\\.\\d. LITERAL:\\.,ESCAPE:\\d,DOT:.",
        "\\Q.|\\E| LITERAL:.,LITERAL:|,BAR:|",
        "\\Qab LITERAL:a,LITERAL:b",
        "[]|]x CLASS:[]|],LITERAL:x",
        "[^]a]x CLASS:[^]a],LITERAL:x",
        "[[:digit:]]x CLASS:[[:digit:]],LITERAL:x",
        "[\\]]x CLASS:[\\]],LITERAL:x",
        "\\x{31}\\x31\\pN\\p{Nd}1 ESCAPE:\\x{31},ESCAPE:\\x31,ESCAPE:\\pN,ESCAPE:\\p{Nd},LITERAL:1",
        "3{,2} LITERAL:3,LITERAL:{,LITERAL:,,LITERAL:2,LITERAL:}",
        "\\A3\\z CARET:\\A,LITERAL:3,DOLLAR:\\z",
      })
  void a_pattern_is_read_token_by_token(String pattern, String tokens) {
    assertEquals(
        tokens,
        PatternText.tokens(pattern).stream()
            .map(token -> token.kind() + ":" + token.text())
            .collect(Collectors.joining(",")));
  }
}
