package io.github.pbxrouting.core.analysis.checks;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found in a plan: what, where, shown by which number, and what to do.
 * Immutable. Findings are equal when all they say is equal.
 */
public final class Finding {

  private final FindingCode code;
  private final Severity severity;
  private final String client;
  private final @Nullable String friend;
  private final @Nullable String pattern;
  private final @Nullable String extension;
  private final List<String> by;
  private final @Nullable BigInteger count;
  private final @Nullable String witness;
  private final @Nullable String subject;
  private final boolean summary;
  private final String message;
  private final String suggestion;

  private Finding(Builder builder, String message, String suggestion) {
    this.code = builder.code;
    this.severity = builder.severity;
    this.client = builder.client;
    this.friend = builder.friend;
    this.pattern = builder.pattern;
    this.extension = builder.extension;
    this.by = builder.by;
    this.count = builder.count;
    this.witness = builder.witness;
    this.subject = builder.subject;
    this.summary = builder.summary;
    this.message = message;
    this.suggestion = suggestion;
  }

  /**
   * Begins a finding with the severity of its code. Hosts build findings to test what they do with
   * them.
   *
   * @param client the id of the client it is in
   */
  public static Builder builder(FindingCode code, String client) {
    Objects.requireNonNull(code, "code must not be null");
    Objects.requireNonNull(client, "client must not be null");
    return new Builder(code, client);
  }

  /** Returns what kind of finding it is. */
  public FindingCode code() {
    return code;
  }

  /** Returns how much it matters. */
  public Severity severity() {
    return severity;
  }

  /** Returns the id of the client it is in. */
  public String client() {
    return client;
  }

  /** Returns the name of the friend it is about. */
  public Optional<String> friend() {
    return Optional.ofNullable(friend);
  }

  /** Returns the pattern of that friend it is about, as written. */
  public Optional<String> pattern() {
    return Optional.ofNullable(pattern);
  }

  /** Returns the number of the extension it is about. */
  public Optional<String> extension() {
    return Optional.ofNullable(extension);
  }

  /** Returns the names of the friends that cause it, strongest first; empty when none does. */
  public List<String> by() {
    return by;
  }

  /** Returns how many numbers it is about, where that says something. */
  public Optional<BigInteger> count() {
    return Optional.ofNullable(count);
  }

  /** Returns the first number that shows it; empty when no number can. */
  public Optional<String> witness() {
    return Optional.ofNullable(witness);
  }

  /**
   * Returns whether it sums up all findings of its code in its place, since to tell them apart is
   * beyond the budget.
   */
  public boolean isSummary() {
    return summary;
  }

  /** Returns what is wrong, as a sentence without a full stop. */
  public String message() {
    return message;
  }

  /** Returns what to do, as a sentence without a full stop. */
  public String suggestion() {
    return suggestion;
  }

  /**
   * Returns what tells this finding from others, and stays the same while a plan is edited
   * elsewhere: 32 hexadecimal digits made from the code, the client, the friend, the pattern, the
   * extension and what else the code is about, such as the forward. The severity, the numbers, who
   * causes it, the words and the order of declaration do not count. Findings of one check share it
   * when they are of one code in one place, as those about one friend that loses numbers to
   * several.
   */
  public String fingerprint() {
    Hasher hasher = Hashing.sha256().newHasher();
    // Which friend a cycle is reported for depends on the order alone.
    List<@Nullable String> identity =
        code == FindingCode.FORWARD_LOOP
            ? Arrays.asList(code.token(), subject)
            : Arrays.asList(code.token(), client, friend, pattern, extension, subject);
    for (String part : identity) {
      hasher.putInt(part == null ? -1 : part.length()).putUnencodedChars(part == null ? "" : part);
    }
    return hasher.hash().toString().substring(0, 32);
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(
        code,
        severity,
        client,
        friend,
        pattern,
        extension,
        by,
        count,
        witness,
        subject,
        summary,
        message,
        suggestion);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Finding finding && parts().equals(finding.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Returns the finding in one line. */
  @Override
  public String toString() {
    return severity.token()
        + " "
        + code.token()
        + ": client "
        + client
        + (friend == null ? "" : ", friend " + friend)
        + (pattern == null ? "" : ", pattern " + pattern)
        + (extension == null ? "" : ", extension " + extension)
        + ": "
        + message
        + "; "
        + suggestion;
  }

  /** Returns where a route leads, as the subject or object of a sentence. */
  static String place(Route route) {
    return switch (route.kind()) {
      case EMERGENCY -> "an emergency number";
      case SERVICE -> "the service code " + route.code().orElseThrow();
      case EXTENSION -> "extension " + route.extension().orElseThrow();
      case FRIEND -> "friend " + route.friend().orElseThrow();
      case REJECTED -> "the rejection " + route.reason().orElseThrow().token();
      case EXTERNAL -> "the PSTN";
    };
  }

  /** Collects what a finding says; not thread-safe. */
  public static final class Builder {
    private final FindingCode code;
    private final String client;
    private Severity severity;
    private @Nullable String friend;
    private @Nullable String pattern;
    private @Nullable String extension;
    private List<String> by = List.of();
    private @Nullable BigInteger count;
    private @Nullable String witness;
    private @Nullable String subject;
    private boolean summary;

    private Builder(FindingCode code, String client) {
      this.code = code;
      this.client = client;
      this.severity = code.severity();
    }

    /** Sets how much it matters. */
    public Builder severity(Severity value) {
      severity = Objects.requireNonNull(value, "value must not be null");
      return this;
    }

    /** Sets the friend it is about. */
    public Builder friend(@Nullable String value) {
      friend = value;
      return this;
    }

    /** Sets the pattern it is about. */
    public Builder pattern(@Nullable String value) {
      pattern = value;
      return this;
    }

    /** Sets the extension it is about. */
    public Builder extension(@Nullable String value) {
      extension = value;
      return this;
    }

    /** Sets the friends that cause it, strongest first. */
    public Builder by(List<String> values) {
      by = List.copyOf(Objects.requireNonNull(values, "values must not be null"));
      return this;
    }

    /** Sets how many numbers it is about. */
    public Builder count(@Nullable BigInteger value) {
      count = value;
      return this;
    }

    /** Sets the first number that shows it. */
    public Builder witness(@Nullable String value) {
      witness = value;
      return this;
    }

    /** Sets whether it sums up all findings of its code in its place. */
    public Builder summary(boolean value) {
      summary = value;
      return this;
    }

    /** Sets what tells it from others of its code in the same place. */
    Builder subject(String value) {
      subject = value;
      return this;
    }

    /** Returns the finding, with what is wrong and what to do. */
    public Finding saying(String message, String suggestion) {
      return new Finding(
          this,
          Objects.requireNonNull(message, "message must not be null"),
          Objects.requireNonNull(suggestion, "suggestion must not be null"));
    }
  }
}
