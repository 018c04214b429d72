package io.github.pbxrouting.api;

import java.util.List;

/**
 * A number that is dialled character by character: overlap dialling, as ISDN trunks and RFC 3578
 * have it. {@link CallRouter#dial()} returns one for a client's plan.
 *
 * <p>A host asks two different questions after each digit. May I choose the route? Is this the
 * whole number? Let <var>n</var> be the number so far. A <em>continuation</em> is one or more of
 * the characters that may follow; the whole number is no longer than a destination may be. The plan
 * <em>takes</em> a number that it routes to an emergency number, a service code, an extension or a
 * friend; it does not take one that is external or rejected.
 *
 * <ul>
 *   <li>{@link #settled()}: no continuation changes where <var>n</var> goes. Send it on now; the
 *       digits to come may follow it (RFC 3578), or be waited for.
 *   <li>{@link #matchMore()}: the plan takes <var>n</var> with some continuation. Asterisk's {@code
 *       matchmore}.
 *   <li>{@link #mayBeComplete()}: the plan takes <var>n</var>, or takes it with no continuation
 *       either.
 * </ul>
 *
 * <p>The last two together say whether to wait for the interdigit timer (T302 of Q.931, 15 s in
 * most switches):
 *
 * <table>
 * <caption>What a host does</caption>
 * <tr><th>{@code mayBeComplete}<th>{@code matchMore}<th>Asterisk<th>The host
 * <tr><td>true<td>false<td>exists, not matchmore; or nothing can match<td>taken: places the call at
 * once. Rejected: ends it. External: nothing in the plan takes the number any more, and only the
 * PSTN knows its length.
 * <tr><td>true<td>true<td>exists and matchmore<td>waits for T302, then places the call
 * <tr><td>false<td>true<td>canmatch only<td>waits for digits; after T302 the call is external or
 * rejected
 * </table>
 *
 * <p>A settled number need not be complete: a friend with the pattern {@code ^0049} takes every
 * number that begins with it, of any length. A complete one need not be settled: extension {@code
 * 1001} is complete where no longer number is taken, yet {@code 10012} is external.
 *
 * <p>The answers are exact where {@link #exact()} says so. Otherwise they are on the safe side:
 * {@code settled} may be false, and {@code matchMore} and {@code possible} may say too much.
 *
 * <p>To append a digit and ask takes a few nanoseconds and allocates nothing. {@link #possible()}
 * allocates, and so does {@link #decision()} where the decision depends on the digits: a service
 * code with arguments, a normalised number.
 *
 * <p>Hosts call this interface and do not implement it. A cursor is for one call at a time, and for
 * one thread at a time.
 */
public interface DialCursor {

  /** The keys of a telephone: the default for what may follow a number. */
  String KEYPAD = "0123456789*#";

  /** The digits alone, for peers that send no {@code *} and no {@code #} after a number's begin. */
  String DIGITS = "0123456789";

  /**
   * Appends a character of the number: a digit, or any other, whether it may follow or not.
   *
   * @return this cursor
   * @throws InvalidDestinationException when the number has as many characters as a destination may
   *     have; it stays as it is
   */
  DialCursor append(char character);

  /**
   * Appends characters one by one.
   *
   * @return this cursor
   * @throws InvalidDestinationException when the number becomes too long; what fits is appended
   */
  DialCursor append(String characters);

  /**
   * Goes back to the empty number, for the next call.
   *
   * @return this cursor
   */
  DialCursor reset();

  /** Returns how many characters the number has so far. */
  int length();

  /** Returns the number so far. */
  String number();

  /**
   * Returns the decision if dialling stopped here: that of {@link CallRouter#route(String)}.
   *
   * @throws InvalidDestinationException when no character was appended
   */
  RouteDecision decision();

  /**
   * Returns whether no continuation changes the decision, its {@link RouteDecision#number()} and a
   * service code's arguments aside. An empty number is settled when all numbers have one decision.
   */
  boolean settled();

  /** Returns whether the plan takes this number with some continuation. */
  boolean matchMore();

  /**
   * Returns whether the number may end here: the plan takes it, or takes no continuation either.
   * The empty number may not.
   */
  boolean mayBeComplete();

  /**
   * Returns whether the answers about continuations are exact. They are for plans whose patterns
   * all begin with {@code ^}, and for most others. Not where RE2/J answers a pattern that does not
   * fit into the table, where the automaton of unanchored patterns or numbering rules gets too
   * large, or behind a character beyond ASCII.
   */
  boolean exact();

  /**
   * Returns the decisions that the number and its continuations have, each once, in order of
   * precedence: without arguments, and without a number to send. Settled is one decision, where the
   * answers are exact. Immutable. Takes time linear in the client's table: for people, not for
   * every digit.
   */
  List<RouteDecision> possible();
}
