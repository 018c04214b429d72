package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.dialplan.host.StepFingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The whole state of a call between two requests, which the switch carries: the question, what was
 * reported since, and the plan that gave the steps. Immutable.
 *
 * <p>Its text is signed and URL-safe: base64url without padding of
 *
 * <pre>
 * format (1 byte), plan (12), fingerprint of the steps (12),
 * client, number (UTF: two bytes of length, modified UTF-8),
 * flags (1: external, 2: from follows), from (UTF), failover (1: a bit an outcome),
 * history (2 bytes: how many), each: what (1 byte) and, for an outcome, milliseconds (4 bytes)
 * HMAC-SHA256 of all this (32)
 * </pre>
 *
 * @param plan the version of the plan that gave the steps
 * @param steps the fingerprint of the steps given so far
 * @param question the call
 * @param history what was reported so far, oldest first; immutable
 */
record CallToken(
    PlanVersion plan, StepFingerprint steps, Question question, List<CallEvent> history) {

  /**
   * The longest text of a token. A client, a friend and a number have at most 128 characters each,
   * and a call has at most a hop or a redirect an event: a token's text is mostly under 200
   * characters.
   */
  static final int MAX_LENGTH = 4096;

  private static final byte FORMAT = 1;
  private static final int EXTERNAL = 1;
  private static final int FROM_FOLLOWS = 2;
  private static final int WENT_INSIDE = 0x10;
  private static final int FORWARDED = 0x20;

  CallToken {
    history = List.copyOf(history);
  }

  /** Returns the signed text. */
  String seal(SigningKey key) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
      DataOutputStream out = new DataOutputStream(bytes);
      write(out);
      byte[] payload = bytes.toByteArray();
      out.write(key.sign(payload, payload.length));
      return encoded(bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("an array can be written", e);
    }
  }

  /**
   * Reads a signed text.
   *
   * @throws Problem when it is over-long, no base64url, signed with another key or of another
   *     format
   */
  static CallToken open(String text, SigningKey key) throws Problem {
    if (text.length() > MAX_LENGTH) {
      throw Problem.invalidToken(
          "a token has at most " + MAX_LENGTH + " characters, but this has " + text.length());
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalidToken("the token is not base64url: it was changed on its way");
    }
    if (!encoded(bytes).equals(text)) {
      // The bits after the last byte are no part of what is signed.
      throw Problem.invalidToken("the token was changed on its way, at its end");
    }
    if (!key.isSigned(bytes)) {
      throw Problem.invalidToken(
          "the token's signature is wrong: it was changed on its way, or an instance with another"
              + " key made it");
    }
    try {
      return read(
          new DataInputStream(
              new ByteArrayInputStream(bytes, 0, bytes.length - SigningKey.SIGNATURE_BYTES)));
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.invalidToken("the token is of another version of the service");
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeByte(FORMAT);
    out.write(plan.bytes());
    out.write(steps.bytes());
    out.writeUTF(question.client());
    out.writeUTF(question.number());
    String from = question.from();
    out.writeByte(
        (question.type() == CallType.EXTERNAL ? EXTERNAL : 0) | (from == null ? 0 : FROM_FOLLOWS));
    if (from != null) {
      out.writeUTF(from);
    }
    int failover = 0;
    for (DialOutcome outcome : question.failover()) {
      failover |= 1 << code(outcome);
    }
    out.writeByte(failover);
    out.writeShort(history.size());
    for (CallEvent event : history) {
      if (event instanceof CallEvent.Outcome dialled) {
        out.writeByte(code(dialled.outcome()));
        out.writeInt((int) dialled.elapsed().toMillis());
      } else {
        out.writeByte(event instanceof CallEvent.Nested ? WENT_INSIDE : FORWARDED);
      }
    }
  }

  private static CallToken read(DataInputStream in) throws IOException {
    if (in.readByte() != FORMAT) {
      throw new IOException("another format");
    }
    PlanVersion plan = new PlanVersion(in.readNBytes(PlanVersion.BYTES));
    StepFingerprint steps = StepFingerprint.of(in.readNBytes(StepFingerprint.BYTES));
    String client = in.readUTF();
    String number = in.readUTF();
    int flags = in.readByte();
    String from = (flags & FROM_FOLLOWS) == 0 ? null : in.readUTF();
    int failover = in.readByte();
    Set<DialOutcome> outcomes = EnumSet.noneOf(DialOutcome.class);
    for (int code = 0; failover >> code != 0; code++) {
      if ((failover >> code & 1) != 0) {
        outcomes.add(outcome(code));
      }
    }
    int count = in.readUnsignedShort();
    List<CallEvent> history = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      history.add(event(in));
    }
    return new CallToken(
        plan,
        steps,
        new Question(
            client,
            number,
            (flags & EXTERNAL) == 0 ? CallType.INTERNAL : CallType.EXTERNAL,
            from,
            outcomes),
        history);
  }

  private static CallEvent event(DataInputStream in) throws IOException {
    int what = in.readByte();
    if (what == WENT_INSIDE) {
      return CallEvent.nested();
    }
    if (what == FORWARDED) {
      return CallEvent.forwarded();
    }
    return CallEvent.outcome(outcome(what), Duration.ofMillis(in.readInt()));
  }

  /** Returns the number of an outcome in tokens, which stays the same whatever the enum's order. */
  private static int code(DialOutcome outcome) {
    return switch (outcome) {
      case ANSWERED -> 0;
      case NO_ANSWER -> 1;
      case BUSY -> 2;
      case CONGESTION -> 3;
      case NOT_REGISTERED -> 4;
      case CANCELLED -> 5;
    };
  }

  private static DialOutcome outcome(int code) throws IOException {
    return switch (code) {
      case 0 -> DialOutcome.ANSWERED;
      case 1 -> DialOutcome.NO_ANSWER;
      case 2 -> DialOutcome.BUSY;
      case 3 -> DialOutcome.CONGESTION;
      case 4 -> DialOutcome.NOT_REGISTERED;
      case 5 -> DialOutcome.CANCELLED;
      default -> throw new IOException("no outcome has the number " + code);
    };
  }
}
