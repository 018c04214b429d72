package io.github.pbxrouting.dialplan;

import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan file says about findings of a client that are meant: {@code check} does not count
 * them.
 *
 * @param client the id of the client that has it
 * @param finding the kind of findings
 * @param friend the friend they are about; empty for any, or none
 * @param pattern the pattern they are about; empty for any, or none
 * @param extension the extension they are about; empty for any, or none
 * @param reason why they are meant; empty when the file does not say
 * @param place where it stands in the file, for example {@code clients[0].suppress[1]}
 */
public record Suppression(
    String client,
    FindingCode finding,
    Optional<String> friend,
    Optional<String> pattern,
    Optional<String> extension,
    String reason,
    String place) {

  /** Checks that nothing is null. */
  public Suppression {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(finding, "finding");
    Objects.requireNonNull(friend, "friend");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(extension, "extension");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(place, "place");
  }

  /** Returns whether a finding is one of those that are meant. */
  public boolean covers(Finding other) {
    return client.equals(other.client())
        && finding == other.code()
        && covers(friend, other.friend())
        && covers(pattern, other.pattern())
        && covers(extension, other.extension());
  }

  private static boolean covers(Optional<String> wanted, Optional<String> found) {
    return wanted.isEmpty() || wanted.equals(found);
  }
}
