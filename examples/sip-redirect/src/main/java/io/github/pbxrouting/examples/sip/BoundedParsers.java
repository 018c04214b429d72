package io.github.pbxrouting.examples.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;

/**
 * The stack's own parsers, behind bounds on what a message's headers may be. A message that breaks
 * a bound, or the parser, is answered with 400 like any other that does not parse; an error thrown
 * through the stack would end the thread that serves everybody. Public because the stack makes it
 * by name.
 */
public final class BoundedParsers implements MessageParserFactory {

  /** The most bytes before a message's body. */
  static final int MAX_HEADER_BYTES = 16_384;

  /** The most lines before a message's body. */
  static final int MAX_HEADER_LINES = 256;

  /** Makes the factory. */
  public BoundedParsers() {}

  @Override
  public MessageParser createMessageParser(SIPTransactionStack stack) {
    return new BoundedParser();
  }

  private static final class BoundedParser implements MessageParser {

    private final StringMsgParser parser = new StringMsgParser();

    @Override
    public SIPMessage parseSIPMessage(
        byte[] message, boolean readBody, boolean strict, ParseExceptionListener listener)
        throws ParseException {
      check(message);
      try {
        return parser.parseSIPMessage(message, readBody, strict, listener);
      } catch (ParseException | RuntimeException | StackOverflowError e) {
        // The stack puts the words into its status line: none of a stranger's, line breaks and all.
        ParseException unreadable = new ParseException("unreadable message", 0);
        unreadable.initCause(e);
        throw unreadable;
      }
    }

    private static void check(byte[] message) throws ParseException {
      int lines = 0;
      int lineBegin = 0;
      for (int i = 0; i < message.length; i++) {
        if (i >= MAX_HEADER_BYTES || lines > MAX_HEADER_LINES) {
          throw new ParseException("headers too large", i);
        }
        if (message[i] == '\n') {
          boolean empty = i == lineBegin || (i == lineBegin + 1 && message[lineBegin] == '\r');
          if (empty && lines > 0) {
            return;
          }
          lines++;
          lineBegin = i + 1;
        }
      }
    }
  }
}
