package io.github.pbxrouting.dialplan.service;

import java.util.List;
import java.util.Locale;

/** What can be asked. */
enum Operation {
  ROUTE("GET", true),
  CANDIDATES("GET", true),
  EXPLAIN("GET", true),
  START("POST", true),
  NEXT("POST", true),
  FREESWITCH("POST", true),
  PAGE("GET", true),
  METRICS("GET", true),
  DESCRIPTION("GET", true),
  HEALTH("GET", false),
  READINESS("GET", false),
  UNKNOWN("GET", true);

  private final String method;
  private final boolean guarded;

  Operation(String method, boolean guarded) {
    this.method = method;
    this.guarded = guarded;
  }

  String method() {
    return method;
  }

  /** Returns whether it takes the bearer token, where one is asked for. */
  boolean isGuarded() {
    return guarded;
  }

  /** Returns the label in metrics and logs. */
  String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what a path asks; its segments are as they are in the URI, after the first slash. */
  static Operation of(List<String> path) {
    if (path.size() == 4 && path.get(0).equals("v1") && path.get(1).equals("clients")) {
      return switch (path.get(3)) {
        case "route" -> ROUTE;
        case "candidates" -> CANDIDATES;
        case "explain" -> EXPLAIN;
        default -> UNKNOWN;
      };
    }
    return switch (String.join("/", path)) {
      case "" -> PAGE;
      case "v1/calls" -> START;
      case "v1/calls/next" -> NEXT;
      case "v1/freeswitch" -> FREESWITCH;
      case "metrics" -> METRICS;
      case "openapi.json" -> DESCRIPTION;
      case "healthz" -> HEALTH;
      case "readyz" -> READINESS;
      default -> UNKNOWN;
    };
  }
}
