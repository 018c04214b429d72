package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.core.analysis.numbers.Route;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing a check found in a plan: what, where, shown by which number, and what to do. Immutable.
 *
 * @param code what kind of thing it is
 * @param severity how much it matters
 * @param client the id of the client it is in
 * @param friend the friend it is about, or null
 * @param pattern the pattern of that friend it is about, as written, or null
 * @param extension the extension it is about, or null
 * @param by the names of the friends that cause it, strongest first; empty when none does
 * @param count how many numbers of the world it is about, where that says something, or null
 * @param witness the first number of the world that shows it, or null when no number can
 * @param message what is the matter
 * @param suggestion what to do
 */
public record Finding(
    FindingCode code,
    Severity severity,
    String client,
    @Nullable String friend,
    @Nullable String pattern,
    @Nullable String extension,
    List<String> by,
    @Nullable BigInteger count,
    @Nullable String witness,
    String message,
    String suggestion) {

  /** Checks that what must be there is, and copies the list. */
  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(client, "client");
    by = List.copyOf(by);
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(suggestion, "suggestion");
  }

  static Builder of(FindingCode code, String client) {
    return new Builder(code, client);
  }

  /** Where a route leads, as the subject or object of a sentence. */
  static String place(Route route) {
    return switch (route.kind()) {
      case EMERGENCY -> "an emergency number";
      case SERVICE -> "the service code " + route.code().orElseThrow();
      case EXTENSION -> "extension " + route.extension().orElseThrow();
      case FRIEND -> "friend " + route.friend().orElseThrow();
      case REJECTED -> "the rejection " + route.reason().orElseThrow().token();
      case EXTERNAL -> "the public network";
    };
  }

  /** The finding in one line. */
  @Override
  public String toString() {
    StringBuilder line =
        new StringBuilder(severity.token()).append(' ').append(code.token()).append(": client ");
    line.append(client);
    if (friend != null) {
      line.append(", friend ").append(friend);
    }
    if (pattern != null) {
      line.append(", pattern ").append(pattern);
    }
    if (extension != null) {
      line.append(", extension ").append(extension);
    }
    return line.append(": ").append(message).append("; ").append(suggestion).toString();
  }

  /** Puts a finding together; begins with the severity of its code. */
  static final class Builder {
    private final FindingCode code;
    private final String client;
    private Severity severity;
    private @Nullable String friend;
    private @Nullable String pattern;
    private @Nullable String extension;
    private List<String> by = List.of();
    private @Nullable BigInteger count;
    private @Nullable String witness;

    Builder(FindingCode code, String client) {
      this.code = code;
      this.client = client;
      this.severity = code.severity();
    }

    Builder severity(Severity value) {
      severity = value;
      return this;
    }

    Builder friend(@Nullable String value) {
      friend = value;
      return this;
    }

    Builder pattern(String value) {
      pattern = value;
      return this;
    }

    Builder extension(String value) {
      extension = value;
      return this;
    }

    Builder by(List<String> values) {
      by = values;
      return this;
    }

    Builder count(BigInteger value) {
      count = value;
      return this;
    }

    Builder witness(@Nullable String value) {
      witness = value;
      return this;
    }

    /** The finding, with what is the matter and what to do. */
    Finding saying(String message, String suggestion) {
      return new Finding(
          code,
          severity,
          client,
          friend,
          pattern,
          extension,
          by,
          count,
          witness,
          message,
          suggestion);
    }
  }
}
