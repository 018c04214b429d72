package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;

/**
 * One client of two plans. A client that only one of them has is walked beside itself, and nothing
 * counts as alike.
 */
abstract class ClientComparison {

  final ClientView older;
  final ClientView newer;
  final boolean inOlder;
  final boolean inNewer;

  ClientComparison(BrandView before, BrandView after, String id) {
    inOlder = before.router().hasClient(id);
    inNewer = after.router().hasClient(id);
    older = (inOlder ? before : after).view(id);
    newer = inOlder && inNewer ? after.view(id) : older;
  }

  /** Returns whether two ranks mean the same route. */
  final boolean isAlike(int from, int to) {
    return inOlder && inNewer && older.plan().route(from).equals(newer.plan().route(to));
  }

  /** Returns whether all numbers that continue from two states go to the same route. */
  final boolean isSettledAlike(int left, int right) {
    return older.decisions().isFinal(left)
        && newer.decisions().isFinal(right)
        && isAlike(older.decisions().rank(left), newer.decisions().rank(right));
  }
}
