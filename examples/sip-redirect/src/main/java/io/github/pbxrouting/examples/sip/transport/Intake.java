package io.github.pbxrouting.examples.sip.transport;

import io.github.pbxrouting.dialplan.host.FatalErrors;
import io.github.pbxrouting.examples.sip.message.SipHead;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between the sockets and the threads that answer. When it is full, or its oldest
 * message has waited too long, the thread of the socket refuses the newest message itself; the last
 * eighth is kept for emergency calls.
 */
final class Intake implements AutoCloseable {

  private final BlockingQueue<Received> waiting;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Answering answering;
  private final TransportLimits limits;
  private final TransportStatistics statistics;
  private final LongSupplier nanoTime;
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean closed;

  Intake(
      Answering answering,
      TransportLimits limits,
      TransportStatistics statistics,
      LongSupplier nanoTime) {
    this.answering = answering;
    this.limits = limits;
    this.statistics = statistics;
    this.nanoTime = nanoTime;
    this.waiting = new ArrayBlockingQueue<>(limits.waitingMessages());
  }

  void start() {
    for (int i = 0; i < limits.workers(); i++) {
      Thread worker = new Thread(this::work, "sip-worker-" + i);
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** Takes a message, or refuses it. */
  void offer(Received message) {
    if (message.wantsNoAnswer()) {
      return;
    }
    if (!isBusy(message) && enqueue(message)) {
      return;
    }
    SipHead head = message.read();
    boolean urgent = answering.isUrgent(head) && waitingBytes.get() < limits.waitingBytes();
    if (!urgent || !enqueue(message)) {
      answering.refuse(message, head);
    }
  }

  private boolean isBusy(Received message) {
    Received oldest = waiting.peek();
    return oldest != null
        && (message.arrivedNanos() - oldest.arrivedNanos() > limits.waitingTime().toNanos()
            || waiting.size() >= limits.waitingMessages() - limits.waitingMessages() / 8
            || waitingBytes.get() >= limits.waitingBytes() - limits.waitingBytes() / 8);
  }

  private boolean enqueue(Received message) {
    waitingBytes.addAndGet(message.length());
    if (waiting.offer(message)) {
      return true;
    }
    waitingBytes.addAndGet(-message.length());
    return false;
  }

  private void work() {
    while (!closed) {
      try {
        Received message = waiting.take();
        waitingBytes.addAndGet(-message.length());
        answer(message);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Answers the oldest message that waits; false when none does. */
  boolean answerNext() {
    @Nullable Received message = waiting.poll();
    if (message == null) {
      return false;
    }
    waitingBytes.addAndGet(-message.length());
    answer(message);
    return true;
  }

  private void answer(Received message) {
    try {
      answering.answer(message);
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a stranger's message does: this message's end, not the server's.
      statistics.errors.increment();
    } catch (Error e) {
      FatalErrors.end(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    workers.forEach(Thread::interrupt);
    for (Thread worker : workers) {
      try {
        worker.join(1_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
