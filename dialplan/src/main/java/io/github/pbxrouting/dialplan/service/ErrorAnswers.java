package io.github.pbxrouting.dialplan.service;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that the server itself refuses, such as headers beyond their bound. */
final class ErrorAnswers extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    if (response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE_503) {
      headers.put(HttpHeader.RETRY_AFTER, "1");
    }
    response.write(true, ByteBuffer.wrap(body(response.getStatus(), null)), callback);
    return true;
  }

  @Override
  @SuppressWarnings("removal") // still asked for requests that are no HTTP
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    return ByteBuffer.wrap(body(status, reason));
  }

  private static byte[] body(int status, @Nullable String reason) {
    return Json.bytes(json -> {
      json.writeStartObject();
      json.writeStringField("type", "about:blank");
      json.writeStringField("title", HttpStatus.getMessage(status));
      json.writeNumberField("status", status);
      json.writeStringField("detail", reason == null ? detail(status) : reason);
      json.writeEndObject();
    });
  }

  private static String detail(int status) {
    return status == HttpStatus.SERVICE_UNAVAILABLE_503
        ? "the service stops; send the request to another instance"
        : "the request is not HTTP as the server reads it, or is larger than its bounds";
  }
}
