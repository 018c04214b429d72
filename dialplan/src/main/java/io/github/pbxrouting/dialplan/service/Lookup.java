package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.dialplan.file.Quoted;

/** Looks up what a request names in a plan, or says what is wrong with it. */
final class Lookup {

  private Lookup() {}

  /** Returns the router of that client; {@code where} is the parameter or field that named it. */
  static CallRouter client(ServedPlan plan, String client, String where) throws Problem {
    if (!plan.router().hasClient(client)) {
      throw new Problem(
          Problem.Kind.UNKNOWN_CLIENT,
          "the brand %s has no client %s"
              .formatted(Quoted.of(plan.router().brand().name()), Quoted.of(client)),
          where,
          "the id of a client of the plan");
    }
    return plan.router().client(client);
  }

  /** Checks that the client, which the plan has, has that friend. */
  static void friend(ServedPlan plan, String client, String friend, String where) throws Problem {
    if (plan.router().client(client).client().friend(friend).isEmpty()) {
      throw new Problem(
          Problem.Kind.UNKNOWN_FRIEND,
          "the client " + Quoted.of(client) + " has no friend " + Quoted.of(friend),
          where,
          "the name of a friend of the client, or nothing when no friend calls");
    }
  }

  /** Checks what no plan routes: half a character of two UTF-16 units. */
  static void number(String number, String where) throws Problem {
    for (int i = 0; i < number.length(); i++) {
      if (Character.isSurrogate(number.charAt(i))) {
        if (i + 1 == number.length()
            || !Character.isSurrogatePair(number.charAt(i), number.charAt(i + 1))) {
          throw invalidNumber("the number has half a character, at index " + i, where);
        }
        i++;
      }
    }
  }

  /** Returns the problem of a number that the router does not take. */
  static Problem invalidNumber(InvalidDestinationException refused, String where) {
    return invalidNumber(String.valueOf(refused.getMessage()), where);
  }

  private static Problem invalidNumber(String detail, String where) {
    return new Problem(
        Problem.Kind.INVALID_NUMBER,
        detail,
        where,
        "the number as it was dialled, 1 to " + CallRouter.MAX_DESTINATION_LENGTH + " characters");
  }
}
