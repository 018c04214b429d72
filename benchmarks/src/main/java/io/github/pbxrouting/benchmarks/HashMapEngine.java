package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.automaton.Automaton;

/**
 * What a careful host would write: a hash map of the extensions, and for the remote friends an
 * automaton of integer rows, a column for each digit and one for all else.
 */
final class HashMapEngine implements Engine {
  private static final int COLUMNS = 11;
  private static final int DEAD = -1;

  private final Map<String, RouteDecision> extensions = new HashMap<>();
  private final RouteDecision[] decisions;
  private final int[] rows;
  private final int[] friends;

  HashMapEngine(Client client) {
    client.extensions().forEach(each -> extensions.put(each.number(), ToExtension.of(each)));
    decisions =
        client.friends().stream()
            .map(friend -> (RouteDecision) ToRemoteFriend.of((RemoteFriend) friend))
            .toArray(RouteDecision[]::new);
    Automaton marked =
        LuceneEngine.union(client.friends().stream().map(HashMapEngine::patterns).toList());
    friends = new int[marked.getNumStates()];
    Automaton plain = LuceneEngine.withoutMarks(marked, friends);
    rows = new int[plain.getNumStates() * COLUMNS];
    for (int state = 0; state < plain.getNumStates(); state++) {
      for (int column = 0; column < COLUMNS; column++) {
        // ':' is all that is no digit: the patterns of these clients do not tell them
        // apart.
        int next = plain.step(state, '0' + column);
        rows[state * COLUMNS + column] = next < 0 ? DEAD : next * COLUMNS;
      }
    }
  }

  private static List<String> patterns(Friend friend) {
    return ((RemoteFriend) friend).patterns();
  }

  @Override
  public RouteDecision route(String number) {
    RouteDecision extension = extensions.get(number);
    if (extension != null) {
      return extension;
    }
    int row = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      row = rows[row + (c >= '0' && c <= '9' ? c - '0' : COLUMNS - 1)];
      if (row < 0) {
        return ToExternal.of();
      }
    }
    int friend = friends[row / COLUMNS];
    return friend < 0 ? ToExternal.of() : decisions[friend];
  }
}
