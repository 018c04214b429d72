package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates plans so small that all their numbers can be tried one by one. */
public final class SmallPlans {

  /** Three characters, one of them special in its own way. */
  public static final List<NumberSpace> SPACES =
      List.of(
          NumberSpace.of("12*", 1, 5), NumberSpace.of("+12", 1, 5), NumberSpace.of("1#2", 2, 4));

  private SmallPlans() {}

  public static Arbitrary<NumberSpace> spaces() {
    return Arbitraries.of(SPACES);
  }

  /** Patterns that use most of what patterns can, over the characters of the spaces. */
  public static Arbitrary<String> patterns() {
    Arbitrary<String> atom =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of("1", "2")),
            Tuple.of(2, Arbitraries.of("\\*", "\\+", "#")),
            Tuple.of(4, Arbitraries.of(".", "[12]", "[^1]", "\\d", "[*2]", "[+1]")),
            Tuple.of(
                2, Arbitraries.of("(1|2)", "(?:1|)", "(12|2)", "(?:^1|2$)", "(?:[Aa][1b]|A2|2)")),
            Tuple.of(1, Arbitraries.of("\\b", "\\B", "^", "$", "9")));
    Arbitrary<String> repeat =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.just("")),
            Tuple.of(4, Arbitraries.of("*", "+", "?", "{2}", "{1,2}", "{2,}")));
    Arbitrary<String> piece =
        Combinators.combine(atom, repeat).as((a, r) -> a.matches("\\\\[bB]|\\^|\\$") ? a : a + r);
    Arbitrary<String> pieces = piece.list().ofMaxSize(4).map(list -> String.join("", list));
    return Combinators.combine(
            Arbitraries.of("^", "^", ""), pieces, Arbitraries.of("$", "", ""), pieces)
        .as((begin, body, end, other) ->
            other.length() % 5 == 1 ? begin + body + "|" + other + end : begin + body + end);
  }

  public static Arbitrary<String> numbers() {
    return Arbitraries.strings().withChars("12").ofMinLength(1).ofMaxLength(3);
  }

  private static Arbitrary<RemoteFriend> remoteFriends(String name) {
    return Combinators.combine(
            patterns().list().ofMaxSize(3),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(false, false, true))
        .as((patterns, priority, normalizedOnly) ->
            Friend.remote(name)
                .priority(priority)
                .normalizedOnly(normalizedOnly)
                .patterns(patterns)
                .build());
  }

  private static Arbitrary<Client.Builder> bareClients(String id) {
    Arbitrary<List<NumberingRule>> rules =
        Combinators.combine(
                Arbitraries.of("", "", "1", "2", "12", "*", "#"),
                Arbitraries.integers().between(1, 2),
                Arbitraries.integers().between(0, 2),
                Arbitraries.of("", "1", "2", "+1", "21", "9"))
            .as((prefix, min, more, replaceWith) ->
                NumberingRule.of(prefix, min, min + more, replaceWith))
            .list()
            .ofMaxSize(2);
    return Combinators.combine(
            Arbitraries.of(MatchMode.FIND, MatchMode.FIND, MatchMode.FULL),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(Set.of(List.<NumberingRule>of()))), Tuple.of(1, rules)),
            numbers().set().ofMaxSize(3),
            Arbitraries.of(Set.of(), Set.of("12"), Set.of("2", "+1")),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.<ServiceCode>of())),
                Tuple.of(
                    1,
                    Arbitraries.of(
                        List.of(ServiceCode.withArguments("*1")),
                        List.of(ServiceCode.exact("*12"), ServiceCode.withArguments("*1")),
                        List.of(ServiceCode.exact("#1"))))))
        .as((match, numbering, extensions, emergencies, codes) -> {
          Client.Builder client = Client.builder(id).match(match).numbering(numbering);
          emergencies.stream().sorted().forEach(number -> client.emergencyNumber((String) number));
          codes.forEach(client::serviceCode);
          extensions.stream()
              .sorted()
              .forEach(number ->
                  client.extension(
                      Extension.of(
                          number,
                          number.length() == 2
                              ? ExtensionTarget.throughFriends("1" + number)
                              : ExtensionTarget.endpoint("user", "u" + number))));
          return client;
        });
  }

  /** Two clients; the first has up to four remote friends and perhaps one to the second. */
  public static Arbitrary<Brand> brands() {
    Arbitrary<List<RemoteFriend>> friends =
        Arbitraries.integers()
            .between(0, 4)
            .flatMap(count -> {
              List<Arbitrary<RemoteFriend>> all = new ArrayList<>();
              for (int i = 0; i < count; i++) {
                all.add(remoteFriends("f" + i));
              }
              return Combinators.combine(all).as(list -> list);
            });
    return Combinators.combine(
            bareClients("a"), friends, Arbitraries.integers().between(0, 4), bareClients("b"))
        .as((client, remote, internalPriority, target) -> {
          remote.forEach(client::friend);
          if (internalPriority > 0) {
            client.friend(Friend.internal("to-b", "b").priority(internalPriority).build());
          }
          return Brand.of("small", client.build(), target.build());
        });
  }
}
