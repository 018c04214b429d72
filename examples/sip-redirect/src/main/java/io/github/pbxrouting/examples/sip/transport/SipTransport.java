package io.github.pbxrouting.examples.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A UDP and a TCP socket on one port, and the threads that answer what comes in there. */
public final class SipTransport implements AutoCloseable {

  private final Intake intake;
  private final UdpListener udp;
  private final TcpListener tcp;

  private SipTransport(Intake intake, UdpListener udp, TcpListener tcp) {
    this.intake = intake;
    this.udp = udp;
    this.tcp = tcp;
  }

  /**
   * Opens the sockets and begins to answer.
   *
   * @throws IOException when the address cannot be listened at
   */
  public static SipTransport start(
      InetAddress address,
      int port,
      RequestHandler handler,
      TransportLimits limits,
      TransportStatistics statistics)
      throws IOException {
    Intake intake =
        new Intake(new Answering(handler, statistics), limits, statistics, System::nanoTime);
    InetSocketAddress at = new InetSocketAddress(address, port);
    UdpListener udp = new UdpListener(at, intake, statistics);
    TcpListener tcp;
    try {
      tcp = new TcpListener(at, intake, limits, statistics);
    } catch (IOException | RuntimeException e) {
      udp.close();
      throw e;
    }
    intake.start();
    udp.start();
    tcp.start();
    return new SipTransport(intake, udp, tcp);
  }

  @Override
  public void close() throws IOException {
    try (tcp;
        udp) {
      intake.close();
    }
  }
}
