package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.answers.PlanDiff.Change;
import io.github.pbxrouting.core.analysis.answers.PlanDiff.Renumbering;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.UndecidedException;
import io.github.pbxrouting.dialplan.file.JsonFile;
import io.github.pbxrouting.dialplan.file.Move;
import io.github.pbxrouting.dialplan.file.Problems;
import io.github.pbxrouting.dialplan.file.TestReader;
import io.github.pbxrouting.dialplan.file.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether an edit moves what it is expected to move, and nothing besides. */
final class ExpectedMoves {

  /**
   * What is wrong with an edit.
   *
   * @param client the client in which a number moves, or does not
   * @param problem the number, and where it goes
   */
  record Unexpected(String client, String problem) {
    @Override
    public String toString() {
      return client + ": " + problem;
    }
  }

  /** The maximum number of entries of all lists of a file together. */
  private static final long MAX_ENTRIES = 1_000_000;

  private final PlanAnalysis older;
  private final PlanAnalysis newer;

  /** The numbers that a plan routes to a place, by plan, client and place. */
  private final Map<List<Object>, NumberSet> routed = new HashMap<>();

  ExpectedMoves(PlanAnalysis older, BrandRouter newer) {
    this.older = older;
    this.newer = PlanAnalysis.of(newer, older.options());
  }

  /**
   * Returns the first number that moves neither from nor to one of the friends, or goes to another
   * destination with another number to send; null when none does.
   *
   * @throws MisuseException when neither plan has one of the friends
   */
  @Nullable Unexpected besides(PlanDiff diff, List<String> friends) throws MisuseException {
    for (String friend : friends) {
      if (!has(older.router(), friend) && !has(newer.router(), friend)) {
        throw new MisuseException("--only: neither plan has a friend \"" + friend + "\"");
      }
    }
    List<Moved> moved = new ArrayList<>();
    for (Change change : diff.changes()) {
      if (!isOf(change.from(), friends) && !isOf(change.to(), friends)) {
        moved.add(moved(change, change.numbers().witness()));
      }
    }
    for (Renumbering renumbering : diff.renumbered()) {
      if (!isOf(renumbering.route(), friends)) {
        moved.add(moved(renumbering, renumbering.numbers().witness()));
      }
    }
    return first(moved);
  }

  private static boolean has(BrandRouter brand, String friend) {
    return brand.brand().clients().stream()
        .flatMap(client -> client.friends().stream())
        .map(Friend::name)
        .anyMatch(friend::equals);
  }

  private static boolean isOf(@Nullable Route route, List<String> friends) {
    return route != null && route.friend().filter(friends::contains).isPresent();
  }

  /**
   * Returns the first number that moves besides what a file says, or that does not move as it says;
   * null when none does.
   *
   * @throws UndecidedException when that could not be decided
   * @throws IllegalArgumentException when a plan does not have what a move names
   */
  @Nullable Unexpected unexpected(PlanDiff diff, List<Move> moves) {
    for (Move move : moves) {
      if (!older.router().hasClient(move.client()) && !newer.router().hasClient(move.client())) {
        throw new IllegalArgumentException(
            move.place() + ": neither plan has a client \"" + move.client() + "\"");
      }
    }
    List<Moved> besides = new ArrayList<>();
    for (Change change : diff.changes()) {
      String client = change.client();
      Route from = change.from();
      Route to = change.to();
      String number =
          from == null || to == null
              ? change.numbers().witness()
              : left(
                  allowed(moves, client, from, to),
                  change.numbers(),
                  () -> routed(older, client, from).intersection(routed(newer, client, to)));
      if (number != null) {
        besides.add(moved(change, number));
      }
    }
    for (Renumbering renumbering : diff.renumbered()) {
      String client = renumbering.client();
      Route route = renumbering.route();
      String number =
          left(
              allowed(moves, client, route, route),
              renumbering.numbers(),
              () -> older.renumbered(newer.router(), client, route));
      if (number != null) {
        besides.add(moved(renumbering, number));
      }
    }
    Unexpected first = first(besides);
    if (first != null) {
      return first;
    }
    for (Move move : moves) {
      Destination to = move.to();
      if (!move.named() || to == null) {
        continue;
      }
      NumberSet numbers = numbers(move);
      Destination from = move.from();
      NumberSet coming =
          from == null ? numbers : numbers.intersection(older.numbers(move.client(), from));
      Optional<String> witness = coming.difference(newer.numbers(move.client(), to)).witness();
      if (witness.isPresent()) {
        return new Unexpected(
            move.client(),
            witness.get() + " does not go to " + to + ", as " + move.place() + " says");
      }
    }
    return null;
  }

  /** Reads the moves of a file; writes its problems and returns null when it has any. */
  static @Nullable List<Move> read(Path file, Console console) {
    Problems problems = new Problems();
    List<Move> moves =
        JsonFile.read(
            Plan.isStandardInput(file) ? JsonFile.of(console.in(), "-") : JsonFile.of(file, "move"),
            "move file",
            MAX_ENTRIES,
            problems,
            walk -> new TestReader(walk).moves());
    for (Problems.Problem problem : problems.all()) {
      Token at = problem.token();
      console
          .err()
          .println(
              Shown.of(file.toString())
                  + (at == null ? "" : ":" + at.line() + ":" + at.column())
                  + ": "
                  + (problem.place().isEmpty() ? "" : problem.place() + ": ")
                  + problem.message());
    }
    return problems.isEmpty() ? moves : null;
  }

  private NumberSet numbers(Move move) {
    return NumberSet.matching(older.options().space(), move.numbers());
  }

  /** Returns the first of some numbers that is in none of the allowed sets, or null. */
  private static @Nullable String left(
      List<NumberSet> allowed, NumberCount counted, Supplier<NumberSet> numbers) {
    if (allowed.isEmpty()) {
      return counted.witness();
    }
    NumberSet left = numbers.get();
    for (NumberSet each : allowed) {
      left = left.difference(each);
    }
    return left.witness().orElse(null);
  }

  /** Returns what the moves allow of the numbers that go from one route to another. */
  private List<NumberSet> allowed(List<Move> moves, String client, Route from, Route to) {
    List<NumberSet> allowed = new ArrayList<>();
    for (Move move : moves) {
      if (move.client().equals(client) && fits(from, move.from()) && fits(to, move.to())) {
        allowed.add(
            going(newer, client, move.to(), going(older, client, move.from(), numbers(move))));
      }
    }
    return allowed;
  }

  /** Returns whether some numbers of a route may go to a destination. */
  private static boolean fits(Route route, @Nullable Destination destination) {
    return destination == null || Destination.of(route).has(destination.withoutNumber());
  }

  /** Returns the numbers that go to a destination whose route is known to fit. */
  private static NumberSet going(
      PlanAnalysis plan, String client, @Nullable Destination destination, NumberSet numbers) {
    return destination == null || !destination.isOfNumbers()
        ? numbers
        : numbers.intersection(plan.numbers(client, destination));
  }

  private NumberSet routed(PlanAnalysis plan, String client, Route route) {
    return routed.computeIfAbsent(
        List.of(plan == older, client, route), key -> plan.numbers(client, Destination.of(route)));
  }

  /** A number that moves, and how. */
  private record Moved(String client, String number, String how) {}

  private static Moved moved(Change change, String number) {
    return new Moved(
        change.client(),
        number,
        "from " + DiffCommand.place(change.from()) + " to " + DiffCommand.place(change.to()));
  }

  private Moved moved(Renumbering renumbering, String number) {
    String client = renumbering.client();
    return new Moved(
        client,
        number,
        "to "
            + DiffCommand.place(renumbering.route())
            + " with another number: "
            + sent(newer, client, number)
            + " instead of "
            + sent(older, client, number));
  }

  private static String sent(PlanAnalysis plan, String client, String number) {
    return plan.router().client(client).route(number).number().orElse(number);
  }

  private static @Nullable Unexpected first(List<Moved> moved) {
    return moved.stream()
        .min((one, other) ->
            NumberCount.precedes(one.number, other.number)
                ? -1
                : NumberCount.precedes(other.number, one.number) ? 1 : 0)
        .map(first -> new Unexpected(first.client, first.number + " moves besides, " + first.how))
        .orElse(null);
  }
}
