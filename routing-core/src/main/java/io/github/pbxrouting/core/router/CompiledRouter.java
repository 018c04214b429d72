package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.RouterFootprint;
import io.github.pbxrouting.core.automaton.AutomatonCompiler;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.plan.BeyondAscii;
import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.plan.RankedPlan;
import io.github.pbxrouting.core.regex.LengthBound;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.router.SidePath.SidePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Routes with one walk of an automaton, whatever the number of extensions and friends: the walk
 * names the strongest rank of the plan that takes the number, and {@code decisions[rank]} is the
 * answer, built beforehand.
 *
 * <p>Leaves that way, for the same answers more slowly,
 *
 * <ul>
 *   <li>for a service code with arguments, which differ from number to number, and for a number
 *       whose answer hangs on a non-ASCII character, which is walked again with DEL in its place
 *       ({@link BeyondAscii}): the only things routing allocates;
 *   <li>for patterns no automaton took, when they could beat the walk's answer: {@link SidePath};
 *   <li>for a number whose taker is left out, or one that is not ASCII and has to be asked of RE2J:
 *       {@link LinearScan}.
 * </ul>
 */
public final class CompiledRouter implements CallRouter {

  /** The fewest patterns whose {@link PrefixMask}s are kept: fewer are asked one by one as fast. */
  private static final int FEWEST_PREFIXES = 32;

  private final Automaton automaton;

  /** The automaton's words, where it has any: they spare a call the way over the automaton. */
  private final char @Nullable [] words;

  /**
   * The decision of each rank. The last one is external; the automaton's "none" is weaker still and
   * means it too.
   */
  private final RouteDecision[] decisions;

  /**
   * The decisions again, but null where the rank alone does not settle the answer: a service code
   * may have arguments, and a pattern of the side path may beat what is weaker. {@code decisions}
   * itself where that leaves nothing out.
   */
  private final @Nullable RouteDecision[] plain;

  /** The rank of the first extension; stronger ones are emergency numbers and service codes. */
  private final int extensionsFrom;

  /** The strongest rank of the side path: an answer that is not weaker holds. */
  private final int settledTo;

  private final int maxLength;

  /**
   * The longest number that goes the short way: {@code maxLength}, or 0 when the automaton must be
   * asked of ASCII numbers alone.
   */
  private final int plainLength;

  /** Whether DEL may stand in for characters that are not ASCII. */
  private final boolean delStandsIn;

  /** The {@link PrefixMask}s of the patterns, in order; null where they are few. */
  private final long @Nullable [] prefixes;

  private final Client client;
  private final @Nullable SidePath side;
  private final Re2jPatterns re2j;

  private CompiledRouter(
      RankedPlan plan,
      Automaton automaton,
      @Nullable SidePath side,
      int maxLength,
      Re2jPatterns re2j) {
    this.client = plan.client();
    this.automaton = automaton;
    this.words = automaton.words();
    this.decisions = plan.decisions().toArray(new RouteDecision[0]);
    this.extensionsFrom = plan.extensionsFrom();
    this.side = side;
    this.settledTo = side == null ? Rank.NONE : side.strongest();
    this.plain = plain(decisions, extensionsFrom, settledTo);
    this.maxLength = maxLength;
    BeyondAscii most = BeyondAscii.ANSWERED;
    for (FriendPattern pattern : plan.patterns()) {
      BeyondAscii each = pattern.beyondAscii();
      most = each.compareTo(most) > 0 ? each : most;
    }
    this.plainLength = most == BeyondAscii.ANSWERED ? maxLength : 0;
    this.delStandsIn = most != BeyondAscii.ASK;
    this.prefixes = prefixes(plan.patterns(), isFull(client));
    this.re2j = re2j;
  }

  private static long @Nullable [] prefixes(List<FriendPattern> patterns, boolean full) {
    if (patterns.size() < FEWEST_PREFIXES) {
      return null;
    }
    long[] prefixes = new long[patterns.size()];
    for (int i = 0; i < prefixes.length; i++) {
      prefixes[i] = PrefixMask.of(patterns.get(i), full);
    }
    return prefixes;
  }

  private static boolean allPlain(RouteDecision[] decisions, int from, int to) {
    return from == 0 && to >= decisions.length - 1;
  }

  private static @Nullable RouteDecision[] plain(RouteDecision[] decisions, int from, int to) {
    if (allPlain(decisions, from, to)) {
      return decisions;
    }
    @Nullable RouteDecision[] plain = decisions.clone();
    Arrays.fill(plain, 0, from, null);
    Arrays.fill(plain, Math.min(to, decisions.length - 1) + 1, decisions.length, null);
    return plain;
  }

  /**
   * Compiles a plan.
   *
   * @param re2j answers for what the automaton does not
   */
  public static CompiledRouter compile(RankedPlan plan, CompileOptions options, Re2jPatterns re2j) {
    boolean full = isFull(plan.client());
    List<RankedPattern> patterns = new ArrayList<>();
    IdentityHashMap<RankedPattern, FriendPattern> origins = new IdentityHashMap<>();
    Set<@Nullable FriendPattern> left = new HashSet<>();
    for (FriendPattern pattern : plan.patterns()) {
      if (pattern.syntax() == null) {
        left.add(pattern);
        continue;
      }
      Syntax syntax = LengthBound.simplify(pattern.syntax(), options.limits().destinationLength());
      if (syntax != null) {
        RankedPattern ranked = new RankedPattern(syntax, full, full, pattern.rank());
        patterns.add(ranked);
        origins.put(ranked, pattern);
      }
    }
    AutomatonCompiler compilation =
        AutomatonCompiler.of(
            plan.literals(),
            patterns,
            new CompileBudget(
                options.maxStates(), options.maxTableBytes(), CompileBudget.DEFAULT.maxSteps()));
    for (RankedPattern declined : compilation.declined()) {
      left.add(origins.get(declined));
    }
    List<SidePattern> aside = new ArrayList<>();
    for (FriendPattern pattern : plan.patterns()) {
      if (left.contains(pattern)) {
        aside.add(new SidePattern(pattern.rank(), pattern.text(), PrefixMask.of(pattern, full)));
      }
    }
    SidePath side =
        aside.isEmpty() && compilation.declinedLiterals().isEmpty()
            ? null
            : new SidePath(aside, compilation.declinedLiterals(), full, re2j);
    return new CompiledRouter(
        plan, compilation.automaton(), side, options.limits().destinationLength(), re2j);
  }

  @Override
  public Client client() {
    return client;
  }

  @Override
  public RouteDecision route(String destination) {
    if (destination != null) {
      int length = destination.length();
      if (length > 0 && length <= plainLength) {
        int rank =
            words == null ? automaton.match(destination) : Automaton.match(words, destination);
        RouteDecision decision = plain(rank);
        return decision != null ? decision : special(rank, destination);
      }
    }
    String number = Destinations.text(destination, maxLength);
    return special(walk(number), number);
  }

  @Override
  public RouteDecision route(CharSequence destination) {
    if (destination != null) {
      int length = destination.length();
      if (length > 0 && length <= plainLength) {
        int rank = automaton.match(destination);
        RouteDecision decision = plain(rank);
        return decision != null
            ? decision
            : special(rank, Destinations.text(destination, maxLength));
      }
    }
    String number = Destinations.text(destination, maxLength);
    return special(walk(number), number);
  }

  @Override
  public RouteDecision route(byte[] buffer, int offset, int length) {
    if (!Destinations.isAscii(buffer, offset, length, maxLength)) {
      return route(Destinations.text(buffer, offset, length, maxLength));
    }
    int rank = automaton.match(buffer, offset, length);
    RouteDecision decision = plain(rank);
    return decision != null
        ? decision
        : special(rank, Destinations.text(buffer, offset, length, maxLength));
  }

  /** The decision of a rank that the automaton gave, null when that does not settle the answer. */
  private @Nullable RouteDecision plain(int rank) {
    return rank < 0 ? null : plain[Math.min(rank, plain.length - 1)];
  }

  @Override
  public RouteDecision route(CharSequence destination, RouteOptions options) {
    String leftOut = options.leftOutFriend().orElse(null);
    if (leftOut == null && !options.skipExtensions()) {
      return route(destination);
    }
    String number = Destinations.text(destination, maxLength);
    if (leftOut != null && !hasFriend(leftOut)) {
      throw Destinations.unknownFriend(client, leftOut);
    }
    int rank = settle(walk(number), number);
    if (LinearScan.leavesOut(options, decision(rank))) {
      rank = scan().firstTaker(number, rank + 1, options);
    }
    return withArguments(decision(rank), number);
  }

  /** What the automaton says of a number that it may know nothing of. */
  private int walk(String number) {
    return plainLength == 0 && !Destinations.isAscii(number)
        ? Automaton.NOT_ASCII
        : automaton.match(number);
  }

  private RouteDecision decision(int rank) {
    return decisions[Math.min(rank, decisions.length - 1)];
  }

  /** What to do with an answer that is not plain. */
  private RouteDecision special(int answer, String number) {
    return withArguments(decision(settle(answer, number)), number);
  }

  /** The strongest rank that takes the number, once the automaton has given its answer. */
  private int settle(int answer, String number) {
    int rank = answer;
    if (rank == Automaton.NOT_ASCII) {
      if (!delStandsIn) {
        return scan().firstTaker(number, 0, RouteOptions.NONE);
      }
      rank = automaton.match(Destinations.withDel(number));
    }
    if (side == null || rank <= settledTo) {
      return rank;
    }
    // The masks of prefixes know of DEL, but of nothing else beyond ASCII. Where DEL must not stand
    // in, the number is ASCII: the others were settled above.
    return side.strengthen(rank, Destinations.withDel(number));
  }

  private static RouteDecision withArguments(RouteDecision decision, String number) {
    if (decision instanceof ToService service) {
      String code = service.code().code();
      if (number.length() > code.length()) {
        return ToService.of(service.code(), number.substring(code.length()));
      }
    }
    return decision;
  }

  private LinearScan scan() {
    return new LinearScan(decisions, prefixes, isFull(client), re2j);
  }

  private static boolean isFull(Client client) {
    return client.match() == MatchMode.FULL;
  }

  private boolean hasFriend(String name) {
    for (Friend friend : client.friends()) {
      if (friend.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The client's extension with exactly that number. One walk; time linear in the extensions where
   * an emergency number or a service code has the number too.
   */
  @Override
  public Optional<Extension> extension(String number) {
    if (number.length() > MAX_DESTINATION_LENGTH) {
      return Optional.empty(); // no extension has so long a number
    }
    int rank = automaton.match(number);
    if (plain(rank) != null) {
      return decision(rank) instanceof ToExtension to
          ? Optional.of(to.extension())
          : Optional.empty();
    }
    for (int i = extensionsFrom; decisions[i] instanceof ToExtension to; i++) {
      if (to.extension().number().equals(number)) {
        return Optional.of(to.extension());
      }
    }
    return Optional.empty();
  }

  @Override
  public RouterFootprint footprint() {
    int patterns = 0;
    for (Friend friend : client.friends()) {
      patterns += friend instanceof RemoteFriend remote ? remote.patterns().size() : 0;
    }
    return RouterFootprint.builder(automaton.layout())
        .states(automaton.states())
        .bytes(
            automaton.bytes()
                + (prefixes == null ? 0 : 16 + 8L * prefixes.length)
                + Weights.of(decisions, !allPlain(decisions, extensionsFrom, settledTo))
                + (side == null ? 0 : side.bytes()))
        .patterns(patterns)
        .patternsOnRe2j(side == null ? 0 : side.patternCount())
        .build();
  }
}
