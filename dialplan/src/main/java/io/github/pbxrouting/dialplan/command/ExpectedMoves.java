package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.answers.PlanDiff.Change;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.UndecidedException;
import io.github.pbxrouting.dialplan.file.JsonFile;
import io.github.pbxrouting.dialplan.file.Move;
import io.github.pbxrouting.dialplan.file.Problems;
import io.github.pbxrouting.dialplan.file.TestReader;
import io.github.pbxrouting.dialplan.file.Token;
import io.github.pbxrouting.dialplan.json.RouteFields;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an edit moves what it is expected to move, and nothing besides. */
final class ExpectedMoves {

  /** The most entries of all lists of a file together. */
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
   * Returns the first number that moves neither from nor to one of the friends, as a sentence, or
   * null.
   *
   * @throws MisuseException when neither plan has one of the friends
   */
  @Nullable String besides(PlanDiff diff, List<String> friends) throws MisuseException {
    for (String friend : friends) {
      if (!has(older.router(), friend) && !has(newer.router(), friend)) {
        throw new MisuseException("--only: neither plan has a friend \"" + friend + "\"");
      }
    }
    return first(
        diff.changes().stream()
            .filter(change -> !isOf(change.from(), friends) && !isOf(change.to(), friends))
            .map(change -> new Moved(change, change.numbers().witness()))
            .toList());
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
   * Returns the first number that moves besides what a file says, or that does not move as it says,
   * as a sentence, or null.
   *
   * @throws UndecidedException when that could not be decided
   * @throws IllegalArgumentException when a plan does not have what a move names
   */
  @Nullable String unexpected(PlanDiff diff, List<Move> moves) {
    for (Move move : moves) {
      if (!older.router().hasClient(move.client()) && !newer.router().hasClient(move.client())) {
        throw new IllegalArgumentException(
            move.place() + ": neither plan has a client \"" + move.client() + "\"");
      }
    }
    List<Moved> besides = new ArrayList<>();
    for (Change change : diff.changes()) {
      Route from = change.from();
      Route to = change.to();
      if (from == null || to == null) {
        besides.add(new Moved(change, change.numbers().witness()));
        continue;
      }
      NumberSet left = null;
      for (Move move : moves) {
        if (move.client().equals(change.client())
            && isOf(from, move.from())
            && isOf(to, move.to())) {
          left =
              left == null
                  ? routed(older, change.client(), from)
                      .intersection(routed(newer, change.client(), to))
                  : left;
          left = left.difference(numbers(move));
        }
      }
      Optional<String> witness =
          left == null ? Optional.of(change.numbers().witness()) : left.witness();
      witness.ifPresent(number -> besides.add(new Moved(change, number)));
    }
    String first = first(besides);
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
        return move.client()
            + ": "
            + witness.get()
            + " does not go to "
            + to
            + ", as "
            + move.place()
            + " says";
      }
    }
    return null;
  }

  /** Reads the moves of a file; writes its problems and returns null when it has any. */
  static @Nullable List<Move> read(Path file, PrintWriter err) {
    Problems problems = new Problems();
    List<Move> moves =
        JsonFile.read(
            JsonFile.of(file, "move"),
            "move file",
            MAX_ENTRIES,
            problems,
            walk -> new TestReader(walk).moves());
    for (Problems.Problem problem : problems.all()) {
      Token at = problem.token();
      err.println(
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

  private NumberSet routed(PlanAnalysis plan, String client, Route route) {
    List<Object> key = List.of(plan == older, client, route);
    NumberSet known = routed.get(key);
    if (known == null) {
      known = plan.numbers(client, Destination.of(route));
      routed.put(key, known);
    }
    return known;
  }

  private static boolean isOf(Route route, @Nullable Destination destination) {
    return destination == null || Destination.of(route).has(destination);
  }

  private record Moved(Change change, String number) {}

  private static @Nullable String first(List<Moved> moved) {
    Moved first = null;
    for (Moved each : moved) {
      if (first == null || NumberCount.precedes(each.number, first.number)) {
        first = each;
      }
    }
    return first == null
        ? null
        : first.change.client()
            + ": "
            + first.number
            + " moves besides, from "
            + place(first.change.from())
            + " to "
            + place(first.change.to());
  }

  private static String place(@Nullable Route route) {
    return route == null ? "nothing, without the client" : RouteFields.place(route);
  }
}
