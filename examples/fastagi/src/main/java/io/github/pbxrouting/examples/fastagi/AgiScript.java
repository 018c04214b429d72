package io.github.pbxrouting.examples.fastagi;

/** What a server says to Asterisk. Called by the server's thread alone. */
interface AgiScript {

  /** Begins a conversation. */
  AgiTurn ask(AgiRequest request);

  /** Takes note that the caller hung up during the conversation, which is over. */
  void hungUp(AgiRequest request);
}
