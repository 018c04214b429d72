package io.github.pbxrouting.core.testing;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.testing.Patterns.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generates brands without problems that mix everything a plan may have, together with numbers that
 * lie on and around what the plans take.
 */
public final class Plans {

  private static final List<String> IDS = List.of("a", "b", "c");

  private Plans() {}

  /**
   * A brand of three clients, whose ids are a, b and c, and numbers to dial in it.
   *
   * @param brand has no problems
   * @param numbers valid destinations, each once
   */
  public record Scenario(Brand brand, Set<String> numbers) {

    /** The client of that index. */
    public Client client(int index) {
      return brand.clients().get(index);
    }
  }

  /** What becomes one client, before what would be a problem is dropped. */
  private record Draft(
      MatchMode match,
      List<NumberingRule> numbering,
      List<String> emergencies,
      List<ServiceCode> codes,
      boolean rejectUnknownCodes,
      List<String> extensions,
      List<FriendDraft> friends) {}

  /**
   * What becomes one friend: an internal one that points to the client of that index, or a remote
   * one.
   */
  private record FriendDraft(
      int target, int priority, boolean normalizedOnly, List<Sample> samples) {
    static final int REMOTE = -1;
  }

  /** Brands with everything in them. */
  public static Arbitrary<Scenario> scenarios() {
    return drafts().list().ofSize(IDS.size()).map(Plans::scenario);
  }

  private static Arbitrary<Draft> drafts() {
    Arbitrary<ServiceCode> codes =
        Combinators.combine(Numbers.codes(), Arbitraries.of(true, false)).as(ServiceCode::new);
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(3, MatchMode.FIND), Tuple.of(1, MatchMode.FULL)),
            Numbers.rules(),
            Numbers.declared().list().ofMaxSize(2),
            codes.list().ofMaxSize(3),
            Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
            Numbers.declared().list().ofMaxSize(8),
            friends().list().ofMaxSize(5))
        .as(Draft::new);
  }

  private static Arbitrary<FriendDraft> friends() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(6, FriendDraft.REMOTE), Tuple.of(1, 0), Tuple.of(1, 1), Tuple.of(1, 2)),
            Arbitraries.integers().between(-2, 2),
            Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
            Patterns.samples().list().ofMaxSize(3))
        .as(FriendDraft::new);
  }

  private static Scenario scenario(List<Draft> drafts) {
    Set<String> texts = new LinkedHashSet<>(List.of("1", "*"));
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      clients.add(client(i, drafts.get(i), texts));
    }
    Set<String> numbers = new LinkedHashSet<>();
    texts.forEach(text -> numbers.addAll(Numbers.around(text)));
    return new Scenario(Brand.of("generated", clients), numbers);
  }

  private static Client client(int self, Draft draft, Set<String> texts) {
    Client.Builder client =
        Client.builder(IDS.get(self))
            .match(draft.match)
            .numbering(draft.numbering)
            .rejectUnknownCodes(draft.rejectUnknownCodes);
    draft.numbering.forEach(rule -> texts.addAll(Numbers.under(rule)));
    new LinkedHashSet<>(draft.emergencies).forEach(client::emergencyNumber);
    Set<String> codes = new HashSet<>();
    for (ServiceCode code : draft.codes) {
      if (codes.add(code.code())) {
        client.serviceCode(code);
      }
    }
    for (String number : new LinkedHashSet<>(draft.extensions)) {
      if (codes.stream().noneMatch(number::startsWith)) {
        client.extension(number, ExtensionTarget.endpoint("user", number));
        texts.add(number);
      }
    }
    texts.addAll(draft.emergencies);
    texts.addAll(codes);
    Set<Integer> targets = new HashSet<>(Set.of(self));
    for (int i = 0; i < draft.friends.size(); i++) {
      FriendDraft friend = draft.friends.get(i);
      if (friend.target == FriendDraft.REMOTE) {
        client.friend(remote("remote " + i, friend));
        friend.samples.forEach(sample -> texts.add(sample.text()));
      } else if (targets.add(friend.target)) {
        client.friend(
            Friend.internal("internal " + i, IDS.get(friend.target))
                .priority(friend.priority)
                .normalizedOnly(friend.normalizedOnly)
                .build());
      }
    }
    return client.build();
  }

  private static RemoteFriend remote(String name, FriendDraft draft) {
    RemoteFriend.Builder friend =
        Friend.remote(name).priority(draft.priority).normalizedOnly(draft.normalizedOnly);
    draft.samples.forEach(sample -> friend.pattern(sample.pattern()));
    return friend.build();
  }
}
