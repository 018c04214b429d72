package io.github.pbxrouting.examples.sip;

import gov.nist.javax.sip.RequestEventExt;
import io.github.pbxrouting.api.DialOutcome;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.ListIterator;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.TransactionUnavailableException;
import javax.sip.address.SipURI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ReasonHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Answers requests. INVITE is redirected or refused; CANCEL comes too late, as every INVITE has its
 * final answer at once; OPTIONS is answered with 200, and to {@code stats} from this machine with
 * the statistics; every other method is refused.
 *
 * <p>Safe for use by any number of threads: a call's state is in the {@link CallDesk}.
 */
final class RedirectListener implements SipListener {

  private final CallDesk desk;
  private final Responses responses;
  private final Statistics statistics;
  private final Supplier<String> statisticsLine;
  private final PrintStream out;
  private final PrintStream log;

  RedirectListener(
      CallDesk desk,
      Responses responses,
      Statistics statistics,
      Supplier<String> statisticsLine,
      PrintStream out,
      PrintStream log) {
    this.desk = desk;
    this.responses = responses;
    this.statistics = statistics;
    this.statisticsLine = statisticsLine;
    this.out = out;
    this.log = log;
  }

  @Override
  public void processRequest(RequestEvent event) {
    Request request = event.getRequest();
    if (request.getMethod().equals(Request.ACK)) {
      return;
    }
    answerWhereItCameFrom(request);
    SipProvider provider = (SipProvider) event.getSource();
    try {
      ServerTransaction transaction = event.getServerTransaction();
      if (transaction == null) {
        transaction = provider.getNewServerTransaction(request);
      }
      Response response = withTag(response(event));
      send(transaction, response);
    } catch (TransactionAlreadyExistsException e) {
      return; // a retransmission that overtook the answer: the transaction repeats it
    } catch (TransactionUnavailableException e) {
      refuse(provider, request);
    } catch (ParseException | InvalidArgumentException | RuntimeException e) {
      // Whatever a stranger's message does: this message's end, not the server's.
      statistics.errors.increment();
      log.println("a " + Responses.shown(request) + " could not be answered: " + e);
    }
  }

  /**
   * Takes {@code maddr} off the Via (RFC 3261, section 18.2.2): with it a stranger could have the
   * answers sent to anybody, and names looked up.
   */
  private static void answerWhereItCameFrom(Request request) {
    if (request.getHeader(ViaHeader.NAME) instanceof ViaHeader via) {
      via.removeParameter("maddr");
    }
  }

  /** Sends it, if the address in the request is one that can be sent to. */
  private void send(ServerTransaction transaction, Response response) {
    try {
      transaction.sendResponse(response);
    } catch (SipException | InvalidArgumentException | RuntimeException e) {
      statistics.undeliverable.increment();
    }
  }

  /** A request that the stack has no transaction for, as a header is missing, is told so once. */
  private void refuse(SipProvider provider, Request request) {
    statistics.refused.increment();
    try {
      Response response = responses.plain(request, Response.BAD_REQUEST);
      response.setReasonPhrase("Missing Header");
      provider.sendResponse(withTag(response));
    } catch (ParseException | SipException | RuntimeException e) {
      statistics.undeliverable.increment();
    }
  }

  private Response response(RequestEvent event) throws ParseException, InvalidArgumentException {
    Request request = event.getRequest();
    return switch (request.getMethod()) {
      case Request.INVITE -> invited(request);
      case Request.OPTIONS ->
          asksForStatistics(event)
              ? statistics(request)
              : responses.withAllow(request, Response.OK);
      case Request.CANCEL -> responses.plain(request, Response.OK);
      default -> responses.withAllow(request, Response.METHOD_NOT_ALLOWED);
    };
  }

  private Response invited(Request invite) throws ParseException, InvalidArgumentException {
    statistics.invites.increment();
    try {
      return responses.to(invite, count(answer(invite)));
    } catch (RuntimeException e) {
      statistics.errors.increment();
      log.println("an INVITE could not be routed: " + e);
      return responses.plain(invite, Response.SERVER_INTERNAL_ERROR);
    }
  }

  private Response statistics(Request options) throws ParseException {
    String line = statisticsLine.get();
    out.println(line);
    return responses.text(options, line + "\r\n");
  }

  private Answer answer(Request invite) {
    if (!(invite.getRequestURI() instanceof SipURI uri) || uri.isSecure()) {
      return Answer.refusal(Response.UNSUPPORTED_URI_SCHEME, "");
    }
    if (((ToHeader) invite.getHeader(ToHeader.NAME)).getTag() != null) {
      return Answer.refusal(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, "");
    }
    String callId = ((CallIdHeader) invite.getHeader(CallIdHeader.NAME)).getCallId();
    try {
      InviteTarget target =
          InviteTarget.of(
              uri, ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress().getURI());
      return desk.answer(callId, target, report(invite));
    } catch (IllegalArgumentException e) {
      return Answer.refusal(Response.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  /** The first SIP status or else the first Q.850 cause in the Reason headers (RFC 3326). */
  private static Optional<DialOutcome> report(Request invite) {
    Optional<DialOutcome> report = Optional.empty();
    ListIterator<?> headers = invite.getHeaders(ReasonHeader.NAME);
    while (headers.hasNext()) {
      if (headers.next() instanceof ReasonHeader reason) {
        if (reason.getProtocol().equalsIgnoreCase("SIP")) {
          return Optional.of(Outcomes.ofStatus(reason.getCause()));
        }
        if (report.isEmpty() && reason.getProtocol().equalsIgnoreCase("Q.850")) {
          report = Optional.of(Outcomes.ofCause(reason.getCause()));
        }
      }
    }
    return report;
  }

  private Answer count(Answer answer) {
    if (answer instanceof Answer.Redirect redirect) {
      statistics.redirected.increment();
      if (!redirect.diversions().isEmpty()) {
        statistics.forwarded.increment();
      }
    } else {
      statistics.refused.increment();
    }
    return answer;
  }

  private static boolean asksForStatistics(RequestEvent event) {
    if (!(event.getRequest().getRequestURI() instanceof SipURI uri)
        || !"stats".equals(uri.getUser())
        || !(event instanceof RequestEventExt from)) {
      return false;
    }
    try {
      // An address, never a name: nothing is looked up.
      return InetAddress.getByName(from.getRemoteIpAddress()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Response withTag(Response response) throws ParseException {
    ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
    if (to.getTag() == null) {
      to.setTag(Long.toHexString(ThreadLocalRandom.current().nextLong()));
    }
    return response;
  }

  @Override
  public void processResponse(ResponseEvent event) {
    // The server sends no requests: a stray response means nothing.
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    // The caller never sent its ACK: there is nothing to undo.
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    // The caller is gone: there is nothing to undo.
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {
    // Nothing is kept for a transaction.
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    // There are no dialogs.
  }
}
