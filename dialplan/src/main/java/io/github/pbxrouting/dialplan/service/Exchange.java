package io.github.pbxrouting.dialplan.service;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Exchange {

  private static final HttpField NO_STORE =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
  private static final HttpField NO_SNIFFING =
      new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
  private static final HttpField RETRY =
      new PreEncodedHttpField(HttpHeader.RETRY_AFTER, Integer.toString(1));
  private static final HttpField CHALLENGE =
      new PreEncodedHttpField(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"dialplan\"");
  private static final HttpField PASSWORD_CHALLENGE =
      new PreEncodedHttpField(
          HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"dialplan: the token is the password\"");

  /** Tells the client not to send another request on a connection that the server closes. */
  static final HttpField CLOSE =
      new PreEncodedHttpField(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());

  private final Operation operation;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Metrics metrics;

  /** Counts the answer in the metrics. */
  Exchange(
      Operation operation, Request request, Response response, Callback callback, Metrics metrics) {
    this.operation = operation;
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.metrics = metrics;
  }

  Operation operation() {
    return operation;
  }

  Request request() {
    return request;
  }

  /** Returns the form of the answer that the request accepts. */
  Format format() {
    return operation == Operation.FREESWITCH
        ? Format.FREESWITCH
        : Format.accepted(request.getHeaders().get(HttpHeader.ACCEPT));
  }

  /** Returns how long the request has been here. */
  long nanos() {
    return System.nanoTime() - request.getHeadersNanoTime();
  }

  void answer(String mediaType, byte[] body) {
    answer(mediaType, body, null);
  }

  /** Answers with the version of the plan that decided. */
  void answer(String mediaType, byte[] body, @Nullable PlanVersion plan) {
    if (plan != null) {
      response.getHeaders().put("Plan-Version", plan.toString());
    }
    send(200, mediaType, body);
  }

  void refuse(Problem problem) {
    refuse(problem, Problem.MEDIA_TYPE, Json.bytes(problem::write));
  }

  /** Refuses in another form than JSON. */
  void refuse(Problem problem, String mediaType, byte[] body) {
    HttpFields.Mutable headers = response.getHeaders();
    switch (problem.kind()) {
      case UNAUTHORIZED -> {
        headers.put(CHALLENGE);
        if (operation == Operation.PAGE) {
          headers.add(PASSWORD_CHALLENGE); // what browsers ask their users for
        }
      }
      case METHOD_NOT_ALLOWED ->
          headers.put(
              HttpHeader.ALLOW,
              operation.method().equals("GET") ? "GET, HEAD" : operation.method());
      // The connection stays: to open another one costs more than to refuse a request.
      case OVERLOADED, NOT_READY -> headers.put(RETRY);
      case INVALID_REQUEST,
          INVALID_NUMBER,
          INVALID_TOKEN,
          UNKNOWN_RESOURCE,
          UNKNOWN_CLIENT,
          UNKNOWN_FRIEND,
          PLAN_CHANGED,
          BODY_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE,
          INTERNAL_ERROR -> {}
    }
    send(problem.status(), mediaType, body);
  }

  /** Answers with that status. */
  private void send(int status, String mediaType, byte[] body) {
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    if (!request.consumeAvailable()) {
      // The rest of the body would be taken for the next request.
      headers.put(CLOSE);
    }
    headers.put(HttpHeader.CONTENT_TYPE, mediaType);
    headers.put(NO_STORE);
    headers.put(NO_SNIFFING);
    metrics.answered(operation, status, nanos());
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  void fail(Throwable failure) {
    callback.failed(failure);
  }
}
