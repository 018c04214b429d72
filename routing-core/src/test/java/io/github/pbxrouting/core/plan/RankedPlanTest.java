package io.github.pbxrouting.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan laid out says of its patterns. */
class RankedPlanTest {

  /** One of each kind: read, and left to RE2/J as it may take a letter for its other case. */
  private static final List<String> PATTERNS = List.of("^2[0-9]{3}$", "(?i:a)b|Ac");

  @Test
  void a_pattern_comes_with_its_rank_its_text_and_what_was_read() {
    Client client =
        Client.builder("c")
            .friend(Friend.remote("weak").priority(2).pattern("^1").build())
            .friend(Friend.remote("strong").priority(1).patterns(PATTERNS).build())
            .build();

    List<FriendPattern> patterns =
        RankedPlan.of(client, id -> client, new PatternPool(PlanLimits.DEFAULT)).patterns();

    assertEquals(
        List.of("0 ^2[0-9]{3}$", "0 (?i:a)b|Ac", "1 ^1"),
        patterns.stream().map(pattern -> pattern.rank() + " " + pattern.text()).toList());
    for (FriendPattern pattern : patterns) {
      assertEquals(
          RegexParser.parse(pattern.text(), RegexLimits.DEFAULT), pattern.parsed(), pattern.text());
    }
  }
}
