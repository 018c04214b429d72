package io.github.pbxrouting.core.analysis.numbers;

import org.jspecify.annotations.Nullable;

/** Listens to what an analysis looks at, in the thread that runs it. */
@FunctionalInterface
public interface Progress {

  /** Ignores it. */
  Progress NONE = (client, friend) -> {};

  /**
   * Is called before a client or one of its friends is looked at. Interrupting the thread here ends
   * the analysis as it does anywhere else.
   *
   * @param client the client's id
   * @param friend the friend's name, or null when the client as a whole is looked at
   */
  void lookingAt(String client, @Nullable String friend);
}
