package io.github.pbxrouting.api;

/** How dialling a friend ended, as the host saw it. */
public enum DialOutcome {
  /** The friend answered: the call is done. */
  ANSWERED,
  /** The dial step's timeout passed. */
  NO_ANSWER,
  /** The friend was busy. */
  BUSY,
  /** The friend or the way to it was congested; treated as {@link #BUSY}, as IvozProvider does. */
  CONGESTION,
  /** The friend was not registered. */
  NOT_REGISTERED,
  /** The caller hung up: nothing is forwarded. */
  CANCELLED
}
