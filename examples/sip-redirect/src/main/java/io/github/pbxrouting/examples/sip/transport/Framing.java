package io.github.pbxrouting.examples.sip.transport;

/** Finds where a message's head ends. */
final class Framing {

  private Framing() {}

  /**
   * Returns the index after the empty line that ends a head, or -1 when there is none before {@code
   * to}.
   */
  static int headEnd(byte[] bytes, int from, int to) {
    int lineBegin = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        boolean empty = i == lineBegin || (i == lineBegin + 1 && bytes[lineBegin] == '\r');
        if (empty && lineBegin > from) {
          return i + 1;
        }
        lineBegin = i + 1;
      }
    }
    return -1;
  }

  /** Returns the index of the first byte that is no line end. */
  static int afterLineEnds(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
    return at;
  }
}
