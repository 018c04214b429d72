package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Plans with parts taken out. */
public final class Edits {

  private Edits() {}

  /** The client with those of its friends, and of their patterns, that pass. */
  public static Client friends(
      Client client, Predicate<Friend> keepFriend, BiPredicate<Friend, String> keepPattern) {
    List<? extends Friend> friends =
        client.friends().stream()
            .filter(keepFriend)
            .map(friend ->
                friend instanceof RemoteFriend remote
                    ? remote.toBuilder()
                        .clearPatterns()
                        .patterns(
                            remote.patterns().stream()
                                .filter(pattern -> keepPattern.test(remote, pattern))
                                .toList())
                        .build()
                    : friend)
            .toList();
    return client.toBuilder().clearFriends().friends(friends).build();
  }
}
