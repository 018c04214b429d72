package io.github.pbxrouting.api;

import java.util.List;
import java.util.Optional;

/**
 * Says where a number dialled in one client goes: emergency number, else service code, else
 * extension, else the first friend by priority that takes it, else external.
 *
 * <p>Hosts call this interface and do not implement it. Immutable and safe for use by any number of
 * threads. Every {@code route} looks at one snapshot of the plan, whole.
 *
 * <p>A destination is any text of 1 to {@link #MAX_DESTINATION_LENGTH} UTF-16 units (fewer where
 * {@link PlanLimits} say so); characters outside ASCII are legal and simply unlikely to match.
 */
public interface CallRouter {

  /** The maximum number of UTF-16 units a destination may have. */
  int MAX_DESTINATION_LENGTH = 128;

  /** Returns the plan this router was compiled from. */
  Client client();

  /**
   * Routes a number.
   *
   * @throws InvalidDestinationException when it is null, empty or too long
   */
  RouteDecision route(String destination);

  /**
   * Routes a number that is in a buffer, as a SIP stack has it; says what {@link #route(String)}
   * says for the same characters. Bytes are read as ASCII, and as UTF-8 where one is above 127.
   *
   * @param offset where the number begins
   * @param length how many bytes it has
   * @throws InvalidDestinationException when it is empty, too long, or no UTF-8
   * @throws IndexOutOfBoundsException when offset and length do not lie in the buffer
   */
  RouteDecision route(byte[] buffer, int offset, int length);

  /**
   * Routes a number with parts of the plan left out.
   *
   * @throws InvalidDestinationException when the destination is null, empty or too long
   * @throws IllegalArgumentException when the client has no friend of the name to be left out
   */
  RouteDecision route(String destination, RouteOptions options);

  /**
   * Returns every friend that takes a number, in order of precedence, each once, as the decision to
   * route to it. The first is the decision of {@link #route(String)}; each next one is what that
   * would be if the friends before it were left out. Empty when the number is not routed to a
   * friend.
   *
   * <p>Linear in the patterns of the client: this is for failover, not for every call.
   *
   * @throws InvalidDestinationException when the destination is null, empty or too long
   */
  default List<RouteDecision.ToFriend> candidates(String destination) {
    return candidates(destination, RouteOptions.NONE);
  }

  /**
   * Returns every friend that takes a number, with parts of the plan left out.
   *
   * @throws InvalidDestinationException when the destination is null, empty or too long
   * @throws IllegalArgumentException when the client has no friend of the name to be left out
   */
  List<RouteDecision.ToFriend> candidates(String destination, RouteOptions options);

  /**
   * Returns a cursor for a number that is dialled character by character, when the keys of a
   * telephone may follow it.
   */
  default DialCursor dial() {
    return dial(DialCursor.KEYPAD);
  }

  /**
   * Returns a cursor for a number that is dialled character by character. It follows {@link
   * #route(String)}: nothing is left out of the plan.
   *
   * <p>The first call computes a table of answers, in time and memory about those of the client's
   * own table. It is kept until a cursor for other characters is asked for.
   *
   * @param continuation the characters that may follow, printable ASCII without the space, in any
   *     order
   * @throws IllegalArgumentException when there are none, or others
   */
  DialCursor dial(String continuation);

  /**
   * Returns a cursor that follows {@link #route(String, RouteOptions)}, for example without the
   * friend that the call came from.
   *
   * <p>The first call compiles the rest of the plan, and the answers come from that: exact as those
   * for the whole plan. The last few are kept.
   *
   * @param continuation the characters that may follow, as in {@link #dial(String)}
   * @throws IllegalArgumentException when there are none, or others, or when the client has no
   *     friend of the name to be left out
   */
  DialCursor dial(String continuation, RouteOptions options);

  /**
   * Returns the client's extension with exactly that number, also where an emergency number or a
   * service code beats it.
   */
  Optional<Extension> extension(String number);

  /** Returns what the compiled plan costs. */
  RouterFootprint footprint();
}
