package io.github.pbxrouting.dialplan;

import static java.util.Objects.requireNonNull;

import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a client that are meant, as a plan file says: {@code check} does not count them.
 * Immutable.
 */
public final class Suppression {

  private final String client;
  private final FindingCode finding;
  private final Optional<String> friend;
  private final Optional<String> pattern;
  private final Optional<String> extension;
  private final String reason;
  private final String place;

  private Suppression(Builder builder, String client) {
    this.client = client;
    this.finding = builder.finding;
    this.friend = Optional.ofNullable(builder.friend);
    this.pattern = Optional.ofNullable(builder.pattern);
    this.extension = Optional.ofNullable(builder.extension);
    this.reason = builder.reason;
    this.place = builder.place;
  }

  /**
   * Begins the suppression of a kind of findings.
   *
   * @param place where it stands in the file, for example {@code clients[0].suppress[1]}
   */
  public static Builder of(FindingCode finding, String place) {
    return new Builder(finding, place);
  }

  /** Returns the id of the client that has it. */
  public String client() {
    return client;
  }

  /** Returns the kind of findings. */
  public FindingCode finding() {
    return finding;
  }

  /** Returns the friend they are about; empty for any, or none. */
  public Optional<String> friend() {
    return friend;
  }

  /** Returns the pattern they are about; empty for any, or none. */
  public Optional<String> pattern() {
    return pattern;
  }

  /** Returns the extension they are about; empty for any, or none. */
  public Optional<String> extension() {
    return extension;
  }

  /** Returns why they are meant; empty when the file does not say. */
  public String reason() {
    return reason;
  }

  /** Returns where it stands in the file, for example {@code clients[0].suppress[1]}. */
  public String place() {
    return place;
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

  /** Collects what a suppression says; not thread-safe. */
  public static final class Builder {
    private final FindingCode finding;
    private final String place;
    private @Nullable String friend;
    private @Nullable String pattern;
    private @Nullable String extension;
    private String reason = "";

    private Builder(FindingCode finding, String place) {
      this.finding = requireNonNull(finding, "finding must not be null");
      this.place = requireNonNull(place, "place must not be null");
    }

    /** Sets the friend they are about; null for any, or none. */
    public Builder friend(@Nullable String value) {
      friend = value;
      return this;
    }

    /** Sets the pattern they are about; null for any, or none. */
    public Builder pattern(@Nullable String value) {
      pattern = value;
      return this;
    }

    /** Sets the extension they are about; null for any, or none. */
    public Builder extension(@Nullable String value) {
      extension = value;
      return this;
    }

    /** Sets why they are meant. */
    public Builder reason(String value) {
      reason = requireNonNull(value, "value must not be null");
      return this;
    }

    /** Returns the suppression in a client. */
    public Suppression in(String client) {
      return new Suppression(this, requireNonNull(client, "client must not be null"));
    }
  }
}
