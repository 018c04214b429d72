package io.github.pbxrouting.dialplan.service;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not answered as asked: what is wrong, where, and what to send instead, as
 * problem details for HTTP APIs (RFC 9457).
 */
final class Problem extends Exception {

  private static final long serialVersionUID = 1L;

  /** Where the kinds are described; the fragment is the kind's token. */
  static final String DESCRIPTIONS =
      "https://github.com/pbxrouting/pbxrouting/blob/main/dialplan/SERVE.md#";

  /** The media type of problem details. */
  static final String MEDIA_TYPE = "application/problem+json";

  /** The kinds of problem, each with its HTTP status and title. */
  enum Kind {
    INVALID_REQUEST(400, "The request is not valid"),
    INVALID_NUMBER(400, "The number is not valid"),
    INVALID_TOKEN(400, "The token is not valid"),
    UNAUTHORIZED(401, "The bearer token is missing or wrong"),
    UNKNOWN_RESOURCE(404, "There is no such resource"),
    UNKNOWN_CLIENT(404, "The plan has no such client"),
    UNKNOWN_FRIEND(404, "The client has no such friend"),
    METHOD_NOT_ALLOWED(405, "The resource has no such method"),
    PLAN_CHANGED(409, "The plan of this call is gone, and the current one takes other steps"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a media type that is not read here"),
    INTERNAL_ERROR(500, "The service has a defect"),
    OVERLOADED(503, "The service has more to do than it can"),
    NOT_READY(503, "The service is not ready");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    int status() {
      return status;
    }

    /** Returns the last part of the type's URI. */
    String token() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Kind kind;
  private final @Nullable String where;
  private final @Nullable String instead;

  Problem(Kind kind, String detail, @Nullable String where, @Nullable String instead) {
    // A request that is refused costs no stack trace.
    super(detail, null, false, false);
    this.kind = kind;
    this.where = where;
    this.instead = instead;
  }

  static Problem invalidRequest(String where, String detail, String instead) {
    return new Problem(Kind.INVALID_REQUEST, detail, where, instead);
  }

  static Problem invalidToken(String detail) {
    return new Problem(
        Kind.INVALID_TOKEN,
        detail,
        "token",
        "the token of the last answer, as it was given, to an instance with the same --key");
  }

  Kind kind() {
    return kind;
  }

  int status() {
    return kind.status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  /** Returns the part of the request that is wrong: a parameter, field or header. */
  @Nullable String where() {
    return where;
  }

  /** Returns what to send instead. */
  @Nullable String instead() {
    return instead;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", DESCRIPTIONS + kind.token());
    json.writeStringField("title", kind.title);
    json.writeNumberField("status", kind.status);
    json.writeStringField("detail", detail());
    if (where != null) {
      json.writeStringField("where", where);
    }
    if (instead != null) {
      json.writeStringField("instead", instead);
    }
    json.writeEndObject();
  }
}
