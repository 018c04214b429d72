package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.RouteDecision;

/** One way to find the first friend, in precedence order, that takes a number. */
interface Engine {
  /** Routes a number; the same decision objects every time. */
  RouteDecision route(String number);
}
