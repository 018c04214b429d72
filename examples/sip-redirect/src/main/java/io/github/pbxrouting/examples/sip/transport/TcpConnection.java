package io.github.pbxrouting.examples.sip.transport;

import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import io.github.pbxrouting.examples.sip.message.Via;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * A TCP connection: finds the messages in what it reads, and keeps what the peer has not yet read
 * of its responses. Reading is the selector's thread; {@link #send} is any thread.
 */
final class TcpConnection implements Received.Reply {

  /** The maximum number of bytes of responses that wait until the peer reads. */
  private static final int MAX_UNSENT_BYTES = 256 << 10;

  /** A connection is not read while more than this waits. */
  private static final int MAX_UNSENT_BYTES_READING = 32 << 10;

  private static final int MAX_BODY_BYTES = 65_535;

  /** How long a connection without further requests stays open for its last responses. */
  private static final Duration LAST_RESPONSES = Duration.ofSeconds(2);

  /** What a connection tells its listener. */
  interface Listener {
    /** A message has arrived. */
    void arrived(TcpConnection connection, byte[] head);

    /** The set of operations that the connection waits for may have changed. */
    void changed(TcpConnection connection);

    /** A response could not be sent. */
    void undeliverable();
  }

  private final SocketChannel channel;
  private final InetSocketAddress source;
  private final Listener listener;

  // The selector's thread only.
  private byte[] partial = new byte[0];
  private int filled;
  private long bodyBytesToSkip;
  private long messageBeganNanos;
  private long activeNanos;
  private boolean served;
  private boolean stopped;

  // Guarded by unsent.
  private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
  private long unsentBytes;
  private long progressNanos;
  private boolean closed;

  TcpConnection(SocketChannel channel, InetSocketAddress source, Listener listener, long nowNanos) {
    this.channel = channel;
    this.source = source;
    this.listener = listener;
    this.activeNanos = nowNanos;
  }

  InetSocketAddress source() {
    return source;
  }

  SocketChannel channel() {
    return channel;
  }

  /**
   * Takes bytes that were read. Where the next message begins may become unknown; then no more is
   * read, and the connection ends a little later, when its responses are sent.
   */
  void take(ByteBuffer bytes, long nowNanos) {
    while (bytes.hasRemaining() && !stopped) {
      if (bodyBytesToSkip > 0) {
        int skipped = (int) Math.min(bodyBytesToSkip, bytes.remaining());
        bytes.position(bytes.position() + skipped);
        bodyBytesToSkip -= skipped;
        continue;
      }
      if (filled == 0) {
        messageBeganNanos = nowNanos;
      }
      int room = SipHead.MAX_BYTES + 1 - filled;
      int taken = Math.min(room, bytes.remaining());
      if (partial.length < filled + taken) {
        partial = Arrays.copyOf(partial, Math.min(SipHead.MAX_BYTES + 1, filled + taken + 512));
      }
      bytes.get(partial, filled, taken);
      filled += taken;
      if (!messages(nowNanos)) {
        stopped = true;
        partial = new byte[0];
        filled = 0;
      }
    }
  }

  /** Hands on every whole head in what is kept; false when the rest cannot be understood. */
  private boolean messages(long nowNanos) {
    int at = 0;
    while (true) {
      at = Framing.afterLineEnds(partial, at, filled);
      int end = Framing.headEnd(partial, at, filled);
      if (end < 0) {
        keep(at);
        if (filled > SipHead.MAX_BYTES) {
          activeNanos = nowNanos;
          listener.arrived(this, Arrays.copyOf(partial, filled));
          return false;
        }
        return true;
      }
      byte[] head = Arrays.copyOfRange(partial, at, end);
      int length = SipRequest.streamLength(SipHead.read(head, head.length));
      served = true;
      activeNanos = nowNanos;
      listener.arrived(this, head);
      if (length < 0 || length > MAX_BODY_BYTES) {
        return false;
      }
      int inHand = Math.min(length, filled - end);
      bodyBytesToSkip = (long) length - inHand;
      at = end + inHand;
      messageBeganNanos = nowNanos;
      if (at == filled) {
        keep(at);
        return true;
      }
    }
  }

  private void keep(int from) {
    filled -= from;
    if (filled == 0) {
      partial = new byte[0];
    } else if (from > 0) {
      System.arraycopy(partial, from, partial, 0, filled);
    }
  }

  /** Returns whether a time limit has passed. */
  boolean isOverdue(long nowNanos, TransportLimits limits) {
    if (stopped) {
      return nowNanos - activeNanos > LAST_RESPONSES.toNanos();
    }
    boolean inMessage = filled > 0 || bodyBytesToSkip > 0;
    if (inMessage && nowNanos - messageBeganNanos > limits.messageTime().toNanos()) {
      return true;
    }
    long quiet = (served ? limits.idle() : limits.silence()).toNanos();
    if (nowNanos - activeNanos > quiet) {
      return true;
    }
    synchronized (unsent) {
      return !unsent.isEmpty() && nowNanos - progressNanos > limits.messageTime().toNanos();
    }
  }

  @Override
  public void send(byte[] response, Via via) {
    boolean wasEmpty;
    synchronized (unsent) {
      if (closed || unsentBytes + response.length > MAX_UNSENT_BYTES) {
        listener.undeliverable();
        return;
      }
      wasEmpty = unsent.isEmpty();
      if (wasEmpty) {
        progressNanos = System.nanoTime();
      }
      unsent.add(ByteBuffer.wrap(response));
      unsentBytes += response.length;
    }
    if (!wasEmpty || !flush() || isUnsent()) {
      listener.changed(this);
    }
  }

  /** Writes what the peer takes now; false when the connection is broken. */
  boolean flush() {
    synchronized (unsent) {
      try {
        for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
          int written = channel.write(next);
          unsentBytes -= written;
          if (written > 0) {
            progressNanos = System.nanoTime();
          }
          if (next.hasRemaining()) {
            return true;
          }
          unsent.remove();
        }
        return true;
      } catch (IOException e) {
        unsent.clear();
        unsentBytes = 0;
        closed = true;
        listener.undeliverable();
        return false;
      }
    }
  }

  /** Closes the channel; responses that were not sent are lost. */
  void close() {
    synchronized (unsent) {
      closed = true;
      unsent.clear();
      unsentBytes = 0;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing left to be done with it.
    }
  }

  boolean isClosed() {
    synchronized (unsent) {
      return closed;
    }
  }

  boolean isUnsent() {
    synchronized (unsent) {
      return !unsent.isEmpty();
    }
  }

  /** Returns whether more may be read: not while the peer does not read itself. */
  boolean mayRead() {
    synchronized (unsent) {
      return !stopped && unsentBytes <= MAX_UNSENT_BYTES_READING;
    }
  }
}
