package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.plan.PatternPool;
import io.github.pbxrouting.core.plan.RankedPlan;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A prefix mask never keeps a number from a pattern that RE2J says matches it. */
final class PrefixMaskProperties {

  static List<FriendPattern> read(String pattern) {
    Client client =
        Client.builder("client")
            .friend(Friend.remote("friend").patterns(List.of(pattern)).build())
            .build();
    try {
      return RankedPlan.of(client, id -> client, new PatternPool(PlanLimits.DEFAULT)).patterns();
    } catch (InvalidPlanException rejected) {
      return List.of();
    }
  }

  @Property(tries = 20_000, maxDiscardRatio = 20)
  void whatRe2jMatchesIsAdmitted(
      @ForAll("patterns") String text, @ForAll("numbers") String number, @ForAll boolean full) {
    List<FriendPattern> patterns = read(text);
    Assume.that(patterns.size() == 1);
    boolean admitted = PrefixMask.admits(PrefixMask.of(patterns.get(0), full), number);
    Statistics.label("admitted").collect(admitted);
    Matcher matcher = Pattern.compile(text).matcher(number);
    if (full ? matcher.matches() : matcher.find()) {
      assertTrue(admitted, text + " matches " + number);
    }
  }

  @Example
  void aNumberThatBeginsOtherwiseIsNotAdmitted() {
    for (String pattern :
        List.of(
            "^944", "^(?:94|95)4", "^9[45]{2}[0-9]*$", "^94|^95", "^944\\p{Greek}", "^9(44)+")) {
      FriendPattern read = read(pattern).get(0);
      assertFalse(PrefixMask.admits(PrefixMask.of(read, false), "84412"), pattern);
      assertFalse(PrefixMask.admits(PrefixMask.of(read, false), "9"), pattern);
      assertTrue(PrefixMask.admits(PrefixMask.of(read, false), "94412"), pattern);
    }
    for (String pattern : List.of("944", "^944|1", "(?m)^9", "")) {
      assertEquals(0, PrefixMask.of(read(pattern).get(0), false), pattern);
    }
  }

  @Provide
  Arbitrary<String> patterns() {
    List<String> parts =
        List.of(
            "^",
            "^",
            "^",
            "$",
            "\\b",
            "1",
            "1",
            "2",
            "*",
            "+",
            "?",
            "{2}",
            "{0,1}",
            ".",
            "[12]",
            "[^1]",
            "\\*",
            "(?:1|2)",
            "(?:1|22)",
            "(?:12)",
            "(1)",
            "|",
            "(?i)",
            "k",
            "\\pL",
            "\\p{Greek}",
            "[[:ascii:]]",
            "\\d",
            "\u00e9",
            "\ud83d\ude00");
    return Arbitraries.of(parts)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(each -> String.join("", each));
  }

  @Provide
  Arbitrary<String> numbers() {
    List<String> parts =
        List.of("1", "1", "2", "*", "k", "\u00e9", "\u03b1", "\u212a", "\ud83d\ude00", "\ud83d");
    return Arbitraries.of(parts)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(each -> String.join("", each));
  }
}
