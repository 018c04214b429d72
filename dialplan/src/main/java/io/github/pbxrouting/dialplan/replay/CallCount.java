package io.github.pbxrouting.dialplan.replay;

import org.jspecify.annotations.Nullable;

/**
 * Counts calls of one chunk, on one thread; then counts of chunks are added up in their order.
 *
 * @param <T> the type itself
 */
interface CallCount<T extends CallCount<T>> {

  /**
   * Counts a call.
   *
   * @param bytes holds the number, which is valid and UTF-8
   * @param from the friend that the call came from, or null
   * @return whether the record is one to be picked out
   */
  boolean count(Clients.Entry client, byte[] bytes, int offset, int length, @Nullable String from);

  /** Adds the counts of a later chunk. */
  void add(T later);
}
