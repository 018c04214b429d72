package io.github.pbxrouting.core.analysis;

import org.jspecify.annotations.Nullable;

/** Where a call can be on its way through a brand. */
sealed interface Place permits Place.AtFriend, Place.AtExtension {

  /** The id of the client the call is in. */
  String client();

  /**
   * At a friend, before it is dialled.
   *
   * @param extension for an internal friend, the extension of its target that has the number, when
   *     that matters for what follows; else null
   */
  record AtFriend(String client, String friend, @Nullable String extension) implements Place {}

  /** At an extension of the client. */
  record AtExtension(String client, String number) implements Place {}
}
