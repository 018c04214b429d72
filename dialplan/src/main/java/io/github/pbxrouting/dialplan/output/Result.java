package io.github.pbxrouting.dialplan.output;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.github.pbxrouting.core.analysis.checks.Severity;
import io.github.pbxrouting.dialplan.Position;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a command found, or that holds.
 *
 * @param rule the kind of it, such as a finding's code
 * @param severity how much it matters
 * @param state what has been decided about it
 * @param suite the client it is in
 * @param name where it is in the client, or what holds, in a few words
 * @param message what is wrong, as a sentence without a full stop
 * @param advice what to do, likewise; empty when there is nothing to say
 * @param location where it is written, or null
 * @param fingerprint what stays the same while the plan is edited elsewhere
 */
public record Result(
    String rule,
    Severity severity,
    State state,
    String suite,
    String name,
    String message,
    String advice,
    @Nullable Location location,
    String fingerprint) {

  /** What has been decided about a result. */
  public enum Decision {
    /** It makes the command fail. */
    FAILS,
    /** It is reported, and does not fail the run. */
    REPORTED,
    /** It was there before: a baseline has it. */
    KNOWN,
    /** The plan says that it is meant. */
    SUPPRESSED,
    /** Nothing is wrong: a test that holds. */
    HOLDS
  }

  /**
   * What has been decided about a result, and why.
   *
   * @param reason why it is suppressed; empty otherwise, or when nobody said
   */
  public record State(Decision decision, String reason) {

    /** Returns that decision, without a reason. */
    public static State of(Decision decision) {
      return new State(decision, "");
    }
  }

  /**
   * Where a result is written.
   *
   * @param file the file, as the command was given it
   * @param place the place in the plan, for example {@code clients[0].id}
   * @param position the token in the file, or null when it is not known
   */
  public record Location(String file, String place, @Nullable Position position) {}

  /** Returns a fingerprint made from what tells a result from others. */
  public static String fingerprint(String... identity) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (String part : identity) {
      hasher.putString(part.length() + ":" + part, StandardCharsets.UTF_8);
    }
    return hasher.hash().toString().substring(0, 32);
  }

  Decision decision() {
    return state.decision();
  }

  /** Returns the message, with its place before it and what to do after it. */
  String sentence() {
    return suite
        + (name.isEmpty() ? "" : ", " + name)
        + ": "
        + message
        + (advice.isEmpty() ? "" : "; " + advice);
  }
}
