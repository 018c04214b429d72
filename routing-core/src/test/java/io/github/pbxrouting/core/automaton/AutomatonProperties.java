package io.github.pbxrouting.core.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** An automaton says what the naive scan says, in every form of the text. */
class AutomatonProperties {

  @Provide
  Arbitrary<List<RankedPattern>> patterns() {
    return Patterns.ranked().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<Literal>> literals() {
    return Patterns.literal().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> text() {
    return Patterns.text();
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void anAutomatonFindsTheStrongestRankThatMatches(
      @ForAll("literals") List<Literal> literals,
      @ForAll("patterns") List<RankedPattern> patterns,
      @ForAll @Size(12) List<@From("text") String> texts) {
    Compilation compiled = Compilation.of(literals, patterns, Budget.DEFAULT);
    assertEquals(List.of(), compiled.declined());
    for (String text : texts) {
      int answer = compiled.automaton().match(text);
      if (answer != Automaton.NOT_ASCII || text.chars().allMatch(c -> c < 128)) {
        assertEquals(
            new NaiveMatcher(true).strongest(literals, patterns, text),
            answer,
            () -> "for " + text);
        assertEquals(
            new NaiveMatcher(false).strongest(literals, patterns, text),
            answer,
            () -> "for " + text);
      }
      assertEquals(answer, compiled.automaton().match(CharBuffer.wrap(text)));
      byte[] bytes = ("x" + text + "1").getBytes(StandardCharsets.UTF_8);
      assertEquals(answer, compiled.automaton().match(bytes, 1, bytes.length - 2));
    }
  }
}
