package io.github.pbxrouting.examples.fastagi;

/** Why a call ends that no step of a plan rejects: causes of ITU-T Q.850. */
enum QCause {
  /** The number, or the dial string that came of it, cannot be dialled. */
  INVALID_NUMBER_FORMAT(28),
  /** The URL or the plan is wrong, and stays so until somebody mends it. */
  NETWORK_OUT_OF_ORDER(38),
  /** The server was started after the call; the next call goes through. */
  TEMPORARY_FAILURE(41);

  private final int number;

  QCause(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
