package io.github.pbxrouting.examples.sip.transport;

import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import io.github.pbxrouting.examples.sip.message.SipResponse;
import java.net.InetAddress;

/** Answers requests; called by several threads at once. */
public interface RequestHandler {

  /**
   * Returns the final response to a request that is no ACK.
   *
   * @param source the address that the request came from
   */
  SipResponse answer(SipRequest request, InetAddress source);

  /** Returns whether a request may be an emergency call, which is the last to be refused. */
  boolean isUrgent(SipHead head);
}
