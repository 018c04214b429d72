package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.router.ReferenceRouter;
import io.github.pbxrouting.core.testing.FuzzText;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuzzes the text of a pattern, and numbers to match: the parser accepts what RE2/J does, its trees
 * mean what RE2/J says, and so do routers with some budget and with little.
 */
public final class PatternFuzzer {

  /**
   * RE2/J takes time in proportion to the pattern and the number, and a fuzzer wants many tries.
   */
  private static final int MAX_UNITS = 200;

  private static final int MAX_NUMBERS = 4;

  private static final List<String> PROBES =
      List.of("1", "34", "944123456", "a\n*", "\u212a\u0301");

  /** Small ones: a fuzzer finds what takes most time, and would spend it all on large tables. */
  private static final List<CompileOptions> BUDGETS =
      List.of(
          CompileOptions.DEFAULT.withMaxTableBytes(100_000),
          CompileOptions.DEFAULT.withMaxTableBytes(2_000));

  private PatternFuzzer() {}

  /** What Jazzer calls, and what replays a case. */
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzText texts = new FuzzText(input);
    String pattern = texts.next();
    if (pattern.length() > MAX_UNITS) {
      return;
    }
    List<String> numbers = new ArrayList<>(PROBES);
    while (texts.hasNext() && numbers.size() < PROBES.size() + MAX_NUMBERS) {
      String number = texts.next();
      if (!number.isEmpty() && number.length() <= PlanLimits.DEFAULT.destinationLength()) {
        numbers.add(number);
      }
    }
    RegexParserProperties.agrees(pattern, numbers.stream().filter(PatternFuzzer::isAscii).toList());
    if (!(RegexParser.parse(pattern, RegexLimits.DEFAULT) instanceof ParsedPattern.Rejected)) {
      for (MatchMode match : MatchMode.values()) {
        routersAgree(match, pattern, numbers);
      }
    }
  }

  private static boolean isAscii(String number) {
    return number.chars().allMatch(c -> c < 0x80);
  }

  private static void routersAgree(MatchMode match, String pattern, List<String> numbers) {
    Client client =
        Client.builder("c")
            .match(match)
            .friend(Friend.remote("fuzzed").priority(1).pattern(pattern).build())
            .friend(Friend.remote("weaker").priority(2).pattern("[0-9]{2}").build())
            .build();
    ReferenceRouter reference = new ReferenceRouter(client, id -> client, PlanLimits.DEFAULT);
    for (CompileOptions options : BUDGETS) {
      BrandRouter router = BrandCompiler.create().compile(Brand.of("fuzzed", client), options);
      for (String number : numbers) {
        assertEquals(
            reference.route(number), router.client("c").route(number), () -> match + " " + number);
      }
    }
  }
}
