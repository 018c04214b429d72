package io.github.pbxrouting.dialplan.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Asks a service, or a SIP server, at a fixed rate, and prints how long the answers took, counted
 * from when each was due, and what the server's processes used meanwhile.
 *
 * <pre>
 * DecisionLoad http|sip PORT PID RATE SECONDS CONNECTIONS
 * </pre>
 *
 * <p>{@code http} starts calls of the demo plan's client madrid; {@code sip} sends INVITEs for the
 * same numbers. The requests are one after another on each connection.
 */
final class DecisionLoad {

  private static final String[] NUMBERS = {"1001", "2001", "3001", "4001", "0049301234567", "9"};

  /** One connection's way to ask. */
  private interface Caller extends AutoCloseable {
    void ask(int call) throws IOException;

    @Override
    void close() throws IOException;
  }

  private DecisionLoad() {}

  public static void main(String[] arguments) throws Exception {
    boolean http = arguments[0].equals("http");
    int port = Integer.parseInt(arguments[1]);
    long pid = Long.parseLong(arguments[2]);
    int rate = Integer.parseInt(arguments[3]);
    int seconds = Integer.parseInt(arguments[4]);
    int connections = Integer.parseInt(arguments[5]);
    long cpu = cpuTicks(pid);
    Result result = run(http, port, rate, seconds, connections);
    double used = (cpuTicks(pid) - cpu) / 100.0;
    System.out.printf(
        "%s: %,d of %,d answered at %,d/s; p50 %.2f ms, p99 %.2f ms, max %.1f ms; CPU %.2f s, %,.0f"
            + " calls a CPU-second; memory %d MB%n",
        arguments[0],
        result.answered,
        (long) rate * seconds,
        rate,
        result.percentile(0.5),
        result.percentile(0.99),
        result.percentile(1),
        used,
        result.answered / used,
        residentMegabytes(pid));
  }

  /**
   * What came back.
   *
   * @param answered how many
   * @param nanos how long each took, sorted
   */
  record Result(int answered, List<Long> nanos) {
    double percentile(double share) {
      return nanos.isEmpty()
          ? 0
          : nanos.get((int) Math.min(nanos.size() - 1L, (long) (share * nanos.size()))) / 1e6;
    }
  }

  static Result run(boolean http, int port, int rate, int seconds, int connections)
      throws Exception {
    int calls = rate * seconds;
    long[] nanos = new long[calls];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime() + 50_000_000;
    for (int i = 0; i < connections; i++) {
      Thread thread =
          new Thread(() -> {
            try (Caller caller = http ? new HttpCaller(port) : new SipCaller(port)) {
              for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
                long due = start + call * 1_000_000_000L / rate;
                for (long left = due - System.nanoTime();
                    left > 0;
                    left = due - System.nanoTime()) {
                  LockSupport.parkNanos(left);
                }
                caller.ask(call);
                nanos[call] = System.nanoTime() - due;
                answered.incrementAndGet();
              }
            } catch (IOException e) {
              System.err.println(e);
            }
          });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    List<Long> sorted = Arrays.stream(nanos).filter(each -> each > 0).sorted().boxed().toList();
    return new Result(answered.get(), sorted);
  }

  private static final class HttpCaller implements Caller {

    private final Socket socket;
    private final InputStream in;
    private final byte[] answer = new byte[8192];

    HttpCaller(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      in = socket.getInputStream();
    }

    @Override
    public void ask(int call) throws IOException {
      String body = "{\"client\":\"madrid\",\"number\":\"" + NUMBERS[call % NUMBERS.length] + "\"}";
      socket
          .getOutputStream()
          .write(
              ("POST /v1/calls HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                      + "Content-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(US_ASCII));
      int length = 0;
      while (true) {
        int count = in.read(answer, length, answer.length - length);
        if (count < 0) {
          throw new EOFException();
        }
        length += count;
        String text = new String(answer, 0, length, US_ASCII);
        int end = text.indexOf("\r\n\r\n");
        int header = text.indexOf("Content-Length: ");
        if (end > 0
            && length
                >= end
                    + 4
                    + Integer.parseInt(text.substring(header + 16, text.indexOf('\r', header)))) {
          if (!text.startsWith("HTTP/1.1 200")) {
            throw new IOException(text);
          }
          return;
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static final class SipCaller implements Caller {

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final InetSocketAddress server;
    private final byte[] answer = new byte[8192];

    SipCaller(int port) throws IOException {
      server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(2_000);
    }

    @Override
    public void ask(int call) throws IOException {
      String uri = "sip:" + NUMBERS[call % NUMBERS.length] + "@madrid.example";
      byte[] invite =
          String.join(
                  "\r\n",
                  "INVITE " + uri + " SIP/2.0",
                  "Via: SIP/2.0/UDP 127.0.0.1:"
                      + socket.getLocalPort()
                      + ";branch=z9hG4bK"
                      + socket.getLocalPort()
                      + "x"
                      + call,
                  "Max-Forwards: 70",
                  "From: <sip:1002@madrid.example>;tag=1",
                  "To: <" + uri + ">",
                  "Call-ID: " + socket.getLocalPort() + "-" + call,
                  "CSeq: 1 INVITE",
                  "Contact: <sip:1002@127.0.0.1:" + socket.getLocalPort() + ">",
                  "Content-Length: 0",
                  "",
                  "")
              .getBytes(US_ASCII);
      socket.send(new DatagramPacket(invite, invite.length, server));
      DatagramPacket packet = new DatagramPacket(answer, answer.length);
      do {
        try {
          socket.receive(packet);
        } catch (SocketTimeoutException lost) {
          throw new IOException("no answer to " + call, lost);
        }
      } while (answer[8] == '1');
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /** Returns the processor time, in hundredths of a second, of a process and its children. */
  private static long cpuTicks(long pid) throws IOException {
    long ticks = 0;
    for (Path process : family(pid)) {
      String stat = Files.readString(process.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
    return ticks;
  }

  /** Returns the proportional share of memory that a process and its children hold. */
  private static long residentMegabytes(long pid) throws IOException {
    long kilobytes = 0;
    for (Path process : family(pid)) {
      try (Stream<String> lines = Files.lines(process.resolve("smaps_rollup"))) {
        kilobytes +=
            lines
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
      }
    }
    return kilobytes / 1024;
  }

  private static List<Path> family(long pid) {
    List<Path> family = new ArrayList<>(List.of(Path.of("/proc", Long.toString(pid))));
    ProcessHandle.of(pid)
        .orElseThrow()
        .descendants()
        .forEach(child -> family.add(Path.of("/proc", Long.toString(child.pid()))));
    return family;
  }
}
