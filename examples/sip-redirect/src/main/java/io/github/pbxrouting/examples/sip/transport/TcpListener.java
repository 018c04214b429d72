package io.github.pbxrouting.examples.sip.transport;

import io.github.pbxrouting.dialplan.host.FatalErrors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Accepts and reads TCP connections, all in one thread, and ends those that break a limit. */
final class TcpListener implements AutoCloseable, TcpConnection.Listener {

  private static final Duration SWEEP = Duration.ofMillis(250);
  private static final int READ_BYTES = 16 << 10;
  private static final int BACKLOG = 512;

  private final ServerSocketChannel server;
  private final Selector selector;
  private final SelectionKey accepting;
  private final Intake intake;
  private final TransportLimits limits;
  private final TransportStatistics statistics;
  private final ConnectionTable<TcpConnection> connections;
  private final Queue<TcpConnection> changed = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
  private final Thread thread = new Thread(this::run, "sip-tcp");
  private long sweptNanos;

  /**
   * Opens the socket.
   *
   * @throws IOException when the address cannot be listened at
   */
  TcpListener(
      InetSocketAddress address,
      Intake intake,
      TransportLimits limits,
      TransportStatistics statistics)
      throws IOException {
    this.intake = intake;
    this.limits = limits;
    this.statistics = statistics;
    this.connections = new ConnectionTable<>(limits.connections(), limits.connectionsPerPeer());
    this.server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(address, BACKLOG);
      server.configureBlocking(false);
      this.selector = Selector.open();
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    this.accepting = server.register(selector, SelectionKey.OP_ACCEPT);
    this.sweptNanos = intake.now();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (selector.isOpen()) {
      try {
        selector.select(SWEEP.toMillis());
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
          SelectionKey key = keys.next();
          keys.remove();
          serve(key);
        }
        for (TcpConnection next = changed.poll(); next != null; next = changed.poll()) {
          renew(next);
        }
        sweep(intake.now());
      } catch (ClosedSelectorException e) {
        return;
      } catch (IOException | RuntimeException | StackOverflowError e) {
        statistics.errors.increment();
      } catch (Error e) {
        FatalErrors.end(e);
      }
    }
  }

  private void serve(SelectionKey key) {
    if (key.attachment() instanceof TcpConnection connection) {
      try {
        if (key.isWritable() && !connection.flush()) {
          end(connection);
        } else if (key.isReadable() && !read(connection)) {
          end(connection);
        } else {
          renew(connection);
        }
      } catch (CancelledKeyException e) {
        end(connection);
      } catch (RuntimeException | StackOverflowError e) {
        statistics.errors.increment();
        end(connection);
      }
    } else {
      accept();
    }
  }

  private void accept() {
    try {
      SocketChannel channel = server.accept();
      if (channel == null) {
        return;
      }
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      InetSocketAddress source = (InetSocketAddress) channel.getRemoteAddress();
      TcpConnection connection = new TcpConnection(channel, source, this, intake.now());
      channel.register(selector, SelectionKey.OP_READ, connection);
      for (TcpConnection victim : connections.add(connection, source.getAddress())) {
        statistics.closed.increment();
        victim.close();
      }
    } catch (ClosedChannelException e) {
      // The peer has gone, or the server ends.
    } catch (IOException e) {
      // Perhaps no file descriptor is left: the sweep tries again, so that this loop does not spin.
      statistics.errors.increment();
      accepting.interestOps(0);
    }
  }

  private boolean read(TcpConnection connection) {
    try {
      buffer.clear();
      if (connection.channel().read(buffer) < 0) {
        return false;
      }
      connection.take(buffer.flip(), intake.now());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void end(TcpConnection connection) {
    connections.remove(connection);
    connection.close();
  }

  /** Waits for what the connection can do next. */
  private void renew(TcpConnection connection) {
    SelectionKey key = connection.channel().keyFor(selector);
    if (key == null || !key.isValid() || connection.isClosed()) {
      end(connection);
      return;
    }
    key.interestOps(
        (connection.mayRead() ? SelectionKey.OP_READ : 0)
            | (connection.isUnsent() ? SelectionKey.OP_WRITE : 0));
  }

  private void sweep(long nowNanos) {
    if (nowNanos - sweptNanos < SWEEP.toNanos()) {
      return;
    }
    sweptNanos = nowNanos;
    if (accepting.isValid()) {
      accepting.interestOps(SelectionKey.OP_ACCEPT);
    }
    for (TcpConnection connection : connections.connections()) {
      if (connection.isOverdue(nowNanos, limits)) {
        statistics.closed.increment();
        end(connection);
      }
    }
  }

  @Override
  public void arrived(TcpConnection connection, byte[] head) {
    connections.served(connection);
    intake.offer(new Received(head, -1, connection.source(), connection, intake.now()));
  }

  @Override
  public void changed(TcpConnection connection) {
    changed.add(connection);
    selector.wakeup();
  }

  @Override
  public void undeliverable() {
    if (selector.isOpen()) {
      statistics.undeliverable.increment();
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    server.close();
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.connections().forEach(TcpConnection::close);
  }
}
