package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What is said about reach is what trying every number says. */
@Tag("slow")
class ReachProperties {

  @Provide
  Arbitrary<Brand> brands() {
    return SmallPlans.brands()
        .filter(brand ->
            BrandCompiler.create()
                .problems(brand, io.github.pbxrouting.api.CompileOptions.DEFAULT)
                .isEmpty());
  }

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return SmallPlans.spaces();
  }

  private static PlanAnalysis analysis(Brand brand, NumberSpace space, int maxStates) {
    return PlanAnalysis.of(
        BrandCompiler.create().compile(brand),
        AnalysisOptions.DEFAULT.withSpace(space).withMaxStates(maxStates));
  }

  private record Said(
      FindingCode code,
      @Nullable String friend,
      @Nullable String pattern,
      List<String> by,
      @Nullable String count,
      @Nullable String witness) {}

  private static final Set<FindingCode> REACH =
      Set.of(
          FindingCode.UNREACHABLE_FRIEND,
          FindingCode.UNREACHABLE_PATTERN,
          FindingCode.COMPETING_FRIENDS,
          FindingCode.PRIORITY_TIE,
          FindingCode.UNDECIDED);

  private static List<Said> said(List<Finding> findings, String client) {
    return findings.stream()
        .filter(finding -> finding.client().equals(client) && REACH.contains(finding.code()))
        .map(f ->
            new Said(
                f.code(),
                f.friend().orElse(null),
                f.pattern().orElse(null),
                f.by(),
                f.count().map(BigInteger::toString).orElse(null),
                f.witness().orElse(null)))
        .toList();
  }

  private static List<Said> expected(BruteForce space) {
    List<Said> said = new ArrayList<>();
    List<Friend> friends = space.friends();
    for (Friend friend : friends) {
      List<String> taken = space.all(number -> space.takes(friend, number));
      boolean wins = taken.stream().anyMatch(number -> space.wins(friend, number));
      if (!wins && space.sentTo(friend).isEmpty()) {
        said.add(shadowed(space, FindingCode.UNREACHABLE_FRIEND, friend, null, taken));
      } else if (wins && friend instanceof RemoteFriend remote && remote.patterns().size() > 1) {
        for (String pattern : remote.patterns()) {
          List<String> matched = space.all(number -> space.takesBy(remote, pattern, number));
          if (matched.stream().noneMatch(number -> space.wins(friend, number))
              && space.sentTo(friend).stream().noneMatch(sent -> space.matches(pattern, sent))) {
            said.add(shadowed(space, FindingCode.UNREACHABLE_PATTERN, friend, pattern, matched));
          }
        }
      }
      for (FindingCode code : List.of(FindingCode.COMPETING_FRIENDS, FindingCode.PRIORITY_TIE)) {
        boolean competing = code == FindingCode.COMPETING_FRIENDS;
        for (Friend other : friends) {
          List<String> lost =
              taken.stream()
                  .filter(number -> !other.equals(friend) && space.wins(other, number))
                  .filter(number ->
                      competing
                          || space.formTaken(friend, number).equals(space.formTaken(other, number)))
                  .toList();
          if (!lost.isEmpty() && (competing ? wins : other.priority() == friend.priority())) {
            said.add(
                new Said(
                    code,
                    friend.name(),
                    null,
                    List.of(other.name()),
                    competing ? String.valueOf(lost.size()) : null,
                    lost.get(0)));
          }
        }
      }
    }
    return said;
  }

  private static Said shadowed(
      BruteForce space,
      FindingCode code,
      Friend friend,
      @Nullable String pattern,
      List<String> numbers) {
    Set<String> winners =
        numbers.stream()
            .flatMap(number -> BruteForce.friendOf(space.routes.get(number)).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Said(
        code,
        friend.name(),
        pattern,
        space.friends().stream().map(Friend::name).filter(winners::contains).toList(),
        numbers.isEmpty() ? null : String.valueOf(numbers.size()),
        numbers.isEmpty() ? null : numbers.get(0));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void findings_are_exactly_those_that_trying_every_number_gives(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    List<Finding> findings = analysis(brand, space, 100_000).check();
    for (String client : List.of("a", "b")) {
      assertEquals(expected(new BruteForce(brand, client, space)), said(findings, client));
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void a_small_budget_leaves_things_undecided_and_says_nothing_wrong(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    compareWithSmallBudget(brand, space);
  }

  @Example
  void a_small_budget_under_numbering_rules_does_not_hide_who_wins() {
    compareWithSmallBudget(
        Client.builder("a")
            .numbering(List.of(NumberingRule.of("", 1, 1, "1")))
            .emergencyNumber("12")
            .friend(Friend.remote("f0").priority(2).patterns("^2|1+[^1]$").build())
            .friend(Friend.remote("f1").priority(1).patterns("").build()),
        NumberSpace.of("*12", 1, 5));
  }

  @Example
  void a_small_budget_does_not_say_that_a_pattern_matches_nothing() {
    compareWithSmallBudget(
        Client.builder("a")
            .friend(Friend.remote("f0").priority(2).patterns("^", "^1$").build())
            .friend(Friend.remote("f2").priority(1).patterns("^1", "^.{2}1\\*$").build()),
        NumberSpace.of("+12", 1, 5));
  }

  @Example
  void a_small_budget_says_the_first_tie_of_a_friend_that_wins_nothing() {
    compareWithSmallBudget(
        Client.builder("a")
            .friend(Friend.remote("f1").priority(2).patterns("1$").build())
            .friend(Friend.remote("f2").priority(2).patterns("^1", "^21$").build())
            .friend(Friend.remote("f3").priority(2).patterns("^1").build()),
        NumberSpace.of("*12", 1, 5));
  }

  @Example
  void a_small_budget_does_not_say_that_all_numbers_of_a_pattern_were_counted() {
    compareWithSmallBudget(
        Client.builder("a")
            .friend(Friend.remote("f0").priority(1).patterns("^1|1").build())
            .friend(Friend.remote("f1").priority(2).patterns("^2{2}$", "111$").build()),
        NumberSpace.of("*12", 1, 5));
  }

  @Example
  void a_small_budget_says_a_tie_though_a_friend_is_left_out() {
    compareWithSmallBudget(
        Client.builder("a")
            .friend(Friend.remote("f1").priority(1).patterns("^1*2*$").build())
            .friend(Friend.remote("f2").priority(1).patterns("$").build())
            .friend(Friend.remote("f3").priority(1).patterns("^111").build()),
        NumberSpace.of("*12", 1, 5));
  }

  @Example
  void a_small_budget_does_not_say_who_wins_all_of_a_pattern_by_its_other_form() {
    compareWithSmallBudget(
        Client.builder("a")
            .numbering(List.of(NumberingRule.of("", 1, 1, ""), NumberingRule.of("12", 1, 1, "")))
            .friend(Friend.remote("f0").priority(1).patterns("^1$", "^11$").build())
            .friend(Friend.remote("f1").priority(1).patterns("^|1$").build()),
        NumberSpace.of("#12", 2, 4));
  }

  private static void compareWithSmallBudget(Client.Builder client, NumberSpace space) {
    compareWithSmallBudget(Brand.of("small", client.build(), Client.builder("b").build()), space);
  }

  private static void compareWithSmallBudget(Brand brand, NumberSpace space) {
    BruteForce numbers = new BruteForce(brand, "a", space);
    List<Said> truth = expected(numbers);
    List<Finding> findings = analysis(brand, space, 6).check();
    Set<String> undecided =
        findings.stream()
            .filter(finding -> finding.code() == FindingCode.UNDECIDED)
            .map(finding -> finding.friend().orElse(null))
            .collect(Collectors.toSet());
    for (Said said : said(findings, "a")) {
      if (said.code() != FindingCode.UNDECIDED) {
        assertEquals(
            true,
            truth.contains(said)
                || isTie(said, numbers)
                || truth.stream().anyMatch(t -> isTotalOf(said, t, findings))
                || (undecided.contains(said.friend())
                    && truth.stream().anyMatch(t -> saysLessThan(said, t, findings))),
            () -> said + " of " + findings + " is not among " + truth);
      }
    }
    for (Finding finding : findings) {
      if (REACH.contains(finding.code()) && finding.message().contains("it matches nothing")) {
        assertTrue(
            !finding.client().equals("a")
                || said(List.of(finding), "a").stream().anyMatch(truth::contains),
            () -> finding + " matches something");
      }
    }
    for (Said said : truth) {
      if (!said(findings, "a").contains(said)) {
        assertTrue(
            said(findings, "a").stream().anyMatch(total -> isTotalOf(total, said, findings))
                || findings.stream().anyMatch(finding -> isTie(finding, said))
                || findings.stream().anyMatch(finding -> leavesOpen(finding, said, findings)),
            () -> said + " is missing from " + findings);
      }
    }
  }

  /**
   * Whether it is the same finding with less said about its numbers: how many there are, all who
   * win them where none is left and it is said that this is not known, or which is the first where
   * no short one matches.
   */
  private static boolean saysLessThan(Said said, Said truth, List<Finding> findings) {
    boolean none =
        said.code() == FindingCode.UNREACHABLE_FRIEND
            || said.code() == FindingCode.UNREACHABLE_PATTERN;
    boolean winnersOpen =
        findings.stream()
            .anyMatch(f ->
                f.code() == FindingCode.UNDECIDED
                    && f.client().equals("a")
                    && Objects.equals(f.friend().orElse(null), said.friend())
                    && Objects.equals(f.pattern().orElse(null), said.pattern())
                    && (f.message().startsWith("which stronger ones win how many")
                        || f.message().startsWith("who wins how many")
                        || f.message().startsWith("what the pattern matches")));
    return said.code() == truth.code()
        && Objects.equals(said.friend(), truth.friend())
        && Objects.equals(said.pattern(), truth.pattern())
        && said.by()
            .equals(
                truth.by().stream().filter(by -> !winnersOpen || said.by().contains(by)).toList())
        && (said.count() == null || said.count().equals(truth.count()))
        && (Objects.equals(said.witness(), truth.witness()) || (none && said.witness() == null));
  }

  /**
   * Whether a finding tells in one total what the true ones tell winner by winner: what a friend
   * loses altogether may be known where to whom it loses each number is not.
   */
  private static boolean isTotalOf(Said total, Said truth, List<Finding> findings) {
    boolean competing = total.code() == FindingCode.COMPETING_FRIENDS;
    return Objects.equals(total.friend(), truth.friend())
        && Objects.equals(total.pattern(), truth.pattern())
        && (competing
            ? truth.code() == total.code() || truth.code() == FindingCode.PRIORITY_TIE
            : truth.code() == total.code()
                && truth.by().containsAll(total.by())
                && Objects.equals(truth.count(), total.count())
                && Objects.equals(truth.witness(), total.witness()))
        && findings.stream()
            .anyMatch(f ->
                f.code() == total.code()
                    && f.client().equals("a")
                    && Objects.equals(f.friend().orElse(null), total.friend())
                    && Objects.equals(f.pattern().orElse(null), total.pattern())
                    && (f.message().contains("others win all, for example")
                        || f.message().contains("that stronger friends win, for example")));
  }

  /** Whether it is a tie, though not at the first number. */
  private static boolean isTie(Said said, BruteForce numbers) {
    if (said.code() != FindingCode.PRIORITY_TIE || said.witness() == null) {
      return false;
    }
    Friend friend = friend(numbers, said.friend());
    Friend other = friend(numbers, said.by().get(0));
    return numbers.takes(friend, said.witness())
        && numbers.wins(other, said.witness())
        && friend.priority() == other.priority()
        && numbers
            .formTaken(friend, said.witness())
            .equals(numbers.formTaken(other, said.witness()));
  }

  private static Friend friend(BruteForce numbers, @Nullable String name) {
    return numbers.friends().stream()
        .filter(friend -> friend.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a finding has one of the ties of a friend, of which the true one is another. */
  private static boolean isTie(Finding finding, Said truth) {
    return finding.code() == FindingCode.PRIORITY_TIE
        && truth.code() == FindingCode.PRIORITY_TIE
        && finding.isSummary()
        && finding.client().equals("a")
        && Objects.equals(finding.friend().orElse(null), truth.friend());
  }

  private static final Set<FindingCode> LOSSES =
      EnumSet.of(FindingCode.COMPETING_FRIENDS, FindingCode.PRIORITY_TIE);

  private static final Pattern DECIDED_TO = Pattern.compile("only numbers of up to (\\d+) char");

  /** Whether a finding says that something is not known, and the true one is missing for that. */
  private static boolean leavesOpen(Finding finding, Said missing, List<Finding> findings) {
    if (finding.code() != FindingCode.UNDECIDED
        || !finding.client().equals("a")
        || !Objects.equals(finding.friend().orElse(null), missing.friend())) {
      return false;
    }
    if (finding.pattern().orElse(null) == null
        && finding.message().startsWith("whether any number reaches")) {
      return true;
    }
    if (finding.message().startsWith("whether only the order")) {
      return missing.code() == FindingCode.PRIORITY_TIE;
    }
    if (said(findings, "a").stream().anyMatch(said -> saysLessThan(said, missing, findings))) {
      return true;
    }
    if (finding.message().startsWith("what the pattern matches")) {
      return Objects.equals(finding.pattern().orElse(null), missing.pattern());
    }
    Matcher decidedTo = DECIDED_TO.matcher(finding.message());
    int decided = decidedTo.find() ? Integer.parseInt(decidedTo.group(1)) : 0;
    if (missing.code() == FindingCode.UNREACHABLE_PATTERN) {
      return Objects.equals(finding.pattern().orElse(null), missing.pattern());
    }
    return LOSSES.contains(missing.code())
        && missing.witness() != null
        && missing.witness().length() > decided;
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void removing_what_is_unreachable_or_redundant_changes_nothing(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    PlanAnalysis analysis = analysis(brand, space, 100_000);
    List<Finding> findings =
        analysis.check().stream().filter(finding -> finding.client().equals("a")).toList();
    Brand pruned =
        Brand.of(
            "small",
            Edits.friends(
                brand.clients().get(0),
                friend -> !has(findings, FindingCode.UNREACHABLE_FRIEND, friend.name(), null),
                (friend, pattern) ->
                    !has(findings, FindingCode.UNREACHABLE_PATTERN, friend.name(), pattern)),
            brand.clients().get(1));
    PlanDiff diff = analysis.diff(BrandCompiler.create().compile(pruned));
    Assume.that(!pruned.equals(brand));
    assertEquals(List.of(), diff.changes());
    assertEquals(true, diff.isEquivalent());
  }

  private static boolean has(
      List<Finding> findings, FindingCode code, String friend, @Nullable String pattern) {
    return findings.stream()
        .anyMatch(finding ->
            finding.code() == code
                && friend.equals(finding.friend().orElse(null))
                && (pattern == null || pattern.equals(finding.pattern().orElse(null))));
  }

  @Provide
  Arbitrary<List<String>> overlappingPatterns() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, SmallPlans.patterns()),
            Tuple.of(3, Arbitraries.of("^1", "^2", "^[12]", "^.1", "^.2", "^..1", "^2.", "1$")),
            Tuple.of(1, Arbitraries.of("^1", "^1.*", "(?:^1)", "^[1]")))
        .list()
        .ofMinSize(2)
        .ofMaxSize(5);
  }

  private static List<String> redundant(
      List<String> patterns, List<String> stronger, NumberSpace space) {
    RemoteFriend friend = Friend.remote("f").priority(2).patterns(patterns).build();
    Client client =
        Client.builder("a")
            .friend(Friend.remote("s").priority(1).patterns(stronger).build())
            .friend(friend)
            .build();
    return analysis(Brand.of("b", client), space, 100_000).check().stream()
        .filter(finding -> finding.code() == FindingCode.REDUNDANT_PATTERN)
        .filter(finding -> friend.name().equals(finding.friend().orElse(null)))
        .map(finding -> String.valueOf(finding.pattern().orElse(null)))
        .toList();
  }

  private static Set<String> matched(List<String> patterns, BruteForce numbers) {
    return new LinkedHashSet<>(
        numbers.all(
            number -> patterns.stream().anyMatch(pattern -> numbers.matches(pattern, number))));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void redundant_patterns_are_found_in_whatever_order_they_are_declared(
      @ForAll("overlappingPatterns") List<String> patterns,
      @ForAll("spaces") NumberSpace space,
      @ForAll Random random) {
    Brand brand =
        Brand.of(
            "b", Client.builder("a").friend(Friend.remote("f").patterns(patterns).build()).build());
    BruteForce numbers = new BruteForce(brand, "a", space);
    Assume.that(!matched(patterns, numbers).isEmpty());
    List<String> found = redundant(patterns, List.of(), space);
    List<String> left = new ArrayList<>(patterns);
    found.forEach(left::remove);
    assertEquals(matched(patterns, numbers), matched(left, numbers), "without those reported");
    for (String pattern : new LinkedHashSet<>(left)) {
      List<String> others = new ArrayList<>(left);
      others.remove(pattern);
      // One that matches nothing is unreachable, and reported as that.
      if (!matched(List.of(pattern), numbers).isEmpty()) {
        assertNotEquals(matched(left, numbers), matched(others, numbers), pattern + " of " + left);
      }
    }
    List<String> shuffled = new ArrayList<>(patterns);
    Collections.shuffle(shuffled, random);
    assertEquals(sorted(found), sorted(redundant(shuffled, List.of(), space)), shuffled::toString);
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void without_its_redundant_and_unreachable_patterns_a_friend_wins_the_same(
      @ForAll("overlappingPatterns") List<String> patterns,
      @ForAll("overlappingPatterns") List<String> stronger,
      @ForAll("spaces") NumberSpace space) {
    Client.Builder client =
        Client.builder("a").friend(Friend.remote("s").priority(1).patterns(stronger).build());
    RemoteFriend friend = Friend.remote("f").priority(2).patterns(patterns).build();
    Brand brand = Brand.of("b", client.friend(friend).build());
    BruteForce before = new BruteForce(brand, "a", space);
    Assume.that(!before.all(number -> before.wins(friend, number)).isEmpty());
    List<String> left = new ArrayList<>(patterns);
    analysis(brand, space, 100_000).check().stream()
        .filter(finding -> friend.name().equals(finding.friend().orElse(null)))
        .filter(finding ->
            finding.code() == FindingCode.REDUNDANT_PATTERN
                || finding.code() == FindingCode.UNREACHABLE_PATTERN)
        .forEach(finding -> left.remove(left.lastIndexOf(finding.pattern().orElse(null))));
    RemoteFriend pruned = Friend.remote("f").priority(2).patterns(left).build();
    BruteForce after =
        new BruteForce(
            Brand.of(
                "b",
                Client.builder("a")
                    .friend(Friend.remote("s").priority(1).patterns(stronger).build())
                    .friend(pruned)
                    .build()),
            "a",
            space);
    assertEquals(before.routes, after.routes, () -> "left of " + patterns + ": " + left);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void without_its_redundant_patterns_a_friend_takes_the_same(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    List<Finding> findings = analysis(brand, space, 100_000).check();
    BruteForce numbers = new BruteForce(brand, "a", space);
    for (Friend friend : numbers.friends()) {
      if (friend instanceof RemoteFriend remote) {
        List<String> left = new ArrayList<>(remote.patterns());
        findings.stream()
            .filter(finding -> finding.client().equals("a"))
            .filter(finding -> friend.name().equals(finding.friend().orElse(null)))
            .filter(finding -> finding.code() == FindingCode.REDUNDANT_PATTERN)
            .forEach(finding -> left.remove(left.lastIndexOf(finding.pattern().orElse(null))));
        RemoteFriend pruned = remote.toBuilder().clearPatterns().patterns(left).build();
        assertEquals(
            numbers.all(number -> numbers.takes(friend, number)),
            numbers.all(number -> numbers.takes(pruned, number)),
            () -> "left of " + remote.patterns() + ": " + left);
      }
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void findings_do_not_depend_on_what_was_asked_before(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    PlanAnalysis analysis = analysis(brand, space, 1000);
    List<Finding> first = analysis.check();
    assertEquals(first, analysis.check());
    assertEquals(
        Arrays.toString(first.toArray()),
        Arrays.toString(analysis(brand, space, 1000).check().toArray()));
  }
}
