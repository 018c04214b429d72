package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a server that is in the middle of calls. */
@Tag("slow")
final class ShutdownTest {

  private static final int CALLS = 2_000;

  /** Beyond the first repetitions of an answer, which the stack's timers would send. */
  private static final long SOME_REPETITIONS_MILLIS = 1_500;

  @Test
  void a_server_that_ends_while_calls_arrive_and_callers_owe_it_an_ack_ends_without_a_word(
      @TempDir Path folder) throws Exception {
    PrintStream console = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      RunningServer server = RunningServer.start(folder);
      try (SipClient caller = new SipClient(server.port)) {
        CompletableFuture<Void> calls = CompletableFuture.runAsync(() -> call(caller));
        assertEquals(302, caller.receive().status());
        server.close();
        calls.join();
        Thread.sleep(SOME_REPETITIONS_MILLIS);
      }
    } finally {
      System.setErr(console);
    }
    assertEquals("", said.toString(StandardCharsets.UTF_8));
  }

  private static void call(SipClient caller) {
    try {
      for (int i = 0; i < CALLS; i++) {
        String from = "sip:alice@madrid.example";
        caller.send(
            caller.message("INVITE", "left-" + i, 1, "sip:2001@madrid.example", from, "UDP"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
