package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.LocalConnector;

/**
 * Has the service answer requests until the JVM has compiled what answers them, so that the first
 * calls wait no longer than the later ones. The requests come over a connector in memory and go the
 * whole way from HTTP to HTTP.
 */
final class WarmUp {

  private static final int MIN_CALLS = 3_000;
  private static final int CHECKS_EVERY = 64;
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final LocalConnector connector;
  private final List<String> clients = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();

  /** Prepares requests for the clients of a plan. */
  WarmUp(LocalConnector connector, ServedPlan plan) {
    this.connector = connector;
    for (Client client : plan.router().brand().clients()) {
      clients.add(client.id());
      List<Extension> extensions = client.extensions();
      numbers.add(extensions.isEmpty() ? "2001" : extensions.get(0).number());
      if (clients.size() == 16) {
        break;
      }
    }
  }

  /** Asks for at most that time, or until the service is stopped. */
  void run(Duration most, BooleanSupplier stopped) throws Exception {
    if (clients.isEmpty()) {
      return;
    }
    // One connection, as switches keep theirs: each one more would stay in the memory for a while.
    try (LocalConnector.LocalEndPoint connection = connector.connect()) {
      ask(connection, most, stopped);
    }
  }

  private void ask(LocalConnector.LocalEndPoint connection, Duration most, BooleanSupplier stopped)
      throws Exception {
    long end = System.nanoTime() + most.toNanos();
    String[] dialled = {"", "2001", "+34944123456", "00491234567", "112"};
    for (int i = 0; i < MIN_CALLS * CHECKS_EVERY; i++) {
      if (stopped.getAsBoolean() || (i % CHECKS_EVERY == 0 && System.nanoTime() > end)) {
        return;
      }
      String client = clients.get(i % clients.size());
      String number = dialled[i % dialled.length];
      number = number.isEmpty() ? numbers.get(i % clients.size()) : number;
      ask(
          connection,
          "GET /v1/clients/" + encoded(client) + "/route?number=" + encoded(number),
          "");
      String answer =
          ask(
              connection,
              "POST /v1/calls",
              "client=" + encoded(client) + "&number=" + encoded(number) + "&type=external");
      Matcher token = TOKEN.matcher(answer);
      if (token.find()) {
        ask(
            connection,
            "POST /v1/calls/next",
            "token=" + token.group(1) + "&outcome=busy&elapsed=3");
      }
    }
  }

  private static String ask(LocalConnector.LocalEndPoint connection, String request, String form)
      throws Exception {
    String text =
        request
            + " HTTP/1.1\r\nHost: warm-up\r\n"
            + (form.isEmpty()
                ? ""
                : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + form.length()
                    + "\r\n")
            + "\r\n"
            + form;
    connection.addInputAndExecute(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    ByteBuffer answer = connection.waitForResponse(false, 1, TimeUnit.SECONDS);
    return answer == null ? "" : StandardCharsets.US_ASCII.decode(answer).toString();
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    PlainText.encode(text, encoded);
    return encoded.toString();
  }
}
