package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.dialplan.file.Quoted;
import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.AddressFactory;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Writes the server's answers as SIP responses. Safe for use by any number of threads. */
final class Responses {

  static final List<String> METHODS =
      List.of(Request.INVITE, Request.ACK, Request.CANCEL, Request.OPTIONS);

  private final AddressFactory addresses;
  private final HeaderFactory headers;
  private final MessageFactory messages;

  Responses(SipFactory factory) throws PeerUnavailableException {
    addresses = factory.createAddressFactory();
    headers = factory.createHeaderFactory();
    messages = factory.createMessageFactory();
  }

  Response to(Request request, Answer answer) throws ParseException, InvalidArgumentException {
    if (answer instanceof Answer.Redirect redirect) {
      Response response = plain(request, Response.MOVED_TEMPORARILY);
      ContactHeader contact =
          headers.createContactHeader(
              addresses.createAddress(addresses.createURI(redirect.contact())));
      if (redirect.timeoutSeconds().isPresent()) {
        int seconds = redirect.timeoutSeconds().getAsInt();
        contact.setExpires(seconds);
        response.addHeader(headers.createExpiresHeader(seconds));
      }
      response.addHeader(contact);
      divert(response, redirect.diversions());
      return response;
    }
    Answer.Refusal refusal = (Answer.Refusal) answer;
    Response response = plain(request, refusal.status());
    if (!refusal.text().isEmpty()) {
      response.setReasonPhrase(refusal.text());
    }
    if (refusal.cause().isPresent()) {
      Answer.QReason reason = refusal.cause().get();
      response.addHeader(headers.createReasonHeader("Q.850", reason.cause(), reason.text()));
    }
    divert(response, refusal.diversions());
    return response;
  }

  private void divert(Response response, List<String> diversions) throws ParseException {
    for (String diversion : diversions) {
      response.addHeader(headers.createHeader("Diversion", diversion));
    }
  }

  Response plain(Request request, int status) throws ParseException {
    return messages.createResponse(status, request);
  }

  Response withAllow(Request request, int status) throws ParseException {
    Response response = plain(request, status);
    for (String method : METHODS) {
      response.addHeader(headers.createAllowHeader(method));
    }
    return response;
  }

  Response text(Request request, String text) throws ParseException {
    Response response = withAllow(request, Response.OK);
    response.setContent(text, headers.createContentTypeHeader("text", "plain"));
    return response;
  }

  /** A request in a few words for the log. */
  static String shown(Request request) {
    return Quoted.plain(request.getMethod())
        + " to "
        + Quoted.of(request.getRequestURI().toString());
  }
}
