package io.github.pbxrouting.dialplan.replay;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RouterCompiler;
import java.util.List;

/** The patterns of one friend, kept apart: each is a friend. Immutable. */
final class FriendPatterns {

  private static final String CLIENT = "patterns";

  private final CallRouter router;

  FriendPatterns(MatchMode match, List<String> patterns) {
    Client.Builder client = Client.builder(CLIENT).match(match);
    for (int i = 0; i < patterns.size(); i++) {
      client.friend(Friend.remote(String.valueOf(i)).priority(i).pattern(patterns.get(i)).build());
    }
    Brand brand = Brand.builder(CLIENT).client(client.build()).build();
    router = RouterCompiler.load().compile(brand, CompileOptions.DEFAULT).client(CLIENT);
  }

  /** Returns the indices of the patterns that match a number, ascending. */
  int[] matching(String number) {
    return router.candidates(number).stream()
        .mapToInt(candidate -> Integer.parseInt(candidate.friend().name()))
        .toArray();
  }
}
