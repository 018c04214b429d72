package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.dialplan.live.LivePlan;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.SipStack;

/** The SIP stack, its sockets and the redirect service behind them. */
final class SipServer implements AutoCloseable {

  /** The longest message over UDP, and over TCP too. */
  private static final int MAX_MESSAGE_BYTES = 65_535;

  private final SipStack stack;
  private final Statistics statistics = new Statistics();
  private final CallDesk desk;
  private final LivePlan<ServedPlan> plan;

  private SipServer(SipStack stack, LivePlan<ServedPlan> plan) {
    this.stack = stack;
    this.plan = plan;
    this.desk = new CallDesk(plan, statistics);
  }

  /**
   * Begins to serve, over UDP and TCP.
   *
   * @param out where statistics go when they are asked for
   * @throws IOException when the port cannot be listened at
   */
  static SipServer start(
      LivePlan<ServedPlan> plan, InetAddress address, int port, PrintStream out, PrintStream log)
      throws IOException {
    SipFactory factory = SipFactory.getInstance();
    factory.setPathName("gov.nist");
    SipStack stack = null;
    try {
      stack = factory.createSipStack(properties());
      SipServer server = new SipServer(stack, plan);
      SipProvider provider = null;
      for (String transport : List.of(ListeningPoint.UDP, ListeningPoint.TCP)) {
        ListeningPoint point =
            stack.createListeningPoint(address.getHostAddress(), port, transport);
        if (provider == null) {
          provider = stack.createSipProvider(point);
          provider.addSipListener(
              new RedirectListener(
                  server.desk,
                  new Responses(factory),
                  server.statistics,
                  server::statisticsLine,
                  out,
                  log));
        } else {
          provider.addListeningPoint(point);
        }
      }
      return server;
    } catch (InvalidArgumentException | SipException | TooManyListenersException e) {
      if (stack != null) {
        stack.stop();
      }
      throw new IOException(
          "cannot listen at " + address.getHostAddress() + " port " + port + ": " + e.getMessage(),
          e);
    }
  }

  /** The stack's settings; what a stranger could use up is bounded. */
  private static Properties properties() {
    Properties properties = new Properties();
    // The factory hands out the same stack again for the same name.
    properties.setProperty("javax.sip.STACK_NAME", "redirect-" + UUID.randomUUID());
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    String nist = "gov.nist.javax.sip.";
    properties.setProperty(nist + "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
    properties.setProperty(nist + "STACK_LOGGER", StackLog.class.getName());
    properties.setProperty(nist + "SERVER_LOGGER", MessageLog.class.getName());
    properties.setProperty(nist + "MESSAGE_PARSER_FACTORY", BoundedParsers.class.getName());
    properties.setProperty(nist + "REENTRANT_LISTENER", "true");
    int threads = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    properties.setProperty(nist + "THREAD_POOL_SIZE", Integer.toString(threads));
    properties.setProperty(nist + "THREAD_PRIORITY", Integer.toString(Thread.NORM_PRIORITY));
    properties.setProperty(nist + "MAX_SERVER_TRANSACTIONS", "50000");
    properties.setProperty(nist + "MAX_MESSAGE_SIZE", Integer.toString(MAX_MESSAGE_BYTES));
    properties.setProperty(nist + "RECEIVE_UDP_BUFFER_SIZE", Integer.toString(4 << 20));
    properties.setProperty(nist + "SEND_UDP_BUFFER_SIZE", Integer.toString(1 << 20));
    properties.setProperty(nist + "MAX_CONNECTIONS", "1000");
    properties.setProperty(nist + "READ_TIMEOUT", "10000");
    properties.setProperty(nist + "NIO_MAX_SOCKET_IDLE_TIME", "600000");
    return properties;
  }

  /** What the server has done so far, in one line. */
  String statisticsLine() {
    return statistics.line(desk.remembered(), plan.reloads());
  }

  @Override
  public void close() {
    stack.stop();
  }
}
