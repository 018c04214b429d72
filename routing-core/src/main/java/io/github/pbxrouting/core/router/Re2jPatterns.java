package io.github.pbxrouting.core.router;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.re2j.Pattern;

/**
 * Asks RE2/J whether a pattern matches a number. Shared by the routers of a brand and of the
 * snapshots made from it, so that none of them keeps a compiled pattern that routing does not need.
 *
 * <p>Keeps the patterns asked for last, up to {@value #MAX_INSTRUCTIONS} instructions of RE2/J's in
 * all, some ten megabytes, and lets go of them when memory is short; any other is compiled when it
 * is asked for. Safe for use by any number of threads.
 */
public final class Re2jPatterns {

  private static final int MAX_INSTRUCTIONS = 200_000;

  private final LoadingCache<String, Pattern> compiled =
      CacheBuilder.newBuilder()
          .concurrencyLevel(1) // else a heavy pattern would have to fit a fraction of the weight
          .maximumWeight(MAX_INSTRUCTIONS)
          .weigher((String text, Pattern pattern) -> pattern.programSize())
          .softValues()
          .build(CacheLoader.from(Pattern::compile));

  /** Nothing is compiled yet. */
  public Re2jPatterns() {}

  /**
   * Returns whether the pattern, one that RE2/J accepts, matches somewhere in the number, or the
   * whole number when {@code full}.
   */
  public boolean matches(String pattern, String number, boolean full) {
    var matcher = compiled.getUnchecked(pattern).matcher(number);
    return full ? matcher.matches() : matcher.find();
  }
}
