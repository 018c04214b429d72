package io.github.pbxrouting.examples.sip;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One leg of a call, and the latest INVITE that asked for it.
 *
 * @param call where the leg is
 * @param latest the latest INVITE
 * @param answeredNanos when it was answered
 */
record Leg(ServedCall call, Asking latest, long answeredNanos) {

  /** Until then an address may ring, with ten minutes to spare. */
  static final Duration LONGEST_DIAL = CallStep.DEFAULT_TIMEOUT.plusMinutes(10);

  /** A transaction lasts no longer: 64 times T1 (RFC 3261, section 17). */
  private static final Duration TRANSACTION = Duration.ofSeconds(32);

  /**
   * What tells legs apart. A proxy keeps Call-ID and From tag when a call comes back to it, so the
   * client and the number count as well. A keyed hash: a leg takes the same memory however long its
   * names are, and nobody outside can make two legs collide.
   *
   * @param high one half
   * @param low the other half
   */
  record Key(long high, long low) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HashFunction HIGH =
        Hashing.sipHash24(RANDOM.nextLong(), RANDOM.nextLong());
    private static final HashFunction LOW = Hashing.sipHash24(RANDOM.nextLong(), RANDOM.nextLong());

    /** Returns the key of texts that have no line ends, but for the last. */
    static Key of(String callId, String fromTag, String client, String leg) {
      byte[] text =
          (callId + '\n' + fromTag + '\n' + client + '\n' + leg).getBytes(StandardCharsets.UTF_8);
      return new Key(HIGH.hashBytes(text).asLong(), LOW.hashBytes(text).asLong());
    }
  }

  /**
   * What of an INVITE tells whether another is the same, repeats it or came another way.
   *
   * @param sequence the number in its CSeq
   * @param transaction its topmost Via, hashed
   * @param path the sender and the Vias below the topmost, hashed
   * @param vias how many Vias it has
   * @param report what it reports
   */
  record Asking(long sequence, long transaction, long path, int vias, Optional<Report> report) {

    static Asking of(SipRequest invite, Optional<Report> report) {
      List<String> vias = invite.head().elements("via");
      String path = invite.via().sentBy() + '\n' + String.join("\n", vias.subList(1, vias.size()));
      return new Asking(
          invite.sequence(), hash(invite.via().text()), hash(path), vias.size(), report);
    }

    private static long hash(String text) {
      return Key.HIGH.hashString(text, StandardCharsets.UTF_8).asLong();
    }

    /** Returns whether this is the same INVITE again. */
    boolean repeats(Asking other) {
      return sequence == other.sequence && transaction == other.transaction;
    }

    /**
     * Returns whether this is another copy of the same INVITE (RFC 3261, section 8.2.2.2). A proxy
     * that tries the next address keeps the CSeq as well: it comes from where the other came from,
     * with the caller's Via below its own.
     */
    boolean copies(Asking other) {
      return sequence == other.sequence
          && report.equals(other.report)
          && (vias < 2 || path != other.path);
    }

    /** Returns whether this reports what was reported before the other, and has been overtaken. */
    boolean reportsBefore(Asking other) {
      return sequence < other.sequence && report.isPresent();
    }
  }

  /**
   * Returns whether the INVITE is a copy of this leg's latest, or an older report, under way until
   * now.
   */
  boolean isCopiedBy(Asking asking, long nowNanos) {
    return (asking.copies(latest) || asking.reportsBefore(latest))
        && nowNanos - answeredNanos < TRANSACTION.toNanos();
  }

  /** Returns the leg on another plan, if that leads to the same steps and it may still go on. */
  Optional<Leg> on(ServedPlan other, long nowNanos) {
    return nowNanos - answeredNanos > LONGEST_DIAL.toNanos()
        ? Optional.empty()
        : call.on(other).map(moved -> new Leg(moved, latest, answeredNanos));
  }

  /** Returns how long the address of the latest answer was tried. */
  Duration elapsed(long nowNanos) {
    return Duration.ofNanos(Math.max(0, nowNanos - answeredNanos));
  }
}
