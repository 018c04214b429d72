package io.github.pbxrouting.core.router;

import static com.google.common.base.Strings.lenientFormat;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.RouterFootprint;
import io.github.pbxrouting.core.automaton.AutomatonCompiler;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.plan.PatternPool;
import io.github.pbxrouting.core.plan.RankedPlan;
import io.github.pbxrouting.core.regex.LengthBound;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Routes with one walk of a table, whatever the number of extensions and friends: the walk names
 * the strongest rank of the plan that takes the number, and {@code decisions[rank]} is the answer,
 * built beforehand. The hot loop is {@link Automaton#match(String)}.
 *
 * <p>Slow paths (same answers):
 *
 * <ul>
 *   <li>a service code with arguments, which differ from number to number: the only thing that
 *       routing allocates;
 *   <li>patterns that are not in the table, or not for a number beyond ASCII: {@link SlowPath};
 *   <li>a number whose taker is left out: {@link LinearScan}.
 * </ul>
 */
public final class CompiledRouter implements CallRouter {

  /** With fewer patterns, {@link FirstSymbols} are not kept: RE2/J answers them as fast. */
  private static final int MIN_FIRST_SYMBOLS = 32;

  private final Automaton automaton;

  /** {@link Automaton#entries()}, so that a call need not read the automaton itself. */
  private final char @Nullable [] entries;

  /**
   * The decision of each rank. The last one is external; the table's "none" is weaker still and
   * means it too.
   */
  private final RouteDecision[] decisions;

  /**
   * Decisions that can be returned as is; null where a slow path must run. {@code decisions} itself
   * where there is no slow path.
   */
  private final @Nullable RouteDecision[] fastPathDecisions;

  /** The rank of the first extension; stronger ones are emergency numbers and service codes. */
  private final int extensionsFrom;

  private final CompileOptions options;
  private final int maxLength;

  /** The {@link FirstSymbols} of the patterns, in order; null where they are few. */
  private final SymbolSet @Nullable [] firsts;

  private final Client client;
  private final @Nullable SlowPath slowPath;
  private final Re2jPatterns re2j;

  /** The last one that a cursor was asked for; two threads may both build it. */
  private @Nullable DialTable dialTable;

  private final ReducedPlans reduced = new ReducedPlans();

  private CompiledRouter(
      RankedPlan plan,
      Automaton automaton,
      @Nullable SlowPath slowPath,
      CompileOptions options,
      Re2jPatterns re2j) {
    this.client = plan.client();
    this.automaton = automaton;
    this.entries = automaton.entries();
    this.decisions = plan.decisions().toArray(new RouteDecision[0]);
    this.extensionsFrom = plan.extensionsFrom();
    this.slowPath = slowPath;
    this.fastPathDecisions =
        fastPath(
            decisions, extensionsFrom, slowPath == null ? Rank.NONE : slowPath.strongest(true));
    this.options = options;
    this.maxLength = options.limits().destinationLength();
    this.firsts =
        plan.patterns().size() < MIN_FIRST_SYMBOLS
            ? null
            : plan.patterns().stream()
                .map(pattern -> FirstSymbols.of(pattern, isFull(client)))
                .toArray(SymbolSet[]::new);
    this.re2j = re2j;
  }

  /**
   * Returns the decisions from {@code from} on that no rank from {@code slowFrom} on can beat; null
   * in place of the others.
   */
  private static @Nullable RouteDecision[] fastPath(
      RouteDecision[] decisions, int from, int slowFrom) {
    int last = decisions.length - 1;
    if (from == 0 && slowFrom >= last) {
      return decisions;
    }
    @Nullable RouteDecision[] fast = decisions.clone();
    Arrays.fill(fast, 0, from, null);
    Arrays.fill(fast, Math.min(slowFrom, last) + 1, decisions.length, null);
    return fast;
  }

  /**
   * Returns whether {@link #compile} refuses the plan if none of its patterns fit into the table.
   */
  public static boolean canBeTooSlow(RankedPlan plan) {
    long instructions = 0;
    for (FriendPattern pattern : plan.patterns()) {
      instructions += pattern.parsed().size();
    }
    return instructions > SlowPath.MAX_INSTRUCTIONS;
  }

  /**
   * Compiles a plan.
   *
   * @param re2j answers for what the table does not
   * @throws InvalidPlanException when RE2/J would have to answer too much of the plan
   */
  public static CompiledRouter compile(RankedPlan plan, CompileOptions options, Re2jPatterns re2j) {
    return compile(plan, options, re2j, SlowPath.MAX_INSTRUCTIONS);
  }

  private static CompiledRouter compile(
      RankedPlan plan, CompileOptions options, Re2jPatterns re2j, long maxInstructions) {
    boolean full = isFull(plan.client());
    int maxLength = options.limits().destinationLength();
    List<RankedPattern> patterns = new ArrayList<>();
    IdentityHashMap<RankedPattern, FriendPattern> origins = new IdentityHashMap<>();
    long characters = 0;
    for (Literal literal : plan.literals()) {
      characters += literal.text().length();
    }
    for (FriendPattern pattern : plan.patterns()) {
      characters += pattern.text().length();
      Syntax syntax = LengthBound.simplify(pattern.parsed().syntax(), maxLength);
      if (syntax != null) {
        RankedPattern ranked = new RankedPattern(syntax, full, full, pattern.rank());
        patterns.add(ranked);
        origins.put(ranked, pattern);
      }
    }
    CompileBudget budget = new CompileBudget(options.maxTableBytes()).forText(characters);
    AutomatonCompiler compiled = AutomatonCompiler.of(plan.literals(), patterns, budget);
    Set<FriendPattern> left = Collections.newSetFromMap(new IdentityHashMap<>());
    compiled.declined().forEach(ranked -> left.add(origins.get(ranked)));
    List<FriendPattern> declined = new ArrayList<>();
    List<FriendPattern> tellingApart = new ArrayList<>();
    long instructions = 0;
    for (FriendPattern pattern : plan.patterns()) {
      if (left.contains(pattern) || pattern.parsed().tellsApart()) {
        (left.contains(pattern) ? declined : tellingApart).add(pattern);
        instructions += pattern.parsed().size();
      }
    }
    if (instructions > maxInstructions) {
      throw tooSlow(plan.client(), declined.size() + tellingApart.size(), instructions);
    }
    boolean fast =
        declined.isEmpty() && tellingApart.isEmpty() && compiled.declinedLiterals().isEmpty();
    return new CompiledRouter(
        plan,
        compiled.automaton(),
        fast ? null : new SlowPath(declined, tellingApart, compiled.declinedLiterals(), full, re2j),
        options,
        re2j);
  }

  private static InvalidPlanException tooSlow(Client client, int patterns, long instructions) {
    return new InvalidPlanException(
        List.of(
            PlanProblem.of(
                    ProblemCode.TOO_LARGE,
                    "friends",
                    patterns
                        + " patterns do not fit into the client's table, or tell characters beyond"
                        + " ASCII apart, and expand to "
                        + instructions
                        + " instructions that one call may have to run",
                    "use at most "
                        + SlowPath.MAX_INSTRUCTIONS
                        + ": count fewer characters in the middle of a pattern, or raise"
                        + " maxTableBytes")
                .withClient(client.id())));
  }

  @Override
  public Client client() {
    return client;
  }

  @Override
  public RouteDecision route(String destination) {
    if (destination != null) {
      int length = destination.length();
      if (length > 0 && length <= maxLength) {
        int rank =
            entries == null ? automaton.match(destination) : Automaton.match(entries, destination);
        RouteDecision decision = fastPathDecision(rank);
        return decision != null ? decision : slowPathDecision(rank, destination);
      }
    }
    throw Destinations.invalid(
        destination, destination == null ? 0 : destination.length(), maxLength);
  }

  @Override
  public RouteDecision route(byte[] buffer, int offset, int length) {
    if (!Destinations.isAscii(buffer, offset, length, maxLength)) {
      return route(Destinations.text(buffer, offset, length, maxLength));
    }
    int rank = automaton.match(buffer, offset, length);
    RouteDecision decision = fastPathDecision(rank);
    return decision != null
        ? decision
        : slowPathDecision(rank, Destinations.text(buffer, offset, length, maxLength));
  }

  private @Nullable RouteDecision fastPathDecision(int rank) {
    return fastPathDecisions[Math.min(rank, fastPathDecisions.length - 1)];
  }

  @Override
  public RouteDecision route(String destination, RouteOptions options) {
    Objects.requireNonNull(options, "options must not be null");
    String leftOut = options.leftOutFriend().orElse(null);
    if (leftOut == null && !options.skipExtensions()) {
      return route(destination);
    }
    String number = Destinations.text(destination, maxLength);
    if (leftOut != null && !hasFriend(leftOut)) {
      throw Destinations.unknownFriend(client, leftOut);
    }
    int rank = resolve(automaton.match(number), number);
    if (LinearScan.leavesOut(options, decision(rank))) {
      rank =
          new LinearScan(decisions, firsts, isFull(client), re2j)
              .firstTaker(number, rank + 1, options);
    }
    return withArguments(decision(rank), number);
  }

  @Override
  public List<ToFriend> candidates(String destination, RouteOptions options) {
    return route(destination, options) instanceof ToFriend
        ? new LinearScan(decisions, firsts, isFull(client), re2j).friends(destination, options)
        : List.of();
  }

  /** Returns whether some answers are not in the table. */
  boolean hasSlowPath() {
    return slowPath != null;
  }

  /** Returns the decision that a rank of the table means. */
  RouteDecision decision(int rank) {
    return decisions[Math.min(rank, decisions.length - 1)];
  }

  private RouteDecision slowPathDecision(int rank, String number) {
    return withArguments(decision(resolve(rank, number)), number);
  }

  /** Returns the strongest rank that takes the number, once the table has given its answer. */
  private int resolve(int rank, String number) {
    return slowPath == null ? rank : slowPath.strengthen(rank, number);
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

  @Override
  public DialCursor dial(String continuation) {
    return new TableCursor(this, dialTable(continuation), maxLength);
  }

  @Override
  public DialCursor dial(String continuation, RouteOptions leftOut) {
    return reduced.without(leftOut, this, this).dial(continuation);
  }

  /**
   * Compiles a plan of the same client with parts left out. It is not refused: RE2/J has no more to
   * answer than it might have had before.
   *
   * @param rest the client without these parts
   */
  CompiledRouter compileRest(Client rest, PatternPool patterns) {
    Map<String, List<Extension>> targets = new HashMap<>();
    for (RouteDecision decision : decisions) {
      if (decision instanceof ToInternalFriend to) {
        targets
            .computeIfAbsent(to.friend().targetClient(), target -> new ArrayList<>())
            .add(to.extension());
      }
    }
    RankedPlan plan =
        RankedPlan.of(
            rest,
            target ->
                Client.builder(target).extensions(targets.getOrDefault(target, List.of())).build(),
            patterns);
    return compile(plan, options, re2j, Long.MAX_VALUE);
  }

  /** Returns what the plan was compiled with. */
  CompileOptions options() {
    return options;
  }

  /** Returns the table of numbers that are dialled character by character. */
  public DialTable dialTable(String continuation) {
    DialTable table = dialTable;
    if (table == null || !table.serves(continuation)) {
      table = new DialTable(walk(), decisions, slowPathFrom(), continuation);
      dialTable = table;
    }
    return table;
  }

  /** Returns a walk of the table. */
  TableWalk walk() {
    return new TableWalk(automaton.transitions(), slowPathFrom(), decisions.length - 1);
  }

  /** Returns the most characters of a destination. */
  int maxLength() {
    return maxLength;
  }

  /**
   * Returns the client's extension with exactly that number. One walk; time linear in the
   * extensions where an emergency number or a service code has the number too.
   */
  @Override
  public Optional<Extension> extension(String number) {
    Objects.requireNonNull(number, "number must not be null");
    if (number.length() > MAX_DESTINATION_LENGTH) {
      return Optional.empty(); // no extension has so long a number
    }
    int rank = automaton.match(number);
    if (fastPathDecision(rank) != null) {
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
    RouterFootprint.Builder footprint =
        RouterFootprint.builder(automaton.layout())
            .states(automaton.states())
            .bytes(automaton.bytes())
            .patterns(patterns);
    if (slowPath != null) {
      footprint
          .patternsOnRe2j(slowPath.declinedPatterns())
          .patternsOnRe2jBeyondAscii(slowPath.patternsTellingApart());
    }
    return footprint.build();
  }

  /** Returns the table. */
  public Automaton automaton() {
    return automaton;
  }

  /** Returns the decision of each rank, the last one external; immutable. */
  public List<RouteDecision> decisions() {
    return Collections.unmodifiableList(Arrays.asList(decisions));
  }

  /** Returns the strongest rank that is not in the table, or {@link Rank#NONE}. */
  public int slowPathFrom() {
    return slowPath == null ? Rank.NONE : slowPath.strongest(false);
  }

  /** Returns the same for numbers with a character beyond ASCII. */
  public int slowPathFromBeyondAscii() {
    return slowPath == null ? Rank.NONE : slowPath.strongest(true);
  }

  /** Returns the client's id, its friends, and the states and bytes of its table. */
  @Override
  public String toString() {
    return lenientFormat(
        "CompiledRouter[client=%s, friends=%s, states=%s, bytes=%s]",
        client.id(), client.friends().size(), automaton.states(), automaton.bytes());
  }
}
