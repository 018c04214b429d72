package io.github.pbxrouting.dialplan.service;

import com.google.common.base.CharMatcher;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Has a server like the one that serves answer requests until the JVM has compiled what answers
 * them, so that the first calls wait no longer than the later ones. That server is this process's
 * own: it answers at a port of the loopback interface, and only who knows a token made for it. What
 * it answers counts for nothing.
 */
final class WarmUp {

  private static final int CONNECTIONS = 8;
  private static final int MAX_CLIENTS = 16;
  private static final int FRIENDS_PER_CLIENT = 16;
  private static final int MAX_DIGITS = 15;
  private static final int TIMEOUT_MILLIS = 5_000;

  /** How long the compiler is waited for, and how long it then has had nothing to do. */
  private static final Duration MAX_REST = Duration.ofSeconds(2);

  private static final Duration AT_REST = Duration.ofMillis(100);

  private static final Pattern TOKEN = Pattern.compile("[\"&]?token(?:\":\"|=)([^\"&]+)");

  /** A number that a client may dial. */
  private record Dialled(String client, String number) {}

  private final ServiceHandler handler;
  private final HttpConfiguration http;
  private final String bearerToken;
  private final List<Dialled> dialled = new ArrayList<>();

  /**
   * Prepares requests about a plan.
   *
   * @param handler answers them, with that bearer token alone
   */
  WarmUp(ServiceHandler handler, HttpConfiguration http, String bearerToken, ServedPlan plan) {
    this.handler = handler;
    this.http = http;
    this.bearerToken = bearerToken;
    plan.router().brand().clients().stream().limit(MAX_CLIENTS).forEach(this::dial);
  }

  private void dial(Client client) {
    for (String number : List.of("2001", "+34944123456", "00491234567", "112")) {
      dialled.add(new Dialled(client.id(), number));
    }
    for (Extension extension : client.extensions().stream().limit(2).toList()) {
      dialled.add(new Dialled(client.id(), extension.number()));
    }
    List<Friend> friends = client.friends();
    int step = Math.max(1, friends.size() / FRIENDS_PER_CLIENT);
    for (int i = 0; i < friends.size(); i += step) {
      if (friends.get(i) instanceof RemoteFriend friend) {
        // Most patterns begin with the digits that they take.
        String digits =
            CharMatcher.inRange('0', '9').retainFrom(String.join("", friend.patterns()))
                + "1234567";
        dialled.add(
            new Dialled(client.id(), digits.substring(0, Math.min(digits.length(), MAX_DIGITS))));
      }
    }
  }

  /** Asks for at most that time, or until the service is stopped. */
  void run(Duration most, BooleanSupplier stopped) throws Exception {
    if (dialled.isEmpty()) {
      return;
    }
    Server server = new Server(DecisionService.threads());
    ServerConnector connector =
        new ServerConnector(
            server, 1, Runtime.getRuntime().availableProcessors(), new HttpConnectionFactory(http));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(handler);
    server.start();
    try {
      ask(connector.getLocalPort(), most, stopped);
    } finally {
      server.stop();
    }
    awaitCompiler(stopped);
  }

  private void ask(int port, Duration most, BooleanSupplier stopped) throws IOException {
    long end = System.nanoTime() + most.toNanos();
    List<Connection> connections = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(new Connection(port));
      }
      for (int i = 0; !stopped.getAsBoolean() && System.nanoTime() < end; ) {
        for (Connection connection : connections) {
          connection.send(i++);
        }
        for (Connection connection : connections) {
          connection.receive();
        }
      }
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  /** What is still to be compiled takes the processors from the first calls. */
  private static void awaitCompiler(BooleanSupplier stopped) throws InterruptedException {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    if (compiler == null || !compiler.isCompilationTimeMonitoringSupported()) {
      return;
    }
    long end = System.nanoTime() + MAX_REST.toNanos();
    long before = -1;
    for (long now = compiler.getTotalCompilationTime();
        now != before && !stopped.getAsBoolean() && System.nanoTime() < end;
        now = compiler.getTotalCompilationTime()) {
      before = now;
      Thread.sleep(AT_REST.toMillis());
    }
  }

  /** A switch's connection, with a call under way. */
  private final class Connection implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private @Nullable String token;

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Sends one of the requests that switches send; with a token where the last answer had one. */
    void send(int i) throws IOException {
      Dialled call = dialled.get(i / CONNECTIONS % dialled.size());
      String accept = (i >> 1 & 3) == 0 ? "text/plain" : "application/json";
      boolean form = (i & 1) == 0;
      String known = token;
      if (known != null) {
        post("/v1/calls/next", accept, form, "token", known, "outcome", "busy");
      } else if (i % 3 == 0) {
        write(
            "GET /v1/clients/"
                + encoded(call.client)
                + "/route?number="
                + encoded(call.number)
                + " HTTP/1.1",
            accept,
            "");
      } else {
        post("/v1/calls", accept, form, "client", call.client, "number", call.number);
      }
    }

    private void post(String path, String accept, boolean form, String... fields)
        throws IOException {
      String first = fields[0];
      String body =
          form
              ? first + "=" + encoded(fields[1]) + "&" + fields[2] + "=" + encoded(fields[3])
              : new String(
                  Json.bytes(json -> {
                    json.writeStartObject();
                    json.writeStringField(first, fields[1]);
                    json.writeStringField(fields[2], fields[3]);
                    json.writeEndObject();
                  }),
                  StandardCharsets.UTF_8);
      String type = form ? "application/x-www-form-urlencoded" : "application/json";
      write("POST " + path + " HTTP/1.1\r\nContent-Type: " + type, accept, body);
    }

    private void write(String begin, String accept, String body) throws IOException {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      String head =
          String.join(
              "\r\n",
              begin,
              "Host: warm-up",
              "Authorization: Bearer " + bearerToken,
              "Accept: " + accept,
              "Content-Length: " + content.length,
              "",
              "");
      byte[] request = (head + body).getBytes(StandardCharsets.UTF_8);
      socket.getOutputStream().write(request);
    }

    void receive() throws IOException {
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
      }
      char[] body = new char[length];
      for (int read = 0; read < length; ) {
        int count = in.read(body, read, length - read);
        if (count < 0) {
          throw new EOFException("the connection was closed");
        }
        read += count;
      }
      Matcher given = TOKEN.matcher(new String(body));
      token = given.find() ? given.group(1) : null;
    }

    private String line() throws IOException {
      String line = in.readLine();
      if (line == null) {
        throw new EOFException("the connection was closed");
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    PlainText.encode(text, encoded);
    return encoded.toString();
  }
}
