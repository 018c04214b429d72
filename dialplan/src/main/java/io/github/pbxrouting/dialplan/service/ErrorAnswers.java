package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.dialplan.file.Quoted;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that the server itself refuses, such as headers beyond their bound. The server
 * closes their connections; the answers say so, or a client would send its next request on one.
 */
final class ErrorAnswers extends ErrorHandler {

  private final int maxHeader;

  /** Refuses requests whose line and headers have more bytes than that. */
  ErrorAnswers(int maxHeader) {
    this.maxHeader = maxHeader;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put(Exchange.CLOSE);
    if (response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE_503) {
      headers.put(HttpHeader.RETRY_AFTER, "1");
    }
    Object failure = request.getAttribute(ERROR_EXCEPTION);
    String reason = failure instanceof Throwable problem ? problem.getMessage() : null;
    response.write(true, ByteBuffer.wrap(body(response.getStatus(), reason)), callback);
    return true;
  }

  @Override
  @SuppressWarnings("removal") // still asked for requests that are no HTTP
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put(Exchange.CLOSE);
    return ByteBuffer.wrap(body(status, reason));
  }

  private byte[] body(int status, @Nullable String reason) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("type", "about:blank");
      json.writeStringField("title", HttpStatus.getMessage(status));
      json.writeNumberField("status", status);
      json.writeStringField("detail", detail(status, reason));
      json.writeStringField("where", where(status));
      json.writeStringField("instead", instead(status));
      json.writeEndObject();
    });
  }

  private String detail(int status, @Nullable String reason) {
    return switch (status) {
      case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          "the request line and headers have more than " + maxHeader + " bytes";
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> "the service stops";
      default ->
          "the request is not HTTP as the server reads it"
              + (reason == null ? "" : ": " + Quoted.plain(reason));
    };
  }

  private static String where(int status) {
    return switch (status) {
      case HttpStatus.URI_TOO_LONG_414, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 -> "request line";
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "headers";
      case HttpStatus.EXPECTATION_FAILED_417 -> "Expect";
      default -> "request";
    };
  }

  private static String instead(int status) {
    return switch (status) {
      case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          "a shorter request, or raise --max-header";
      case HttpStatus.EXPECTATION_FAILED_417 -> "Expect: 100-continue, or none";
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> "the request to another instance";
      default -> "a request of HTTP/1.1 (RFC 9112) with one Host header";
    };
  }
}
