package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.dialplan.file.Quoted;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A FastAGI server on one thread, which no peer can keep from serving the others:
 *
 * <ul>
 *   <li>A connection may take ten seconds from its first octet to its last, however fast it
 *       trickles; Asterisk takes some milliseconds.
 *   <li>At most 1,000 connections are open. One more closes the oldest, which is one that has been
 *       silent longest: whoever opens connections to keep others out closes its own.
 *   <li>A connection keeps an unfinished line of 4,096 octets at most.
 *   <li>What goes wrong is said in a line, at most one a second for each kind.
 * </ul>
 */
final class AgiServer implements AutoCloseable {

  static final int MAX_CONNECTIONS = 1_000;

  /** The limit for a whole conversation, unless a test has less time. */
  static final Duration MAX_CONVERSATION = Duration.ofSeconds(10);

  private static final int BACKLOG = 1_024;
  private static final int ACCEPTS_AT_ONCE = 64;
  private static final long PAUSE_MILLIS = 100;

  private final AgiScript script;
  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Set<Connection> connections = new LinkedHashSet<>(); // the oldest first
  private final ByteBuffer input = ByteBuffer.allocateDirect(8_192);
  private final Duration maxConversation;
  private final RareLine crowded;
  private final RareLine refused;
  private final RareLine failed;
  private volatile boolean closed;

  private AgiServer(
      AgiScript script,
      Duration maxConversation,
      PrintStream log,
      Selector selector,
      ServerSocketChannel listener) {
    this.maxConversation = maxConversation;
    this.script = script;
    this.selector = selector;
    this.listener = listener;
    this.crowded = new RareLine(log);
    this.refused = new RareLine(log);
    this.failed = new RareLine(log);
  }

  /**
   * Listens; connections wait until {@link #run} serves them.
   *
   * @param maxConversation the limit for a whole conversation
   * @param log where failures are reported
   * @throws IOException when the address or port cannot be listened at
   */
  static AgiServer listen(
      AgiScript script, InetSocketAddress address, Duration maxConversation, PrintStream log)
      throws IOException {
    Selector selector = Selector.open();
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      try {
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.bind(address, BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        return new AgiServer(script, maxConversation, log, selector, listener);
      } catch (IOException | RuntimeException e) {
        listener.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      selector.close();
      throw e;
    }
  }

  /** Returns the port listened at. */
  int port() {
    return listener.socket().getLocalPort();
  }

  /**
   * Serves until {@link #close} is called.
   *
   * @throws IOException when the server cannot go on
   */
  void run() throws IOException {
    try (selector;
        listener) {
      while (!closed) {
        selector.select(millisToOldest());
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
          SelectionKey key = ready.next();
          ready.remove();
          if (key.attachment() instanceof Connection connection) {
            serve(connection);
          } else {
            accept();
          }
        }
        closeOverdue();
      }
    } finally {
      connections.forEach(Connection::close);
    }
  }

  /** Ends {@link #run}; safe to call from any thread. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }

  private void accept() throws IOException {
    for (int i = 0; i < ACCEPTS_AT_ONCE; i++) {
      SocketChannel channel;
      try {
        channel = listener.accept();
      } catch (IOException e) {
        if (!listener.isOpen()) {
          throw e;
        }
        makeRoom("no connection can be accepted: " + e.getMessage()); // too many open files
        return;
      }
      if (channel == null) {
        return;
      }
      if (connections.size() >= MAX_CONNECTIONS) {
        makeRoom("more than " + MAX_CONNECTIONS + " connections");
      }
      open(channel);
    }
  }

  private void open(SocketChannel channel) throws IOException {
    try {
      String peer = ((InetSocketAddress) channel.getRemoteAddress()).getAddress().getHostAddress();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connections.add(new Connection(channel, selector, new AgiConversation(script, peer)));
    } catch (IOException e) {
      channel.close(); // the peer has gone already
    }
  }

  private void makeRoom(String why) {
    Iterator<Connection> oldest = connections.iterator();
    if (oldest.hasNext()) {
      close(oldest.next());
      crowded.say(why + "; the oldest is closed for a new one");
      return;
    }
    crowded.say(why);
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void serve(Connection connection) {
    try {
      if (!connection.serve(input)) {
        close(connection);
      }
    } catch (AgiConversation.ProtocolException e) {
      close(connection);
      refused.say("a connection that is not Asterisk's is closed: " + e.getMessage());
    } catch (IOException | CancelledKeyException e) {
      close(connection); // the peer has gone
    } catch (RuntimeException e) {
      close(connection);
      failed.say("a call could not be answered: " + Quoted.plain(e.toString()));
    }
  }

  private void close(Connection connection) {
    connections.remove(connection);
    connection.close();
  }

  private void closeOverdue() {
    Iterator<Connection> oldest = connections.iterator();
    while (oldest.hasNext()) {
      Connection connection = oldest.next();
      if (nanosLeft(connection) > 0) {
        return;
      }
      oldest.remove();
      connection.close();
    }
  }

  private long nanosLeft(Connection connection) {
    return maxConversation.toNanos() - (System.nanoTime() - connection.opened);
  }

  /** Milliseconds until the oldest connection is overdue; 0 (no limit) when there is none. */
  private long millisToOldest() {
    Iterator<Connection> oldest = connections.iterator();
    return oldest.hasNext()
        ? Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanosLeft(oldest.next())) + 1)
        : 0;
  }

  /** One socket and its conversation. */
  private static final class Connection {

    private final SocketChannel channel;
    private final AgiConversation conversation;
    private final SelectionKey key;
    private final long opened = System.nanoTime();
    private @Nullable ByteBuffer output; // what the peer has not taken yet

    Connection(SocketChannel channel, Selector selector, AgiConversation conversation)
        throws IOException {
      this.channel = channel;
      this.conversation = conversation;
      this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Writes and reads what can be; returns whether the connection stays open. */
    boolean serve(ByteBuffer input) throws IOException, AgiConversation.ProtocolException {
      if (output == null) {
        input.clear();
        if (channel.read(input) < 0) {
          return false;
        }
        conversation.receive(input.flip());
        byte[] octets = conversation.output();
        if (octets.length > 0) {
          output = ByteBuffer.wrap(octets);
        }
      }
      if (output != null) {
        channel.write(output);
        if (output.hasRemaining()) {
          // Nothing is read meanwhile: a peer that does not listen is not heard either.
          key.interestOps(SelectionKey.OP_WRITE);
          return true;
        }
        output = null;
        key.interestOps(SelectionKey.OP_READ);
      }
      return !conversation.ended();
    }

    void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // It is closed, and nothing more can be done.
      }
    }
  }
}
