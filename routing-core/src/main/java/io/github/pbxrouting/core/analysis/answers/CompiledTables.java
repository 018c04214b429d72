package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.core.router.CompiledRouter;
import io.github.pbxrouting.core.router.NumberingRouter;
import java.util.Objects;

/**
 * The tables of a client. Without numbering rules all three are one. With them, a number that a
 * rule changes goes where {@code asDialled} says if that is not external, else where {@code
 * friendsAlone} says for the normalised number; an emergency number comes first in either form.
 *
 * @param whole routes the numbers that no rule changes
 * @param asDialled routes the others as dialled
 * @param friendsAlone routes their normalised form
 */
public record CompiledTables(
    CompiledTable whole, CompiledTable asDialled, CompiledTable friendsAlone) {

  /** Checks that nothing is null. */
  public CompiledTables {
    Objects.requireNonNull(whole, "whole must not be null");
    Objects.requireNonNull(asDialled, "asDialled must not be null");
    Objects.requireNonNull(friendsAlone, "friendsAlone must not be null");
  }

  /**
   * Returns the tables of a client's router.
   *
   * @throws IllegalArgumentException when another library compiled it
   */
  public static CompiledTables of(CallRouter router) {
    Objects.requireNonNull(router, "router must not be null");
    if (router instanceof NumberingRouter numbering) {
      CompiledTable whole = table(numbering.whole());
      return new CompiledTables(
          whole,
          numbering.asDialled().equals(numbering.whole()) ? whole : table(numbering.asDialled()),
          table(numbering.friendsAlone()));
    }
    CompiledTable whole = table(router);
    return new CompiledTables(whole, whole, whole);
  }

  private static CompiledTable table(CallRouter router) {
    if (router instanceof CompiledRouter compiled) {
      return CompiledTable.of(compiled);
    }
    throw new IllegalArgumentException(
        "router must come from this library's compiler, but is a " + router.getClass().getName());
  }
}
