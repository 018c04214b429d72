package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.walk.AvoidanceTable.Ranks;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import io.github.pbxrouting.core.analysis.numbers.walk.NumberKind.Takers;
import io.github.pbxrouting.core.automaton.dfa.FailureDfa;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.regex.Syntax;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts what each friend of a client wins and loses, friend by friend from the strongest on. What
 * a friend wins are the numbers that all stronger ones avoid, less those that it avoids too. So
 * nothing has to be known about which of the stronger friends takes a number, and forgotten anchors
 * cost little.
 *
 * <p>Under numbering rules the numbers are counted by kind: those of one form, and those that each
 * rule changes, which friends are offered as dialled and then as normalised.
 *
 * <p>Patterns whose parts may be any distance apart, as in {@code 12.*34}, multiply the states.
 * Where the automaton of all friends is beyond the budget, friends are left out, those with such
 * patterns first. A friend loses what it loses without them, and more; so counts are bounds then,
 * and numbers are tried by the router, in their order.
 *
 * <p>It does not count where a pattern looks at words or lines, nor where the work is beyond the
 * budget.
 */
public final class FriendCounts {

  /** The entries that may be computed for each state that an automaton may have. */
  private static final long WORK_PER_STATE = 20_000;

  /** How exactly the number of friends that can be counted is looked for. */
  private static final int SEARCH_PARTS = 16;

  private final ClientView view;
  private final NumberSpace space;
  private final CountReader reader;
  private final List<RankedFriend> friends;

  private final Map<String, RankedFriend> byName = new HashMap<>();

  /** The positions of the friends that are not left out. */
  private final BitSet included = new BitSet();

  private final List<Literal> before;
  private final StepCounter allowance;
  private final int maxStates;
  private final List<NumberKind> kinds;

  /** For each friend its ranks. */
  private final List<Ranks> ranks = new ArrayList<>();

  /** For each rank, one beyond the last rank of its priority. */
  private int[] limits = new int[0];

  private final List<FriendTurn> turns = new ArrayList<>();

  private final WatchedNumbers watched;
  private boolean watchedDecided = true;

  /** The friend that was counted last by itself: a friend left out is counted so twice in turn. */
  private @Nullable RankedFriend lastCounted;

  /** What it takes, whoever wins it. */
  private @Nullable Count lastTaken;

  private int countable;
  private int next;
  private int leftOut = -1;
  private long work;

  private FriendCounts(ClientView view) {
    this.view = view;
    this.space = view.space();
    this.reader = new CountReader(space);
    this.friends = view.plan().friends();
    friends.forEach(friend -> byName.put(friend.name(), friend));
    this.before = beforeFriends(view);
    this.maxStates = view.brand().maxStates();
    this.allowance = new StepCounter(10L * maxStates);
    this.work = WORK_PER_STATE * maxStates;
    this.kinds = NumberKind.of(view, allowance);
    this.watched = new WatchedNumbers(view, reader);
  }

  /** Returns what comes before the friends, numbers with the form of an emergency number, too. */
  private static List<Literal> beforeFriends(ClientView view) {
    List<Literal> emergencies = new ArrayList<>();
    List<Literal> others = new ArrayList<>();
    for (Literal literal : view.plan().literalsBeforeFriends()) {
      if (view.plan().route(literal.rank()).kind() != RouteKind.EMERGENCY) {
        others.add(literal);
        continue;
      }
      emergencies.add(literal);
      for (NumberingRule rule : view.client().numbering()) {
        if (literal.text().startsWith(rule.replaceWith())) {
          String dialled = rule.prefix() + literal.text().substring(rule.replaceWith().length());
          if (view.client().normalize(dialled).equals(literal.text())) {
            emergencies.add(new Literal(dialled, false, literal.rank()));
          }
        }
      }
    }
    emergencies.addAll(others);
    return emergencies;
  }

  /** Prepares to count what each friend of the client wins; null where that cannot be done. */
  static @Nullable FriendCounts of(ClientView view) {
    NumberSpace space = view.space();
    if (space.size().bitLength() >= Long.SIZE - 1
        || (!view.client().numbering().isEmpty() && NumberKind.digits(space).isEmpty())) {
      return null;
    }
    FriendCounts counts = new FriendCounts(view);
    return counts.prepare() ? counts : null;
  }

  /** Returns how many of the friends can be counted exactly, from the strongest on. */
  public int countable() {
    return countable;
  }

  /**
   * Returns whether only friends with patterns whose parts may be far apart are left out, if any.
   */
  public boolean isNearlyExact() {
    return included.cardinality() >= friends.size() - apart(friends).size();
  }

  private boolean prepare() {
    rank();
    List<RankedFriend> order = new ArrayList<>(friends);
    List<RankedFriend> apart = apart(friends);
    order.removeAll(apart);
    int others = order.size();
    order.addAll(apart);
    FailureDfa automaton = null;
    int fit = 0;
    int most = order.size() + 1;
    int tried = order.size();
    while (fit < tried) {
      FailureDfa fitting = automaton(kinds.get(0), order.subList(0, tried));
      if (fitting == null) {
        most = tried;
      } else {
        automaton = fitting;
        fit = tried;
      }
      if (fit < others && most > others) {
        tried = others;
      } else {
        tried = most - fit <= Math.max(1, most / SEARCH_PARTS) ? fit : (fit + most) / 2;
      }
    }
    order.subList(0, fit).forEach(friend -> included.set(friend.position()));
    if (fit == friends.size()) {
      countable = fit;
    } else if (kinds.size() == 1) { // with rules a weaker friend may take a number as dialled
      countable = included.nextClearBit(0);
    }
    return automaton != null && prepareTurns(automaton);
  }

  private boolean isIncluded(RankedFriend friend) {
    return included.get(friend.position());
  }

  /** Returns those of the friends that have a pattern whose parts may be any distance apart. */
  private static List<RankedFriend> apart(List<RankedFriend> friends) {
    return friends.stream()
        .filter(
            friend -> friend.patterns().stream().anyMatch(pattern -> loopsInside(pattern.syntax())))
        .toList();
  }

  private static boolean loopsInside(Syntax syntax) {
    List<Syntax> parts = syntax.children();
    boolean inside = false;
    if (syntax instanceof Syntax.Concat) {
      int last = parts.size() - 1;
      while (last > 0 && parts.get(last) instanceof Syntax.Assertion) {
        last--;
      }
      inside = parts.stream().limit(last).skip(1).anyMatch(FriendCounts::loops);
    }
    return inside || parts.stream().anyMatch(FriendCounts::loopsInside);
  }

  private static boolean loops(Syntax syntax) {
    return syntax instanceof Syntax.Repeat repeat
        ? repeat.max() == Syntax.Repeat.UNBOUNDED || loops(repeat.body())
        : syntax.children().stream().anyMatch(FriendCounts::loops);
  }

  private boolean prepareTurns(FailureDfa ofOneForm) {
    List<RankedFriend> some = friends.stream().filter(this::isIncluded).toList();
    for (NumberKind kind : kinds) {
      FailureDfa automaton = kind.hasTwoForms() ? automaton(kind, some) : ofOneForm;
      if (automaton == null) {
        return false;
      }
      turns.add(new FriendTurn(kind, automaton, limits.length, false, before.size()));
      if (kind.hasTwoForms()) {
        turns.add(new FriendTurn(kind, automaton, limits.length, true, before.size()));
      }
    }
    return true;
  }

  /** Gives each friend its ranks, behind those of everything that comes before the friends. */
  private void rank() {
    int rank = before.size();
    for (RankedFriend friend : friends) {
      int from = rank;
      rank += friend.literals().size() + friend.patterns().size();
      ranks.add(new Ranks(from, rank));
    }
    limits = new int[rank];
    Arrays.fill(limits, 0, before.size(), before.size());
    for (int first = 0; first < friends.size(); first = samePriority(friends.get(first)).to()) {
      Ranks of = ofPriority(friends.get(first));
      Arrays.fill(limits, of.from(), of.to(), of.to());
    }
  }

  /** Returns the positions of the friends of the same priority. */
  private Ranks samePriority(RankedFriend friend) {
    int first = friend.position();
    while (first > 0 && isSamePriority(first - 1, friend)) {
      first--;
    }
    int last = friend.position() + 1;
    while (last < friends.size() && isSamePriority(last, friend)) {
      last++;
    }
    return new Ranks(first, last);
  }

  private boolean isSamePriority(int position, RankedFriend friend) {
    return friends.get(position).friend().priority() == friend.friend().priority();
  }

  /** Returns the ranks of all friends of the same priority. */
  private Ranks ofPriority(RankedFriend friend) {
    Ranks same = samePriority(friend);
    return new Ranks(ranks.get(same.from()).from(), ranks.get(same.to() - 1).to());
  }

  /** Returns the automaton of some friends, or null when it is beyond the budget. */
  private @Nullable FailureDfa automaton(NumberKind kind, List<RankedFriend> some) {
    List<Literal> literals = new ArrayList<>();
    for (Literal literal : before) {
      literals.add(new Literal(literal.text(), literal.prefix(), literals.size()));
    }
    Takers dialled = new Takers(literals, new ArrayList<>());
    Takers normalised = new Takers(new ArrayList<>(), new ArrayList<>());
    for (RankedFriend friend : some) {
      int rank = ranks.get(friend.position()).from();
      if (!kind.hasTwoForms() || !friend.friend().normalizedOnly()) {
        add(friend, dialled, rank, 1);
      }
      add(friend, normalised, limits.length + rank, 1);
    }
    int[] limitsOfAll = limits;
    if (kind.hasTwoForms()) {
      limitsOfAll = Arrays.copyOf(limits, 2 * limits.length);
      for (int rank = 0; rank < limits.length; rank++) {
        limitsOfAll[limits.length + rank] = limits.length + limits[rank];
      }
    }
    return kind.automaton(dialled, normalised, limitsOfAll);
  }

  /** Adds what a friend takes, with ranks that ascend by a step. */
  private static void add(RankedFriend friend, Takers takers, int first, int by) {
    int rank = first;
    for (Literal literal : friend.literals()) {
      takers.literals().add(new Literal(literal.text(), literal.prefix(), rank));
      rank += by;
    }
    for (RankedPattern pattern : friend.patterns()) {
      takers
          .patterns()
          .add(new RankedPattern(pattern.syntax(), pattern.atStart(), pattern.atEnd(), rank));
      rank += by;
    }
  }

  /** Returns how many numbers what comes before the friends takes, by length and kind. */
  public Map<RouteKind, SortedMap<Integer, BigInteger>> beforeFriends() {
    Map<RouteKind, SortedMap<Integer, BigInteger>> byKind = new EnumMap<>(RouteKind.class);
    List<FriendTurn> firstTurns = turns.stream().filter(turn -> !turn.isNormalised()).toList();
    for (int from = 0; from < before.size(); ) {
      RouteKind kind = kind(from);
      int to = from;
      while (to < before.size() && kind(to) == kind) {
        to++;
      }
      Ranks of = new Ranks(from, to);
      byKind.put(kind, reader.byLength(sum(firstTurns, turn -> turn.takenFirst(of))));
      from = to;
    }
    return byKind;
  }

  private RouteKind kind(int index) {
    return view.plan().route(before.get(index).rank()).kind();
  }

  /** Adds up what is counted in some turns. */
  private static Count sum(Collection<FriendTurn> turns, Function<FriendTurn, Count> count) {
    return Count.sum(turns.stream().map(count).toList());
  }

  /** Returns how many numbers no friend that was counted takes, nor what comes before them. */
  public SortedMap<Integer, BigInteger> external() {
    return reader.byLength(
        sum(turns.stream().filter(FriendTurn::isLast).toList(), turn -> turn.left(false)));
  }

  /**
   * Counts what the next friend wins.
   *
   * @param friend the strongest one that was not counted yet
   * @return the numbers by length, or null when that is beyond the budget
   */
  public @Nullable SortedMap<Integer, BigInteger> won(RankedFriend friend) {
    if (!canCount(friend)) {
      return null;
    }
    advanceTo(friend.position() + 1);
    return reader.byLength(newlyTaken());
  }

  private Count newlyTaken() {
    return sum(turns, turn -> turn.newlyTaken(false));
  }

  /**
   * Counts what the next friend takes, wins and loses.
   *
   * @param friend the strongest one that was not counted yet
   * @param asked the indices of patterns of which is asked whether the friend wins any number
   * @return null when that is beyond the budget
   */
  public @Nullable CountedFriend count(RankedFriend friend, Set<Integer> asked) {
    if (!goesOn()) {
      return null;
    }
    Count taken = taken(friend);
    if (taken == null) {
      return null;
    }
    return canCount(friend) ? exactly(friend, taken, asked) : atLeast(friend, taken, asked);
  }

  private CountedFriend exactly(RankedFriend friend, Count taken, Set<Integer> asked) {
    Set<Integer> unreached = unreached(friend, asked);
    advanceTo(friend.position() + 1);
    Count wins = newlyTaken();
    NumberCount won = reader.numbers(wins);
    NumberCount lost = reader.numbers(lost(taken, wins));
    return new CountedFriend(
        true,
        reader.numbers(taken),
        won,
        lost,
        CountedFriend.firstOf(won),
        CountedFriend.firstOf(lost),
        lost == null ? WitnessSearch.NO_NUMBER : tied(friend, wins),
        unreached,
        Set.of());
  }

  /** Returns what other friends win of what a friend takes, but for what it wins. */
  private Count lost(Count taken, Count won) {
    Count otherwise = otherwise(taken);
    return (prefix, toCome) ->
        taken.of(prefix, toCome) - won.of(prefix, toCome) - otherwise.of(prefix, toCome);
  }

  /** Counts a friend where it or a stronger one is left out, and tries what may be so. */
  private CountedFriend atLeast(RankedFriend friend, Count taken, Set<Integer> asked) {
    boolean in = isIncluded(friend);
    Map<Integer, String> firsts = new HashMap<>();
    advanceTo(friend.position());
    int first = ranks.get(friend.position()).from();
    for (int pattern : in ? asked : Set.<Integer>of()) {
      take(new Ranks(first + pattern, first + pattern + 1));
      firsts.put(pattern, reader.tried(newlyTaken(), number -> isWon(number, friend)));
      turns.forEach(FriendTurn::undo);
    }
    advanceTo(friend.position() + 1);
    Count wins = in ? newlyTaken() : wonAtMost(taken, turns, false);
    NumberCount lost = in ? reader.numbers(lost(taken, wins)) : null;
    String firstLost = lost == null ? firstLost(friend) : lost.witness();
    Set<Integer> unreached = new HashSet<>();
    Set<Integer> undecided = new HashSet<>();
    for (int pattern : asked) {
      String found = firsts.get(pattern);
      if (found == null) {
        undecided.add(pattern);
      } else if (found.equals(WitnessSearch.NO_NUMBER)) {
        unreached.add(pattern);
      }
    }
    return new CountedFriend(
        false,
        reader.numbers(taken),
        reader.numbers(wins),
        lost == null && firstLost != null ? CountReader.one(firstLost) : lost,
        reader.tried(wins, number -> isWon(number, friend)),
        firstLost,
        triedTie(friend, wins),
        unreached,
        undecided);
  }

  /** Returns at most what a friend that is left out takes, and no other in some turn so far. */
  private static Count wonAtMost(Count taken, List<FriendTurn> turns, boolean digitsAlone) {
    Count left = sum(turns, turn -> turn.left(digitsAlone));
    return (prefix, toCome) -> Math.min(taken.of(prefix, toCome), left.of(prefix, toCome));
  }

  private @Nullable RankedFriend winner(String number) {
    return Route.of(view.router().route(number)).friend().map(byName::get).orElse(null);
  }

  private boolean isWon(String number, RankedFriend friend) {
    return friend.equals(winner(number));
  }

  /**
   * Returns a number that the friend takes and another wins, {@link WitnessSearch#NO_NUMBER} when
   * there is none, or null when that is undecided. Of those that are included, none does.
   */
  private @Nullable String firstLost(RankedFriend friend) {
    boolean decided = kinds.size() == 1;
    LazyAutomaton taken = view.searched(friend.literals(), friend.patterns());
    for (RankedFriend stronger : friends.subList(0, friend.position())) {
      if (!isIncluded(friend) || !isIncluded(stronger)) {
        RankCounts both =
            RankCounts.of(
                taken, view.searched(stronger.literals(), stronger.patterns()), Rank.NONE, space);
        decided &= both.isComplete();
        for (Map.Entry<Integer, NumberCount> numbers : both.numbers().entrySet()) {
          String number = numbers.getValue().witness();
          if (numbers.getKey() != Rank.NONE) {
            RankedFriend winner = winner(number);
            if (winner != null && !winner.equals(friend)) {
              return number;
            }
            decided = false; // something before the friends takes it
          }
        }
      }
    }
    return decided ? WitnessSearch.NO_NUMBER : null;
  }

  /**
   * Returns the indices of those patterns of which the next friend wins no number by the form in
   * which it takes it.
   *
   * @param friend one that was not counted yet, nor any weaker one
   * @param asked the indices of the patterns that are asked for
   */
  public Set<Integer> unreached(RankedFriend friend, Set<Integer> asked) {
    Set<Integer> unreached = new HashSet<>();
    if (!asked.isEmpty()) {
      advanceTo(friend.position());
      int first = ranks.get(friend.position()).from();
      for (int pattern : asked) {
        take(new Ranks(first + pattern, first + pattern + 1));
        if (reader.byLength(newlyTaken()).isEmpty()) {
          unreached.add(pattern);
        }
        turns.forEach(FriendTurn::undo);
      }
    }
    return unreached;
  }

  /**
   * Returns whether the friend can be counted within the remaining budget; an interrupted thread
   * counts no further.
   */
  public boolean canCount(RankedFriend friend) {
    return friend.position() < countable && goesOn();
  }

  private boolean goesOn() {
    return work >= 0 && !Thread.currentThread().isInterrupted();
  }

  /** Lets the first {@code active} friends take their numbers. */
  private void advanceTo(int active) {
    while (next < active) {
      RankedFriend friend = friends.get(next);
      take(ranks.get(next++));
      watchedDecided = watchedDecided && goesOn() && watch(friend);
    }
  }

  private void take(Ranks taking) {
    for (FriendTurn turn : turns) {
      work -= turn.take(taking);
    }
  }

  /**
   * Returns the first number that the friend takes and a friend of the same priority wins, in the
   * same form, or {@link WitnessSearch#NO_NUMBER}.
   */
  private String tied(RankedFriend friend, Count won) {
    if (samePriority(friend).from() == friend.position()) {
      return WitnessSearch.NO_NUMBER;
    }
    NumberCount tied = reader.numbers(tiedWith(friend, won));
    turns.forEach(FriendTurn::undoAlone);
    return tied == null ? WitnessSearch.NO_NUMBER : tied.witness();
  }

  /** As {@link #tied}, or null when that is undecided, as a friend is left out. */
  private @Nullable String triedTie(RankedFriend friend, Count won) {
    List<RankedFriend> stronger = friends.subList(samePriority(friend).from(), friend.position());
    boolean complete = stronger.stream().allMatch(this::isIncluded);
    if (stronger.isEmpty() || !isIncluded(friend)) {
      return stronger.isEmpty() ? WitnessSearch.NO_NUMBER : null;
    }
    String tied =
        reader.tried(
            tiedWith(friend, won),
            number -> {
              RankedFriend winner = winner(number);
              return winner != null
                  && stronger.contains(winner)
                  && (kinds.size() == 1 || isIncluded(winner)); // else it may take another form
            });
    turns.forEach(FriendTurn::undoAlone);
    return complete || !WitnessSearch.NO_NUMBER.equals(tied) ? tied : null;
  }

  /** Returns what the friend would take without others of its priority, and does not win. */
  private Count tiedWith(RankedFriend friend, Count won) {
    int first = samePriority(friend).from();
    if (leftOut != first) {
      leftOut = first;
      for (FriendTurn turn : turns) {
        work -= turn.leaveOut(ofPriority(friend).from());
      }
    }
    Count alone = sum(turns, turn -> turn.takenAlone(ranks.get(friend.position())));
    return (prefix, toCome) -> alone.of(prefix, toCome) - won.of(prefix, toCome);
  }

  /** Counts what the friend takes, whoever wins it; null when that is beyond the budget. */
  private @Nullable Count taken(RankedFriend friend) {
    if (!friend.equals(lastCounted)) {
      lastCounted = friend;
      lastTaken = countTaken(friend);
    }
    return lastTaken;
  }

  private @Nullable Count countTaken(RankedFriend friend) {
    List<Count> counts = new ArrayList<>();
    for (NumberKind kind : kinds) {
      Takers dialled = new Takers(new ArrayList<>(), new ArrayList<>());
      Takers normalised = new Takers(new ArrayList<>(), new ArrayList<>());
      if (!kind.hasTwoForms() || !friend.friend().normalizedOnly()) {
        add(friend, dialled, 0, 0);
      }
      add(friend, normalised, 0, 0);
      FailureDfa built = kind.automaton(dialled, normalised, new int[] {1});
      if (built == null) {
        return null;
      }
      AvoidanceTable own = kind.table(built, 1);
      own.activate(new Ranks(0, 1));
      counts.add((prefix, toCome) ->
          kind.count(
              prefix,
              toCome,
              false,
              (begin, left, digits) ->
                  kind.all(begin, left, digits) - own.count(begin, left, digits, false)));
    }
    return Count.sum(counts);
  }

  /** Counts what emergency numbers, service codes and extensions take of a friend's numbers. */
  private Count otherwise(Count taken) {
    List<String> prefixes = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (Literal literal : before) {
      if (literal.prefix()
          && NumberKind.canBegin(space, literal.text())
          && prefixes.stream().noneMatch(literal.text()::startsWith)) {
        prefixes.removeIf(longer -> longer.startsWith(literal.text()));
        prefixes.add(literal.text());
      }
    }
    for (Literal literal : before) {
      if (!literal.prefix()
          && space.contains(literal.text())
          && prefixes.stream().noneMatch(literal.text()::startsWith)
          && taken.of(literal.text(), 0) > 0) {
        numbers.add(literal.text());
      }
    }
    return (prefix, toCome) -> {
      long count = 0;
      int length = prefix.length() + toCome;
      for (String number : numbers) {
        count += number.length() == length && number.startsWith(prefix) ? 1 : 0;
      }
      for (String begin : prefixes) {
        if (prefix.startsWith(begin)) {
          count += taken.of(prefix, toCome);
        } else if (begin.startsWith(prefix) && begin.length() <= length) {
          count += taken.of(begin, length - begin.length());
        }
      }
      return count;
    };
  }

  /**
   * Counts what each friend wins of some numbers; at least, where not all friends can be counted
   * exactly.
   *
   * @param numbers some that were {@linkplain ClientView#watch watched}
   * @return the numbers of each friend that has some; null when that is beyond the budget
   * @throws IllegalArgumentException when they were not watched
   */
  public @Nullable Map<RankedFriend, NumberCount> won(PrefixedNumbers numbers) {
    if (watchedDecided && goesOn()) {
      advanceTo(friends.size());
    }
    return watchedDecided && next == friends.size() ? watched.won(numbers) : null;
  }

  /** Adds what the last friend wins of the watched numbers; returns false when undecided. */
  private boolean watch(RankedFriend friend) {
    if (watched.isEmpty()) {
      return true;
    }
    Count ofDigits = sum(turns, turn -> turn.newlyTaken(true));
    if (!isIncluded(friend)) {
      Count taken = taken(friend);
      if (taken == null) {
        return false;
      }
      ofDigits = wonAtMost(taken, turns, true);
    }
    boolean exact = countable == friends.size();
    watched.add(friend, ofDigits, exact ? null : number -> isWon(number, friend));
    return true;
  }
}
