package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routing without a table: asks the decisions of a plan one by one whether they take a number, from
 * a rank on. For numbers whose first taker is left out. Takes time linear in the patterns: one to
 * two nanoseconds each, and RE2/J's time for those that can begin with the number's first
 * character.
 */
final class LinearScan {

  private final RouteDecision[] decisions;

  /** The {@link FirstSymbols} of each pattern of each remote friend, in the order of the ranks. */
  private final SymbolSet @Nullable [] firsts;

  private final boolean full;
  private final Re2jPatterns re2j;

  /**
   * Scans a plan.
   *
   * @param decisions by rank, the last one external
   * @param firsts the {@link FirstSymbols} of the patterns, in the order of the ranks, or null
   * @param full whether a pattern has to match the whole number
   */
  LinearScan(
      RouteDecision[] decisions, SymbolSet @Nullable [] firsts, boolean full, Re2jPatterns re2j) {
    this.decisions = decisions;
    this.firsts = firsts;
    this.full = full;
    this.re2j = re2j;
  }

  /** Returns the strongest rank from {@code from} on that takes the number and is not left out. */
  int firstTaker(String number, int from, RouteOptions options) {
    int pattern = 0;
    for (int rank = 0; rank < decisions.length; rank++) {
      RouteDecision decision = decisions[rank];
      if (rank >= from && !leavesOut(options, decision) && takes(decision, pattern, number)) {
        return rank;
      }
      if (decision instanceof ToRemoteFriend remote) {
        pattern += remote.friend().patterns().size();
      }
    }
    throw new AssertionError("a plan whose last rank is not external");
  }

  /** Returns the decisions for all friends that take the number and are not left out, in order. */
  List<ToFriend> friends(String number, RouteOptions options) {
    List<ToFriend> friends = new ArrayList<>();
    int pattern = 0;
    for (RouteDecision decision : decisions) {
      if (decision instanceof ToFriend to
          && !leavesOut(options, to)
          && takes(to, pattern, number)) {
        friends.add(to);
      }
      if (decision instanceof ToRemoteFriend remote) {
        pattern += remote.friend().patterns().size();
      }
    }
    return Collections.unmodifiableList(friends);
  }

  /** Returns whether the options say that such a decision is passed over. */
  static boolean leavesOut(RouteOptions options, RouteDecision decision) {
    return decision instanceof ToFriend friend
        ? options.leftOutFriend().filter(friend.friend().name()::equals).isPresent()
        : options.skipExtensions() && decision instanceof ToExtension;
  }

  /**
   * Returns whether a decision takes the number; {@code first} is the index of its first pattern.
   */
  private boolean takes(RouteDecision decision, int first, String number) {
    if (decision instanceof ToRemoteFriend remote) {
      int index = first;
      for (String pattern : remote.friend().patterns()) {
        if ((firsts == null || firsts[index].contains(SymbolSet.symbol(number.charAt(0))))
            && re2j.matches(pattern, number, full)) {
          return true;
        }
        index++;
      }
      return false;
    } else if (decision instanceof ToInternalFriend internal) {
      return internal.extension().number().equals(number);
    } else if (decision instanceof ToExtension extension) {
      return extension.extension().number().equals(number);
    } else if (decision instanceof ToEmergency emergency) {
      return emergency.emergency().number().equals(number);
    } else if (decision instanceof ToService service) {
      ServiceCode code = service.code();
      return code.arguments() ? number.startsWith(code.code()) : number.equals(code.code());
    } else if (decision instanceof Rejected) {
      return number.startsWith("*"); // the one rejection a plan has: of unknown codes
    }
    return true; // the PSTN takes everything
  }
}
