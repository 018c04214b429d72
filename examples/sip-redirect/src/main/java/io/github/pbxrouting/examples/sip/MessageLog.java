package io.github.pbxrouting.examples.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** The stack's log of messages: nothing, as {@link StackLog}. */
public final class MessageLog implements ServerLogger {

  /** Makes the log. */
  public MessageLog() {}

  @Override
  public void closeLogFile() {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, boolean sender, long timeMillis) {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender, long timeMillis) {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender) {}

  @Override
  public void logException(Exception exception) {}

  @Override
  public void setStackProperties(Properties properties) {}

  @Override
  public void setSipStack(SipStack stack) {}
}
