package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import io.github.pbxrouting.core.automaton.dfa.FailureDfa;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what each friend of a client wins and loses, friend by friend from the strongest on. What
 * a friend wins are the numbers that all stronger ones avoid, less those that it avoids too. So
 * nothing has to be known about which of the stronger friends takes a number, and forgotten anchors
 * cost little.
 *
 * <p>It does not count under numbering rules, nor where a pattern looks at words or lines, nor
 * where the automaton or the work is beyond the budget: then the strongest friends are counted that
 * are within it.
 */
public final class FriendCounts {

  /** The entries of a table for each state that an automaton may have. */
  private static final int ENTRIES_PER_STATE = 16;

  /** The entries that may be computed for each state that an automaton may have. */
  private static final long WORK_PER_STATE = 20_000;

  /** How exactly the number of friends that can be counted is looked for. */
  private static final int SEARCH_PARTS = 16;

  /** What a friend gets and does not get, of all that it would take. */
  public static final class Counted {

    private final @Nullable NumberCount taken;
    private final @Nullable NumberCount won;
    private final @Nullable NumberCount lost;
    private final @Nullable String tied;
    private final Set<Integer> unreached;

    Counted(
        @Nullable NumberCount taken,
        @Nullable NumberCount won,
        @Nullable NumberCount lost,
        @Nullable String tied,
        Set<Integer> unreached) {
      this.taken = taken;
      this.won = won;
      this.lost = lost;
      this.tied = tied;
      this.unreached = unreached;
    }

    /** What it would take, or null when that is nothing. */
    public @Nullable NumberCount taken() {
      return taken;
    }

    /** What it wins, or null when that is nothing. */
    public @Nullable NumberCount won() {
      return won;
    }

    /** What stronger friends win of that, or null when that is nothing. */
    public @Nullable NumberCount lost() {
      return lost;
    }

    /** The first number that a friend of the same priority wins of that, or null. */
    public @Nullable String tied() {
      return tied;
    }

    /** The indices of those patterns that were asked for of which it wins no number. */
    public Set<Integer> unreached() {
      return unreached;
    }
  }

  /** How many numbers begin with a prefix and go on with so many characters. */
  private interface Count {
    long of(String prefix, int toCome);
  }

  /** The ranks of a friend, or of what comes before the friends, in the table. */
  private record Ranks(int from, int to) {}

  private final ClientView view;
  private final NumberSpace space;
  private final List<RankedFriend> friends;
  private final List<Literal> before;
  private final StepCounter allowance;
  private final int maxStates;

  private final List<Literal> literals = new ArrayList<>();
  private final List<RankedPattern> patterns = new ArrayList<>();
  private final List<Ranks> ranks = new ArrayList<>();

  /** For each rank, one beyond the last rank of its priority. */
  private int[] limits = new int[0];

  private @Nullable FailureDfa automaton;
  private int countable;

  /** With all friends before the next one. */
  private @Nullable AvoidanceTable table;

  /** With all friends of a stronger priority than the next one, where some share one. */
  private @Nullable AvoidanceTable stronger;

  private int activeStronger;
  private int next;
  private long work;

  /** How many continuations of so many characters there are behind the first one. */
  private final long[] continuations;

  private FriendCounts(ClientView view) {
    this.view = view;
    this.space = view.space();
    this.friends = view.plan().friends();
    this.before = view.plan().literalsBeforeFriends();
    this.maxStates = view.brand().maxStates();
    this.allowance = new StepCounter(10L * maxStates);
    this.work = WORK_PER_STATE * maxStates;
    this.continuations = new long[space.maxLength() + 1];
    int symbols = space.alphabet().length() - (space.alphabet().indexOf('+') < 0 ? 0 : 1);
    for (int length = 0; length <= space.maxLength(); length++) {
      continuations[length] = length == 0 ? 1 : continuations[length - 1] * symbols;
    }
  }

  /** Prepares to count what each friend of the client wins; null where that cannot be done. */
  static @Nullable FriendCounts of(ClientView view) {
    FriendCounts counts = new FriendCounts(view);
    return counts.prepare() ? counts : null;
  }

  /** Returns how many of the friends can be counted, from the strongest on. */
  public int countable() {
    return countable;
  }

  private boolean prepare() {
    if (!view.client().numbering().isEmpty() || space.size().bitLength() >= Long.SIZE - 1) {
      return false;
    }
    rank();
    int fit = 0;
    int most = friends.size() + 1;
    int tried = friends.size();
    while (fit < tried) {
      FailureDfa fitting = automaton(tried);
      if (fitting == null) {
        most = tried;
      } else {
        automaton = fitting;
        fit = tried;
      }
      tried = most - fit <= Math.max(1, most / SEARCH_PARTS) ? fit : (fit + most) / 2;
    }
    countable = fit;
    return automaton != null;
  }

  /** Gives all literals and patterns ranks of their own. */
  private void rank() {
    for (Literal literal : before) {
      literals.add(new Literal(literal.text(), literal.prefix(), literals.size()));
    }
    ranks.add(new Ranks(0, literals.size()));
    int rank = literals.size();
    for (RankedFriend friend : friends) {
      int from = rank;
      for (Literal literal : friend.literals()) {
        literals.add(new Literal(literal.text(), literal.prefix(), rank++));
      }
      for (RankedPattern pattern : friend.patterns()) {
        patterns.add(
            new RankedPattern(pattern.syntax(), pattern.atStart(), pattern.atEnd(), rank++));
      }
      ranks.add(new Ranks(from, rank));
    }
    limits = new int[rank];
    Arrays.fill(limits, 0, before.size(), before.size());
    for (int first = 0; first < friends.size(); ) {
      int last = endOfPriority(first);
      Arrays.fill(limits, ranks.get(first + 1).from(), ranks.get(last).to(), ranks.get(last).to());
      first = last;
    }
  }

  /** Returns one beyond the last friend of the same priority. */
  private int endOfPriority(int position) {
    int last = position;
    while (last < friends.size()
        && friends.get(last).friend().priority() == friends.get(position).friend().priority()) {
      last++;
    }
    return last;
  }

  /** Returns the automaton of the strongest friends, or null when it is beyond the budget. */
  private @Nullable FailureDfa automaton(int strongest) {
    int to = ranks.get(strongest).to();
    return automaton(
        literals.stream().filter(literal -> literal.rank() < to).toList(),
        patterns.stream().filter(pattern -> pattern.rank() < to).toList(),
        limits);
  }

  private @Nullable FailureDfa automaton(
      List<Literal> some, List<RankedPattern> others, int[] limitsOfRanks) {
    Nfa nfa = NfaBuilder.build(some, others, (int) Math.min(16L * maxStates, Integer.MAX_VALUE));
    if (nfa == null) {
      return null;
    }
    FailureDfa built =
        FailureDfa.of(
            nfa, space.alphabet(), space.maxLength(), limitsOfRanks, maxStates, allowance);
    return built != null
            && AvoidanceTable.entries(built, space) <= (long) ENTRIES_PER_STATE * maxStates
        ? built
        : null;
  }

  /** Returns how many numbers what comes before the friends takes, by length and kind. */
  public Map<RouteKind, SortedMap<Integer, BigInteger>> beforeFriends() {
    AvoidanceTable one = table(0);
    Map<RouteKind, SortedMap<Integer, BigInteger>> byKind = new EnumMap<>(RouteKind.class);
    for (int from = 0; from < before.size(); ) {
      RouteKind kind = kind(from);
      int to = from;
      while (to < before.size() && kind(to) == kind) {
        to++;
      }
      one.activate(from, to);
      byKind.put(kind, byLength(newlyTaken(one)));
      from = to;
    }
    return byKind;
  }

  private RouteKind kind(int index) {
    return view.plan().route(before.get(index).rank()).kind();
  }

  /** Returns how many numbers no friend that was counted takes, nor what comes before them. */
  public SortedMap<Integer, BigInteger> external() {
    AvoidanceTable one = current();
    return byLength((prefix, toCome) -> one.count(prefix, toCome, false, false));
  }

  /**
   * Counts what the next friend wins.
   *
   * @param friend the strongest one that was not counted yet
   * @return the numbers by length, or null when that is beyond the budget
   */
  public @Nullable SortedMap<Integer, BigInteger> won(RankedFriend friend) {
    return canCount(friend) ? byLength(newlyTaken(advanceTo(friend.position() + 1))) : null;
  }

  /**
   * Counts what the next friend takes, wins and loses.
   *
   * @param friend the strongest one that was not counted yet
   * @param asked the indices of patterns of which is asked whether the friend wins any number
   * @return null when that is beyond the budget
   */
  public @Nullable Counted count(RankedFriend friend, Set<Integer> asked) {
    if (!canCount(friend)) {
      return null;
    }
    AvoidanceTable own = alone(friend);
    if (own == null) {
      return null;
    }
    Set<Integer> unreached = unreached(friend, asked);
    AvoidanceTable one = advanceTo(friend.position() + 1);
    Count won = newlyTaken(one);
    Count taken = (prefix, toCome) -> all(prefix, toCome) - own.count(prefix, toCome, false, false);
    Count otherwise = otherwise(own, taken);
    Count lost =
        (prefix, toCome) ->
            taken.of(prefix, toCome) - won.of(prefix, toCome) - otherwise.of(prefix, toCome);
    NumberCount numbersLost = numbers(lost);
    return new Counted(
        numbers(taken),
        numbers(won),
        numbersLost,
        numbersLost == null ? null : tied(friend, won),
        unreached);
  }

  /**
   * Returns the indices of those patterns of which the next friend wins no number.
   *
   * @param friend one that was not counted yet, nor any weaker one
   * @param asked the indices of the patterns that are asked for
   */
  public Set<Integer> unreached(RankedFriend friend, Set<Integer> asked) {
    Set<Integer> unreached = new HashSet<>();
    if (!asked.isEmpty()) {
      AvoidanceTable one = advanceTo(friend.position());
      int first = ranks.get(friend.position() + 1).from();
      for (int pattern : asked) {
        work -= one.activate(first + pattern, first + pattern + 1);
        if (byLength(newlyTaken(one)).isEmpty()) {
          unreached.add(pattern);
        }
        one.undo();
      }
    }
    return unreached;
  }

  /** Returns whether the friend can be counted within what is left of the budget. */
  public boolean canCount(RankedFriend friend) {
    return friend.position() < countable && work >= 0;
  }

  /** Activates so many of the friends. */
  private AvoidanceTable advanceTo(int active) {
    AvoidanceTable one = current();
    while (next < active) {
      Ranks of = ranks.get(++next);
      work -= one.activate(of.from(), of.to());
    }
    return one;
  }

  private AvoidanceTable current() {
    AvoidanceTable known = table;
    if (known == null) {
      known = table(before.size());
      table = known;
    }
    return known;
  }

  private AvoidanceTable table(int activated) {
    AvoidanceTable made =
        AvoidanceTable.of(Objects.requireNonNull(automaton), space, limits.length);
    made.activate(0, activated);
    return made;
  }

  /** Returns the first number that the friend takes and one of its own priority wins, or null. */
  private @Nullable String tied(RankedFriend friend, Count won) {
    int first = friend.position();
    while (first > 0 && friends.get(first - 1).friend().priority() == friend.friend().priority()) {
      first--;
    }
    if (first == friend.position()) {
      return null;
    }
    AvoidanceTable others = stronger;
    if (others == null) {
      others = table(before.size());
      stronger = others;
    }
    for (; activeStronger < first; activeStronger++) {
      Ranks of = ranks.get(activeStronger + 1);
      work -= others.activate(of.from(), of.to());
    }
    Ranks own = ranks.get(friend.position() + 1);
    work -= others.activate(own.from(), own.to());
    Count left = newlyTaken(others);
    NumberCount tied =
        numbers((prefix, toCome) -> left.of(prefix, toCome) - won.of(prefix, toCome));
    others.undo();
    return tied == null ? null : tied.witness();
  }

  /** Returns a table of what no pattern of the friend takes, whatever others take. */
  private @Nullable AvoidanceTable alone(RankedFriend friend) {
    List<Literal> some = new ArrayList<>();
    friend.literals().forEach(each -> some.add(new Literal(each.text(), each.prefix(), 0)));
    List<RankedPattern> others = new ArrayList<>();
    friend
        .patterns()
        .forEach(
            each -> others.add(new RankedPattern(each.syntax(), each.atStart(), each.atEnd(), 0)));
    FailureDfa built = automaton(some, others, new int[] {1});
    if (built == null) {
      return null;
    }
    AvoidanceTable made = AvoidanceTable.of(built, space, 1);
    made.activate(0, 1);
    return made;
  }

  /** Counts what emergency numbers, service codes and extensions take of a friend's numbers. */
  private Count otherwise(AvoidanceTable own, Count taken) {
    List<String> prefixes = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (Literal literal : before) {
      if (literal.prefix()
          && canBegin(literal.text())
          && prefixes.stream().noneMatch(literal.text()::startsWith)) {
        prefixes.removeIf(longer -> longer.startsWith(literal.text()));
        prefixes.add(literal.text());
      }
    }
    for (Literal literal : before) {
      if (!literal.prefix()
          && space.contains(literal.text())
          && prefixes.stream().noneMatch(literal.text()::startsWith)
          && own.count(literal.text(), 0, false, false) == 0) {
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

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns whether some number of the space, however long, begins so. */
  private boolean canBegin(String prefix) {
    boolean can = true;
    for (int i = 0; can && i < prefix.length(); i++) {
      int symbol = space.alphabet().indexOf(prefix.charAt(i));
      can = symbol >= 0 && space.allows(symbol, i);
    }
    return can;
  }

  /** Returns how many numbers go on from a prefix that a number can begin with. */
  private long all(String prefix, int toCome) {
    return prefix.isEmpty() ? space.size(toCome).longValue() : continuations[toCome];
  }

  /** Counts what the last activation takes. */
  private static Count newlyTaken(AvoidanceTable one) {
    return (prefix, toCome) ->
        one.count(prefix, toCome, false, true) - one.count(prefix, toCome, false, false);
  }

  private SortedMap<Integer, BigInteger> byLength(Count count) {
    SortedMap<Integer, BigInteger> byLength = new TreeMap<>();
    for (int length = space.minLength(); length <= space.maxLength(); length++) {
      long numbers = count.of("", length);
      if (numbers > 0) {
        byLength.put(length, BigInteger.valueOf(numbers));
      }
    }
    return byLength;
  }

  private @Nullable NumberCount numbers(Count count) {
    SortedMap<Integer, BigInteger> byLength = byLength(count);
    return byLength.isEmpty()
        ? null
        : new NumberCount(byLength, first("", byLength.firstKey(), count));
  }

  /** Returns the first number that begins with a prefix, where there is one. */
  private String first(String prefix, int toCome, Count count) {
    String number = prefix;
    for (int left = toCome - 1; left >= 0; left--) {
      for (int symbol = 0; symbol < space.alphabet().length(); symbol++) {
        String longer = number + space.alphabet().charAt(symbol);
        if (space.allows(symbol, number.length()) && count.of(longer, left) > 0) {
          number = longer;
          break;
        }
      }
    }
    return number;
  }

  /**
   * Counts the numbers that each friend wins of those that begin with a prefix and go on in digits
   * alone.
   *
   * @param least how many digits or more
   * @return for each prefix, the numbers of each friend that has some; null when that is beyond the
   *     budget
   */
  public @Nullable Map<String, Map<RankedFriend, NumberCount>> wonOfDigits(
      Collection<String> prefixes, int least) {
    if (countable < friends.size()) {
      return null;
    }
    AvoidanceTable digits =
        AvoidanceTable.ofDigits(Objects.requireNonNull(automaton), space, limits.length);
    digits.activate(0, before.size());
    long left = WORK_PER_STATE * maxStates;
    Map<String, Map<RankedFriend, NumberCount>> won = new HashMap<>();
    prefixes.stream()
        .filter(this::canBegin)
        .forEach(prefix -> won.put(prefix, new LinkedHashMap<>()));
    for (RankedFriend friend : friends) {
      Ranks of = ranks.get(friend.position() + 1);
      left -= digits.activate(of.from(), of.to());
      if (left < 0) {
        return null;
      }
      won.forEach((prefix, byFriend) -> {
        Count newly =
            (begin, toCome) ->
                isDigits(begin.substring(prefix.length()))
                    ? digits.count(begin, toCome, true, true)
                        - digits.count(begin, toCome, true, false)
                    : 0;
        SortedMap<Integer, BigInteger> byLength = new TreeMap<>();
        int shortest = Math.max(prefix.length() + least, space.minLength());
        for (int length = shortest; length <= space.maxLength(); length++) {
          long numbers = newly.of(prefix, length - prefix.length());
          if (numbers > 0) {
            byLength.put(length, BigInteger.valueOf(numbers));
          }
        }
        if (!byLength.isEmpty()) {
          int toCome = byLength.firstKey() - prefix.length();
          byFriend.put(friend, new NumberCount(byLength, first(prefix, toCome, newly)));
        }
      });
    }
    return won;
  }
}
