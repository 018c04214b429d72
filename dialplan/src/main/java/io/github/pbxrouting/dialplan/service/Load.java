package io.github.pbxrouting.dialplan.service;

/** How much the service has to do. */
@FunctionalInterface
interface Load {

  /**
   * Returns how many times the bearable delay a request now waits before it is read; 0 or more, 1
   * where it is just bearable.
   */
  double overload();

  /** Returns whether a request of that priority is to be refused. */
  default boolean refuses(Priority priority) {
    double overload = overload();
    return switch (priority) {
      case READ -> overload > 1;
      case START -> overload > 2;
      case NEXT -> overload > 4;
      case EMERGENCY -> false;
    };
  }
}
