package io.github.pbxrouting.dialplan.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a service, or a SIP server, and prints how long the answers took and what the server's
 * processes used meanwhile. {@code bin/measure-serve} runs it; the plan is the one it makes.
 *
 * <pre>
 * DecisionLoad http|mixed|sip PORT PIDS RATE SECONDS CONNECTIONS
 * DecisionLoad library PLAN
 * </pre>
 *
 * <p>Requests are due at a fixed rate, whatever the result of the earlier ones, and a latency
 * counts from when a request was due; with a rate of 0 each connection asks as fast as it is
 * answered. {@code http} starts calls, once {@code /readyz} answers 200; {@code mixed} looks up
 * numbers, starts calls, takes calls on and starts emergency calls; {@code sip} sends INVITEs for
 * the numbers that {@code http} asks about. {@code library} asks the library, in this process.
 */
final class DecisionLoad {

  /** What a request is about; of ten in a mixed load one is an emergency call. */
  enum Kind {
    LOOK_UP,
    CALL,
    NEXT,
    EMERGENCY;

    private static final Kind[] MIX = {
      EMERGENCY, LOOK_UP, CALL, NEXT, LOOK_UP, CALL, NEXT, LOOK_UP, CALL, CALL
    };
  }

  private static final int NEVER = 0;
  private static final int WARM_UP_RATE = 3_000;
  private static final int WARM_UP_SECONDS = 5;
  private static final int WARM_UP_CONNECTIONS = 8;

  /** How long a request of a mixed load waits for a connection that is free. */
  private static final long PATIENCE = 500_000_000;

  /** One connection's way to ask. */
  private interface Caller extends AutoCloseable {
    /** Returns whether the answer is none that refuses. */
    boolean ask(int call, Kind kind) throws IOException;

    @Override
    void close() throws IOException;
  }

  private final boolean sip;
  private final boolean mixed;
  private final int port;
  private final int rate;
  private final long end;
  private final long start;
  private final int calls;
  private final long[] nanos;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Kind, LongAdder> asked = counters();
  private final Map<Kind, LongAdder> lost = counters();
  private final Map<Kind, LongAdder> refused = counters();

  private DecisionLoad(String load, int port, int rate, int seconds) {
    this.sip = load.equals("sip");
    this.mixed = load.equals("mixed");
    this.port = port;
    this.rate = rate;
    this.calls = rate > 0 ? rate * seconds : 200_000 * seconds;
    this.nanos = new long[calls];
    this.start = System.nanoTime() + 50_000_000;
    this.end = start + seconds * 1_000_000_000L;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("library")) {
      askLibrary(Path.of(arguments[1]));
      return;
    }
    int port = Integer.parseInt(arguments[1]);
    long[] pids = Arrays.stream(arguments[2].split(",")).mapToLong(Long::parseLong).toArray();
    int rate = Integer.parseInt(arguments[3]);
    int seconds = Integer.parseInt(arguments[4]);
    int connections = Integer.parseInt(arguments[5]);
    if (arguments[0].equals("sip")) {
      warmUpForSip();
    } else {
      warmUpForHttp();
      awaitReady(port);
    }
    DecisionLoad load = new DecisionLoad(arguments[0], port, rate, seconds);
    List<Thread> threads = load.ask(connections);
    long cpu = cpuTicks(pids);
    long first = residentMegabytes(pids);
    Thread.sleep(seconds * 500L);
    long middle = residentMegabytes(pids);
    for (Thread thread : threads) {
      thread.join();
    }
    double used = (cpuTicks(pids) - cpu) / 100.0;
    load.print(seconds, used);
    System.out.printf(
        "    memory at the start, in the middle, at the end: %d, %d, %d MB%n",
        first, middle, residentMegabytes(pids));
  }

  /** Asks a service in this process for a while, with a mixed load. */
  static DecisionLoad mixed(int port, int rate, int seconds, int connections)
      throws InterruptedException {
    DecisionLoad load = new DecisionLoad("mixed", port, rate, seconds);
    for (Thread thread : load.ask(connections)) {
      thread.join();
    }
    return load;
  }

  int asked(Kind kind) {
    return count(asked, kind).intValue();
  }

  int refused(Kind kind) {
    return count(refused, kind).intValue();
  }

  int lost() {
    return sum(lost);
  }

  /**
   * Asks a server in this process, whose answers say nothing, until the JVM has compiled what asks:
   * on the same processors a cold program would be measured with the service.
   */
  private static void warmUpForHttp() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < WARM_UP_CONNECTIONS; i++) {
        Thread thread = new Thread(() -> answerAll(server), "answers-" + i);
        thread.setDaemon(true);
        thread.start();
      }
      warmUp("http", server.getLocalPort());
    }
  }

  /** Answers what arrives on one connection; a request arrives whole. */
  private static void answerAll(ServerSocket server) {
    byte[] request = new byte[8192];
    byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII);
    try (Socket socket = server.accept()) {
      socket.setTcpNoDelay(true);
      while (socket.getInputStream().read(request) > 0) {
        socket.getOutputStream().write(answer);
      }
    } catch (IOException closed) {
      // The load is warm.
    }
  }

  private static void warmUpForSip() throws IOException, InterruptedException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> redirectAll(server), "redirects");
      thread.setDaemon(true);
      thread.start();
      warmUp("sip", server.getLocalPort());
    }
  }

  /** Answers INVITEs until the socket is closed. */
  private static void redirectAll(DatagramSocket server) {
    DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
    try {
      while (true) {
        server.receive(packet);
        String text = new String(packet.getData(), 0, packet.getLength(), US_ASCII);
        if (text.startsWith("INVITE")) {
          byte[] answer =
              text.replaceFirst("^.*\r\n", "SIP/2.0 302 Moved Temporarily\r\n")
                  .replaceFirst("(\r\nTo: .*)\r\n", "$1;tag=2\r\n")
                  .getBytes(US_ASCII);
          server.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
        packet.setLength(8192);
      }
    } catch (IOException closed) {
      // The load is warm.
    }
  }

  private static void warmUp(String load, int port) throws InterruptedException {
    for (Thread thread :
        new DecisionLoad(load, port, WARM_UP_RATE, WARM_UP_SECONDS).ask(WARM_UP_CONNECTIONS)) {
      thread.join();
    }
  }

  private static void awaitReady(int port) throws IOException {
    try (HttpCaller caller = new HttpCaller(port)) {
      while (!caller.ask("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")) {
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private List<Thread> ask(int connections) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Thread thread = new Thread(null, this::askOnOneConnection, "caller-" + i, 1 << 18);
      threads.add(thread);
      thread.start();
    }
    return threads;
  }

  private void askOnOneConnection() {
    @Nullable Caller caller = null;
    for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
      long due = rate > 0 ? start + call * 1_000_000_000L / rate : System.nanoTime();
      if (rate == 0 && due > end) {
        break;
      }
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      if (mixed && System.nanoTime() - due > PATIENCE) {
        continue;
      }
      Kind kind = mixed ? Kind.MIX[call % Kind.MIX.length] : Kind.CALL;
      count(asked, kind).increment();
      try {
        if (caller == null) {
          caller = sip ? new SipCaller(port) : new HttpCaller(port);
        }
        if (caller.ask(call, kind)) {
          nanos[call] = System.nanoTime() - due;
        } else {
          count(refused, kind).increment();
        }
      } catch (IOException e) {
        count(lost, kind).increment();
        close(caller);
        caller = null;
      }
    }
    close(caller);
  }

  private static void close(@Nullable Caller caller) {
    try {
      if (caller != null) {
        caller.close();
      }
    } catch (IOException gone) {
      // It is closed.
    }
  }

  private void print(int seconds, double cpu) {
    long[] all = Arrays.stream(nanos).filter(each -> each != NEVER).sorted().toArray();
    System.out.printf(
        "    answered %,d of %,d, %,.0f/s; refused %d, lost %d; p50 %.2f ms, p99 %.2f ms, max %.1f ms; CPU %.2f"
            + " s, %,.0f calls a CPU-second%n",
        all.length,
        sum(asked),
        (double) all.length / seconds,
        sum(refused),
        sum(lost),
        percentile(all, 0.5),
        percentile(all, 0.99),
        percentile(all, 1),
        cpu,
        all.length / cpu);
    if (rate > 0 && !mixed) {
      long[] early =
          Arrays.stream(nanos, 0, Math.min(calls, 5 * rate))
              .filter(each -> each != NEVER)
              .sorted()
              .toArray();
      System.out.printf("    the first 5 s: p99 %.2f ms%n", percentile(early, 0.99));
    }
    if (mixed) {
      for (Kind kind : Kind.values()) {
        System.out.printf(
            "    %s: %,d asked, %,d refused, %,d lost%n",
            kind,
            count(asked, kind).intValue(),
            count(refused, kind).intValue(),
            count(lost, kind).intValue());
      }
    }
  }

  private static Map<Kind, LongAdder> counters() {
    Map<Kind, LongAdder> counters = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      counters.put(kind, new LongAdder());
    }
    return counters;
  }

  private static LongAdder count(Map<Kind, LongAdder> counters, Kind kind) {
    return Objects.requireNonNull(counters.get(kind));
  }

  private static int sum(Map<Kind, LongAdder> counters) {
    return counters.values().stream().mapToInt(LongAdder::intValue).sum();
  }

  private static double percentile(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
  }

  /** Returns a number of one of the plan's thousand friends. */
  private static String number(int call) {
    return String.format("34%09d", call * 618_033_989L % 1_000_000_000L);
  }

  private static final class HttpCaller implements Caller {

    /** The answer to the call's start whose report is sent again and again. */
    private static volatile String token = "";

    private final Socket socket;
    private final InputStream in;
    private final byte[] answer = new byte[8192];
    private int length;

    HttpCaller(int port) throws IOException {
      socket = new Socket();
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      in = socket.getInputStream();
    }

    @Override
    public boolean ask(int call, Kind kind) throws IOException {
      String known = token;
      return switch (kind) {
        case LOOK_UP ->
            ask(
                "GET /v1/clients/madrid/route?number="
                    + number(call)
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        case EMERGENCY -> start("112");
        case CALL -> start(number(call));
        case NEXT ->
            known.isEmpty()
                ? start(number(call))
                : post("/v1/calls/next", "{\"token\":\"" + known + "\",\"outcome\":\"busy\"}");
      };
    }

    private boolean start(String number) throws IOException {
      boolean answered = post("/v1/calls", "{\"client\":\"madrid\",\"number\":\"" + number + "\"}");
      if (token.isEmpty() && answered) {
        String text = new String(answer, 0, length, US_ASCII);
        int begin = text.indexOf("\"token\":\"");
        token = begin < 0 ? "" : text.substring(begin + 9, text.indexOf('"', begin + 9));
      }
      return answered;
    }

    private boolean post(String path, String body) throws IOException {
      return ask(
          "POST "
              + path
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
    }

    boolean ask(String request) throws IOException {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      length = 0;
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
          if (!text.startsWith("HTTP/1.1 200") && !text.startsWith("HTTP/1.1 503")) {
            throw new IOException(text);
          }
          return text.startsWith("HTTP/1.1 200");
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
    public boolean ask(int call, Kind kind) throws IOException {
      String id = socket.getLocalPort() + "x" + call;
      send("INVITE", call, id, "");
      DatagramPacket packet = new DatagramPacket(answer, answer.length);
      String text;
      do {
        try {
          socket.receive(packet);
        } catch (SocketTimeoutException lost) {
          throw new IOException("no answer to " + call, lost);
        }
        text = new String(answer, 0, packet.getLength(), US_ASCII);
      } while (text.startsWith("SIP/2.0 1") || !text.contains("Call-ID: " + id + "\r"));
      int to = text.indexOf("\r\nTo: ") + 6;
      int tag = text.indexOf(";tag=", to);
      send("ACK", call, id, text.substring(tag, text.indexOf('\r', tag)));
      return text.startsWith("SIP/2.0 302");
    }

    private void send(String method, int call, String id, String toTag) throws IOException {
      String uri = "sip:" + number(call) + "@madrid.example";
      byte[] request =
          String.join(
                  "\r\n",
                  method + " " + uri + " SIP/2.0",
                  "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=z9hG4bK" + id,
                  "Max-Forwards: 70",
                  "From: <sip:1002@madrid.example>;tag=1",
                  "To: <" + uri + ">" + toTag,
                  "Call-ID: " + id,
                  "CSeq: 1 " + method,
                  "Contact: <sip:1002@127.0.0.1:" + socket.getLocalPort() + ">",
                  "Content-Length: 0",
                  "",
                  "")
              .getBytes(US_ASCII);
      socket.send(new DatagramPacket(request, request.length, server));
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /** Prints what the same questions cost without a service. */
  private static void askLibrary(Path plan) throws Exception {
    BrandRouter brand = PlanFiles.compile(plan, RouterCompiler.load(), CompileOptions.DEFAULT);
    CallRouter router = brand.client("madrid");
    String[] numbers =
        IntStream.range(0, 4096).mapToObj(DecisionLoad::number).toArray(String[]::new);
    for (int round = 0; round < 5; round++) {
      int questions = 2_000_000;
      int found = 0;
      long before = System.nanoTime();
      for (int i = 0; i < questions; i++) {
        found += router.route(numbers[i & 4095]).number().isPresent() ? 1 : 0;
      }
      long routed = System.nanoTime();
      for (int i = 0; i < questions; i++) {
        found += brand.call(CallRequest.of("madrid", numbers[i & 4095])).history().size();
      }
      if (round == 4) {
        System.out.printf(
            "    a look-up %d ns, a call's start %d ns (%d)%n",
            (routed - before) / questions, (System.nanoTime() - routed) / questions, found);
      }
    }
  }

  /** Returns the processor time, in hundredths of a second, of processes and their children. */
  private static long cpuTicks(long[] pids) throws IOException {
    long ticks = 0;
    for (Path process : family(pids)) {
      String stat = Files.readString(process.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
    return ticks;
  }

  /** Returns the proportional share of memory that processes and their children hold. */
  private static long residentMegabytes(long[] pids) throws IOException {
    long kilobytes = 0;
    for (Path process : family(pids)) {
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

  private static List<Path> family(long[] pids) {
    List<Path> family = new ArrayList<>();
    for (long pid : pids) {
      family.add(Path.of("/proc", Long.toString(pid)));
      ProcessHandle.of(pid)
          .orElseThrow()
          .descendants()
          .forEach(child -> family.add(Path.of("/proc", Long.toString(child.pid()))));
    }
    return family;
  }
}
