package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.dialplan.live.LivePlan;
import io.github.pbxrouting.examples.sip.transport.SipTransport;
import io.github.pbxrouting.examples.sip.transport.TransportLimits;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;

/** The sockets and the redirect service behind them. */
final class SipServer implements AutoCloseable {

  private final Statistics statistics = new Statistics();
  private final CallDesk desk;
  private final LivePlan<ServedPlan> plan;
  private final SipTransport transport;

  private SipServer(
      LivePlan<ServedPlan> plan,
      InetAddress address,
      int port,
      TransportLimits limits,
      PrintStream out,
      PrintStream log)
      throws IOException {
    this.plan = plan;
    this.desk = new CallDesk(plan, statistics, System::nanoTime);
    Redirector redirector = new Redirector(plan, desk, statistics, this::statisticsLine, out, log);
    this.transport = SipTransport.start(address, port, redirector, limits, statistics.transport);
  }

  /**
   * Begins to serve, over UDP and TCP.
   *
   * @param out where statistics go when they are asked for
   * @throws IOException when the port cannot be listened at
   */
  static SipServer start(
      LivePlan<ServedPlan> plan,
      InetAddress address,
      int port,
      TransportLimits limits,
      PrintStream out,
      PrintStream log)
      throws IOException {
    try {
      return new SipServer(plan, address, port, limits, out, log);
    } catch (IOException e) {
      throw new IOException(
          "cannot listen at " + address.getHostAddress() + " port " + port + ": " + e.getMessage(),
          e);
    }
  }

  /** Returns what the server has done so far, in one line. */
  String statisticsLine() {
    return statistics.line(desk.remembered(), plan.reloads());
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
