package io.github.pbxrouting.dialplan.replay;

/** Why a record is no call that could be routed. */
public enum Malformed {
  /** It has more or fewer fields than the first record. */
  COLUMNS("another number of columns than the first record"),
  /** No plan has the client. */
  CLIENT("unknown client"),
  /** The client has no friend of the name that the call came from. */
  FRIEND("came from a friend that the client does not have"),
  /** The number is empty. */
  EMPTY("no number"),
  /** The number is too long. */
  LONG("a number of more than 128 characters"),
  /** The number is no UTF-8. */
  NOT_UTF_8("a number that is not UTF-8"),
  /** A quote is never closed, or something follows the closing quote. */
  QUOTE("a quote is not closed, or something follows the closing quote"),
  /** The record is too long. */
  SIZE("more than " + RecordChunks.MAX_RECORD + " bytes");

  private final String words;

  Malformed(String words) {
    this.words = words;
  }

  /** Returns the reason in words. */
  public String words() {
    return words;
  }
}
