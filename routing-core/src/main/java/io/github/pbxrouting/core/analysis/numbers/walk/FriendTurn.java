package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.walk.AvoidanceTable.Ranks;
import io.github.pbxrouting.core.automaton.dfa.FailureDfa;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the friends, strongest first, at numbers of one kind. Numbers of one form are offered
 * in one turn, those of two forms in two: as dialled, and what no friend takes as normalised.
 */
final class FriendTurn {

  private final NumberKind kind;
  private final FailureDfa automaton;

  /** How many ranks one form of a number may have: one more than the last. */
  private final int ranksOfForm;

  private final boolean normalised;
  private final int before;

  /** With all friends before the next one. */
  private @Nullable AvoidanceTable table;

  /** With all friends before those of some priority. */
  private @Nullable AvoidanceTable without;

  /**
   * A turn that nothing was taken in yet.
   *
   * @param ranksOfForm the ranks of numbers as dialled are below it, those of the other form follow
   * @param normalised whether it is the turn of the other form
   * @param before the ranks below it come before all friends
   */
  FriendTurn(
      NumberKind kind, FailureDfa automaton, int ranksOfForm, boolean normalised, int before) {
    this.kind = kind;
    this.automaton = automaton;
    this.ranksOfForm = ranksOfForm;
    this.normalised = normalised;
    this.before = before;
  }

  boolean isNormalised() {
    return normalised;
  }

  /** Returns whether no turn follows this one. */
  boolean isLast() {
    return normalised || !kind.hasTwoForms();
  }

  private AvoidanceTable made(Ranks... active) {
    AvoidanceTable made = kind.table(automaton, 2 * ranksOfForm);
    made.activate(active);
    return made;
  }

  private AvoidanceTable current() {
    AvoidanceTable known = table;
    if (known == null) {
      known = made(before());
      table = known;
    }
    return known;
  }

  /** Returns the ranks that take numbers before this turn. */
  private Ranks before() {
    return new Ranks(0, normalised ? ranksOfForm : before);
  }

  private Ranks own(Ranks ranks) {
    return normalised ? ranks.shifted(ranksOfForm) : ranks;
  }

  /**
   * Lets some ranks take numbers.
   *
   * @return how many entries were computed
   */
  long take(Ranks ranks) {
    return current().activate(own(ranks));
  }

  /** Takes back what was taken last. */
  void undo() {
    current().undo();
  }

  /** Returns what the first of all take, before the friends. */
  Count takenFirst(Ranks ranks) {
    AvoidanceTable first = made(new Ranks(0, ranks.from()));
    first.activate(ranks);
    return newlyTaken(first, false);
  }

  /** Returns what was taken last. */
  Count newlyTaken(boolean digitsAlone) {
    return newlyTaken(current(), digitsAlone);
  }

  private Count newlyTaken(AvoidanceTable one, boolean digitsAlone) {
    return (prefix, toCome) ->
        kind.count(
            prefix,
            toCome,
            digitsAlone,
            (begin, left, digits) ->
                one.count(begin, left, digits, true) - one.count(begin, left, digits, false));
  }

  /** Returns what nobody has taken yet. */
  Count left(boolean digitsAlone) {
    AvoidanceTable one = current();
    return (prefix, toCome) ->
        kind.count(
            prefix,
            toCome,
            digitsAlone,
            (begin, left, digits) -> one.count(begin, left, digits, false));
  }

  /**
   * Prepares to count what friends would take without the others of their priority.
   *
   * @param from the first rank of that priority
   * @return how many entries were computed, at most
   */
  long leaveOut(int from) {
    without = kind.table(automaton, 2 * ranksOfForm);
    return without.activate(before(), own(new Ranks(before, from)));
  }

  /** Returns what a friend takes until {@link #undoAlone()}, and no other of its priority. */
  Count takenAlone(Ranks ranks) {
    AvoidanceTable one = Objects.requireNonNull(without);
    one.activate(own(ranks));
    return newlyTaken(one, false);
  }

  void undoAlone() {
    Objects.requireNonNull(without).undo();
  }
}
