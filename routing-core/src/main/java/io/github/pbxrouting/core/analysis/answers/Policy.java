package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.core.analysis.numbers.NumberPatterns;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a plan has to keep for all numbers: where those of a set go, or where calls to them
 * may end. Immutable.
 */
public final class Policy {

  /** What a policy says of a set of numbers and a destination. */
  public enum Rule {
    /** No number of the set goes there. */
    NEVER,
    /** Every number of the set goes there. */
    ALWAYS,
    /** No number outside the set goes there. */
    ONLY;

    /** Returns the rule as a lower-case word. */
    public String token() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String client;
  private final NumberPatterns numbers;
  private final Rule rule;
  private final Destination destination;
  private final boolean endToEnd;
  private final @Nullable String from;
  private final CallType type;

  private Policy(
      String client,
      NumberPatterns numbers,
      Rule rule,
      Destination destination,
      boolean endToEnd,
      @Nullable String from,
      CallType type) {
    this.client = Objects.requireNonNull(client, "client must not be null");
    this.numbers = Objects.requireNonNull(numbers, "numbers must not be null");
    this.rule = Objects.requireNonNull(rule, "rule must not be null");
    this.destination = Objects.requireNonNull(destination, "destination must not be null");
    this.endToEnd = endToEnd;
    this.from = from;
    this.type = Objects.requireNonNull(type, "type must not be null");
  }

  /** Returns the policy about where numbers are routed in a client. */
  public static Policy of(
      String client, NumberPatterns numbers, Rule rule, Destination destination) {
    return new Policy(client, numbers, rule, destination, false, null, CallType.INTERNAL);
  }

  /**
   * Returns this policy about where calls may end: through forwards, internal friends and every
   * outcome of dialling a friend. A number goes to a destination when a call to it may end there.
   */
  public Policy endToEnd() {
    return new Policy(client, numbers, rule, destination, true, from, type);
  }

  /** Returns this policy about calls that come in from a friend of the client. */
  public Policy withFrom(String friend) {
    Objects.requireNonNull(friend, "friend must not be null");
    return new Policy(client, numbers, rule, destination, endToEnd, friend, type);
  }

  /** Returns this policy about calls of that type; the default is internal. */
  public Policy withType(CallType other) {
    Objects.requireNonNull(other, "other must not be null");
    return new Policy(client, numbers, rule, destination, endToEnd, from, other);
  }

  /** Returns the id of the client in which the numbers are dialled. */
  public String client() {
    return client;
  }

  /** Returns the set of numbers. */
  public NumberPatterns numbers() {
    return numbers;
  }

  /** Returns what the policy says. */
  public Rule rule() {
    return rule;
  }

  /** Returns the destination that the policy is about. */
  public Destination destination() {
    return destination;
  }

  /** Returns whether it is about where calls may end. */
  public boolean isEndToEnd() {
    return endToEnd;
  }

  /** Returns the friend from which the calls come in, when it is about those alone. */
  public Optional<String> from() {
    return Optional.ofNullable(from);
  }

  /** Returns the type of the calls. */
  public CallType type() {
    return type;
  }

  /** Returns the policy in words, for example {@code madrid: 00809[0-9]* never friend cheap}. */
  @Override
  public String toString() {
    return client
        + ": "
        + numbers.inWords()
        + (from == null ? "" : " from " + from)
        + " "
        + rule.token()
        + (endToEnd ? " ends at " : " ")
        + destination;
  }
}
