package io.github.pbxrouting.examples.sip.transport;

import io.github.pbxrouting.dialplan.host.FatalErrors;
import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.Via;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Takes datagrams off the socket as fast as they come. */
final class UdpListener implements AutoCloseable {

  private static final int MAX_DATAGRAM_BYTES = 65_535;
  private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
  private static final int SEND_BUFFER_BYTES = 1 << 20;

  private final DatagramChannel channel;
  private final Intake intake;
  private final TransportStatistics statistics;
  private final Thread thread = new Thread(this::run, "sip-udp");

  /**
   * Opens the socket.
   *
   * @throws IOException when the address cannot be listened at
   */
  UdpListener(InetSocketAddress address, Intake intake, TransportStatistics statistics)
      throws IOException {
    this.intake = intake;
    this.statistics = statistics;
    this.channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
      channel.bind(address);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        InetSocketAddress source = (InetSocketAddress) channel.receive(buffer);
        if (source != null) {
          intake.offer(received(buffer.flip(), source));
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException | RuntimeException | StackOverflowError e) {
        statistics.errors.increment();
        pause();
      } catch (Error e) {
        FatalErrors.end(e);
      }
    }
  }

  private Received received(ByteBuffer datagram, InetSocketAddress source) {
    int length = datagram.remaining();
    byte[] bytes = new byte[Math.min(length, SipHead.MAX_BYTES + 1)];
    datagram.get(bytes);
    int end = Framing.headEnd(bytes, Framing.afterLineEnds(bytes, 0, bytes.length), bytes.length);
    byte[] head = end < 0 || end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    int bodyBytes = end < 0 ? 0 : length - end;
    return new Received(
        head, bodyBytes, source, (response, via) -> send(response, via, source), intake.now());
  }

  /**
   * Sends to where the request came from, at the port that its Via asks for. A {@code maddr} there
   * does not count: with it a stranger could have answers sent to anybody.
   */
  private void send(byte[] response, Via via, InetSocketAddress source) {
    try {
      InetSocketAddress target =
          via.rport() ? source : new InetSocketAddress(source.getAddress(), via.port());
      channel.send(ByteBuffer.wrap(response), target);
    } catch (IOException | RuntimeException e) {
      if (channel.isOpen()) {
        statistics.undeliverable.increment();
      }
    }
  }

  /** An error that repeats itself must not keep a processor busy. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
