package io.github.pbxrouting.api;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a plan cannot be compiled: what is wrong, where, and what to write instead.
 * Immutable; compares by value.
 */
public final class PlanProblem extends Value {

  private final ProblemCode code;
  private final @Nullable String client;
  private final @Nullable String friend;
  private final @Nullable String extension;
  private final String place;
  private final String field;
  private final @Nullable Integer offset;
  private final String message;
  private final String suggestion;

  private PlanProblem(
      ProblemCode code,
      @Nullable String client,
      @Nullable String friend,
      @Nullable String extension,
      String place,
      String field,
      @Nullable Integer offset,
      String message,
      String suggestion) {
    this.code = code;
    this.client = client;
    this.friend = friend;
    this.extension = extension;
    this.place = place;
    this.field = field;
    this.offset = offset;
    this.message = message;
    this.suggestion = suggestion;
  }

  /**
   * Returns a problem of the brand; add the place with the methods that start with {@code with}.
   *
   * @param field the field in the plan, for example {@code patterns[0]}
   * @param message what is wrong
   * @param suggestion what to write instead
   */
  public static PlanProblem of(ProblemCode code, String field, String message, String suggestion) {
    return new PlanProblem(
        Checks.notNull("code", code),
        null,
        null,
        null,
        Checks.notNull("field", field),
        field,
        null,
        Checks.notNull("message", message),
        Checks.notNull("suggestion", suggestion));
  }

  /** Returns this problem, of the client with that id. */
  public PlanProblem withClient(String client) {
    return new PlanProblem(
        code,
        Checks.notNull("client", client),
        friend,
        extension,
        place,
        field,
        offset,
        message,
        suggestion);
  }

  /** Returns this problem, of the friend with that name. */
  public PlanProblem withFriend(String friend) {
    return new PlanProblem(
        code,
        client,
        Checks.notNull("friend", friend),
        extension,
        place,
        field,
        offset,
        message,
        suggestion);
  }

  /** Returns this problem, of the extension with that number. */
  public PlanProblem withExtension(String extension) {
    return new PlanProblem(
        code,
        client,
        friend,
        Checks.notNull("extension", extension),
        place,
        field,
        offset,
        message,
        suggestion);
  }

  /**
   * Returns this problem, at that offset of a pattern, counted in UTF-16 units from 0.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public PlanProblem withOffset(int offset) {
    Checks.atLeast(0, "offset", offset);
    return new PlanProblem(
        code, client, friend, extension, place, field, offset, message, suggestion);
  }

  /** Returns this problem with other words for what to write instead. */
  public PlanProblem withSuggestion(String suggestion) {
    return new PlanProblem(
        code,
        client,
        friend,
        extension,
        place,
        field,
        offset,
        message,
        Checks.notNull("suggestion", suggestion));
  }

  /**
   * Returns this problem, with its place in something larger.
   *
   * @param outer the place of what this problem's place is in, for example {@code clients[0]}
   */
  public PlanProblem within(String outer) {
    return new PlanProblem(
        code,
        client,
        friend,
        extension,
        Checks.notNull("outer", outer) + "." + place,
        field,
        offset,
        message,
        suggestion);
  }

  /** Returns what kind of problem it is. */
  public ProblemCode code() {
    return code;
  }

  /** Returns the id of the client; empty when it is a problem of the brand. */
  public Optional<String> client() {
    return Optional.ofNullable(client);
  }

  /** Returns the name of the friend, if it is a problem of one. */
  public Optional<String> friend() {
    return Optional.ofNullable(friend);
  }

  /** Returns the number of the extension, if it is a problem of one. */
  public Optional<String> extension() {
    return Optional.ofNullable(extension);
  }

  /**
   * Returns the place in the brand, for example {@code clients[0].friends[3].patterns[1]}; the
   * place in the client, for example {@code friends[3].patterns[1]}, where a client was checked by
   * itself.
   */
  public String place() {
    return place;
  }

  /** Returns the field of the client, friend or extension, for example {@code patterns[0]}. */
  public String field() {
    return field;
  }

  /** Returns where in the pattern the problem is, counted in UTF-16 units from 0. */
  public OptionalInt offset() {
    return offset == null ? OptionalInt.empty() : OptionalInt.of(offset);
  }

  /** Returns what is wrong. */
  public String message() {
    return message;
  }

  /** Returns what to write instead. */
  public String suggestion() {
    return suggestion;
  }

  /** Returns the problem in one line, with its place: {@link #place()} and the names there. */
  @Override
  public String toString() {
    return place + ": " + description();
  }

  /** Returns the problem in one line, without its place in the plan. */
  public String description() {
    StringBuilder line = new StringBuilder(code.token()).append(": ");
    if (client != null) {
      line.append("client ").append(Checks.shown(client)).append(", ");
    }
    if (friend != null) {
      line.append("friend ").append(Checks.shown(friend)).append(", ");
    }
    if (extension != null) {
      line.append("extension ").append(Checks.shown(extension)).append(", ");
    }
    if (offset != null) {
      line.append("offset ").append(offset).append(", ");
    }
    line.setLength(line.length() - 2);
    return line.append(": ").append(message).append("; ").append(suggestion).toString();
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "code", code,
      "client", client,
      "friend", friend,
      "extension", extension,
      "place", place,
      "field", field,
      "offset", offset,
      "message", message,
      "suggestion", suggestion
    };
  }
}
