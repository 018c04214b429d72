package io.github.pbxrouting.core.router;

import static com.google.common.base.Strings.lenientFormat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.RouterFootprint;
import io.github.pbxrouting.core.automaton.table.Automaton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Routes the numbers of a client with numbering rules. A number that no rule changes has one form
 * and is routed by the whole plan. Any other has two, and the first line that applies wins:
 *
 * <ol>
 *   <li>an emergency number, in either form
 *   <li>service codes, extensions, and the friends that are not asked for normalised numbers only,
 *       on the number as dialled
 *   <li>all friends, in order, on the normalised number
 *   <li>external, with the normalised number
 * </ol>
 *
 * <p>Each part is a compiled plan: the friends alone for the normalised number; for the number as
 * dialled the whole plan, or the plan without the friends that want normalised numbers. One walk
 * decides: a number's length and first digits tell its rule, that nothing takes it as dialled, and
 * where the walk of the normalised number begins ({@link NumberingTable}). Two walks are left for
 * numbers that begin as one does that the plan takes as dialled, and for plans with patterns that
 * may match from later offsets or that are not in the table.
 *
 * <p>A decision on the number as dialled allocates nothing. One on the normalised number allocates
 * itself, and the text to send when it is first asked for that. Measured with {@code
 * NumberingBenchmark}.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class NumberingRouter implements CallRouter {

  private final Client client;
  private final NumberingRule[] rules;
  private final EmergencyNumber[] emergencyNumbers;
  private final CompiledRouter whole;
  private final CompiledRouter asDialled;
  private final CompiledRouter friendsAlone;

  /** The last one that a cursor was asked for; two threads may both build it. */
  private @Nullable DialTable dialTable;

  private final ReducedPlans reduced = new ReducedPlans();

  /** For numbers that one walk decides, or null. */
  private final @Nullable NumberingTable cells;

  private final Automaton friends;

  private NumberingRouter(
      Client client, CompiledRouter whole, CompiledRouter asDialled, CompiledRouter friendsAlone) {
    this.client = client;
    this.rules = client.numbering().toArray(new NumberingRule[0]);
    this.emergencyNumbers = client.emergencyNumbers().toArray(new EmergencyNumber[0]);
    this.whole = whole;
    this.asDialled = asDialled;
    this.friendsAlone = friendsAlone;
    this.friends = friendsAlone.automaton();
    this.cells =
        asDialled.hasSlowPath() || friendsAlone.hasSlowPath()
            ? null
            : NumberingTable.of(client, asDialled.automaton(), friends, whole.maxLength());
  }

  /**
   * Returns a router of a client: the compiled whole plan, with the parts that its numbering rules
   * need around it.
   *
   * @param compiler compiles a client's plan, numbering rules aside
   */
  public static CallRouter of(Client client, Function<Client, CompiledRouter> compiler) {
    CompiledRouter whole = compiler.apply(client);
    if (client.numbering().isEmpty()) {
      return whole;
    }
    List<Friend> dialled =
        client.friends().stream().filter(friend -> !friend.normalizedOnly()).toList();
    CompiledRouter asDialled =
        dialled.size() == client.friends().size()
            ? whole
            : compiler.apply(client.toBuilder().clearFriends().friends(dialled).build());
    boolean alone =
        client.emergencyNumbers().isEmpty()
            && client.serviceCodes().isEmpty()
            && client.extensions().isEmpty()
            && !client.rejectUnknownCodes();
    CompiledRouter friendsAlone =
        alone
            ? whole
            : compiler.apply(
                Client.builder(client.id())
                    .match(client.match())
                    .friends(client.friends())
                    .build());
    return new NumberingRouter(client, whole, asDialled, friendsAlone);
  }

  @Override
  public Client client() {
    return client;
  }

  @Override
  public RouteDecision route(String destination) {
    if (destination == null || cells == null) {
      return routeForms(destination, RouteOptions.NONE);
    }
    int cell = cells.cell(destination);
    int rule = cells.rule(cell);
    if (rule > 0) {
      int rank = friends.matchDigits(destination, cells.digits(), cells.entry(cell));
      if (rank != Automaton.NOT_DIGITS) {
        return sent(friendsAlone.decision(rank), rules[rule - 1], destination);
      }
    }
    return rule == NumberingTable.ONE_FORM
        ? whole.route(destination)
        : routeForms(destination, RouteOptions.NONE);
  }

  /** Returns a decision on the normalised number, which {@code rule} makes of the number. */
  private static RouteDecision sent(RouteDecision decision, NumberingRule rule, String number) {
    return decision instanceof ToFriend friend
        ? friend.withNumber(rule, number)
        : ToExternal.of().withNumber(rule, number);
  }

  /** Allocates nothing for a number that the plan takes as dialled, or that no rule may fit. */
  @Override
  public RouteDecision route(byte[] buffer, int offset, int length) {
    if (cells != null && asDialled.equals(whole) && emergencyNumbers.length == 0) {
      RouteDecision dialled = whole.route(buffer, offset, length);
      if (dialled.kind() != RouteKind.EXTERNAL || cells.hasOneForm(length)) {
        return dialled;
      }
    }
    return route(Destinations.text(buffer, offset, length, MAX_DESTINATION_LENGTH));
  }

  /** Routes a number; one that goes through the friends is taken as it is. */
  @Override
  public RouteDecision route(String destination, RouteOptions options) {
    Objects.requireNonNull(options, "options must not be null");
    return options.skipExtensions()
        ? whole.route(destination, options)
        : routeForms(destination, options);
  }

  /** Routes a number by its rule, form by form. */
  private RouteDecision routeForms(String destination, RouteOptions options) {
    NumberingRule rule = destination == null ? null : changing(destination);
    return rule == null ? whole.route(destination, options) : route(rule, destination, options);
  }

  private RouteDecision route(NumberingRule rule, String number, RouteOptions options) {
    boolean leavesOut = options.leftOutFriend().isPresent();
    // A friend that is not in the first pass cannot be left out of it.
    RouteDecision dialled =
        leavesOut && asDialled.client().friend(options.leftOutFriend().get()).isPresent()
            ? asDialled.route(number, options)
            : asDialled.route(number);
    if (dialled.kind() == RouteKind.EMERGENCY) {
      return dialled;
    }
    for (EmergencyNumber emergency : emergencyNumbers) {
      if (makes(rule, number, emergency.number())) {
        return ToEmergency.of(emergency).withNumber(emergency.number());
      }
    }
    if (dialled.kind() != RouteKind.EXTERNAL) {
      return dialled;
    }
    String normalised = normalised(rule, number);
    RouteDecision second =
        leavesOut ? friendsAlone.route(normalised, options) : friendsAlone.route(normalised);
    return second instanceof ToFriend friend
        ? friend.withNumber(normalised)
        : ToExternal.of().withNumber(normalised);
  }

  @Override
  public List<ToFriend> candidates(String destination, RouteOptions options) {
    RouteDecision decision = route(destination, options);
    if (!(decision instanceof ToFriend)) {
      return List.of();
    }
    NumberingRule rule = options.skipExtensions() ? null : changing(destination);
    if (rule == null) {
      return whole.candidates(destination, options);
    }
    Map<String, ToFriend> candidates = new LinkedHashMap<>();
    for (ToFriend friend : asDialled.candidates(destination)) {
      candidates.put(friend.friend().name(), friend);
    }
    String normalised = normalised(rule, destination);
    for (ToFriend friend : friendsAlone.candidates(normalised)) {
      candidates.putIfAbsent(friend.friend().name(), friend.withNumber(normalised));
    }
    options.leftOutFriend().ifPresent(candidates::remove);
    return List.copyOf(candidates.values());
  }

  /** Returns the rule that changes the number, or null when the number has one form. */
  private @Nullable NumberingRule changing(String number) {
    for (NumberingRule rule : rules) {
      if (rule.fits(number)) {
        return rule.prefix().equals(rule.replaceWith()) ? null : rule;
      }
    }
    return null;
  }

  /** Returns what the rule, which fits the number, makes of it. */
  private static String normalised(NumberingRule rule, String number) {
    int from = rule.prefix().length();
    return new StringBuilder(rule.replaceWith().length() + number.length() - from)
        .append(rule.replaceWith())
        .append(number, from, number.length())
        .toString();
  }

  /** Returns whether the rule, which fits the number, makes it {@code result}. No allocation. */
  private static boolean makes(NumberingRule rule, String number, String result) {
    int from = rule.prefix().length();
    int at = rule.replaceWith().length();
    return result.length() == at + number.length() - from
        && result.startsWith(rule.replaceWith())
        && result.regionMatches(at, number, from, number.length() - from);
  }

  @Override
  public DialCursor dial(String continuation) {
    return new TableCursor(this, dialTable(continuation), whole.maxLength());
  }

  @Override
  public DialCursor dial(String continuation, RouteOptions leftOut) {
    return reduced.without(leftOut, this, whole).dial(continuation);
  }

  /** Returns the table of numbers that are dialled character by character. */
  public DialTable dialTable(String continuation) {
    DialTable table = dialTable;
    if (table == null || !table.serves(continuation)) {
      NumberingWalk walk = new NumberingWalk(client, whole, asDialled, friendsAlone);
      table =
          new DialTable(
              walk,
              whole.decisions().toArray(new RouteDecision[0]),
              walk.unknownFrom(),
              continuation);
      dialTable = table;
    }
    return table;
  }

  @Override
  public Optional<Extension> extension(String number) {
    return whole.extension(number);
  }

  /**
   * Returns the memory of all parts together. Patterns are counted once; on RE2/J are those of any
   * part, since a part has less room for its table than the whole plan.
   */
  @Override
  public RouterFootprint footprint() {
    RouterFootprint first = whole.footprint();
    int states = 0;
    long bytes = cells == null ? 0 : cells.bytes();
    Multiset<String> onRe2j = HashMultiset.create();
    Multiset<String> beyondAscii = HashMultiset.create();
    for (CompiledRouter part : parts()) {
      RouterFootprint of = part.footprint();
      states += of.states();
      bytes += of.bytes();
      onRe2j = Multisets.union(onRe2j, HashMultiset.create(of.patternsOnRe2j()));
      beyondAscii =
          Multisets.union(beyondAscii, HashMultiset.create(of.patternsOnRe2jBeyondAscii()));
    }
    return RouterFootprint.builder(first.layout())
        .states(states)
        .bytes(bytes)
        .patterns(first.patterns())
        .patternsOnRe2j(strongestFirst(onRe2j))
        .patternsOnRe2jBeyondAscii(strongestFirst(Multisets.difference(beyondAscii, onRe2j)))
        .build();
  }

  private List<String> strongestFirst(Multiset<String> patterns) {
    Multiset<String> left = HashMultiset.create(patterns);
    List<String> ordered = new ArrayList<>();
    for (Friend friend : client.friendsByPriority()) {
      if (friend instanceof RemoteFriend remote) {
        remote.patterns().stream().filter(left::remove).forEach(ordered::add);
      }
    }
    return ordered;
  }

  /** Returns the routers that differ. */
  private List<CompiledRouter> parts() {
    return Stream.of(whole, asDialled, friendsAlone).distinct().toList();
  }

  /** Returns the router of the whole plan, which routes the numbers of one form. */
  public CallRouter whole() {
    return whole;
  }

  /** Returns the router of numbers with two forms, as dialled. */
  public CallRouter asDialled() {
    return asDialled;
  }

  /** Returns the router of the friends alone, for normalised numbers. */
  public CallRouter friendsAlone() {
    return friendsAlone;
  }

  /** Returns the client's id, its friends and rules, and what its tables take together. */
  @Override
  public String toString() {
    RouterFootprint all = footprint();
    return lenientFormat(
        "NumberingRouter[client=%s, friends=%s, rules=%s, tables=%s, states=%s, bytes=%s%s]",
        client.id(),
        client.friends().size(),
        rules.length,
        parts().size(),
        all.states(),
        all.bytes(),
        cells == null ? ", two walks" : ", one walk");
  }
}
