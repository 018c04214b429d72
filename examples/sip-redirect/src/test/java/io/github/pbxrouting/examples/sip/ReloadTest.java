package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan and the configuration change while calls are in progress. */
@Tag("slow")
final class ReloadTest {

  private RunningServer server;
  private SipClient caller;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    server = RunningServer.start(folder);
    caller = new SipClient(server.port);
  }

  @AfterEach
  void stop() throws IOException {
    caller.close();
    server.close();
  }

  @Test
  void a_call_in_progress_keeps_the_plan_it_began_with() throws Exception {
    caller.invite("old", "sip:2001@madrid.example");
    server.edit(server.plan, "user/alice", "user/anna");

    assertEquals(
        "<sip:alice@127.0.0.1:5090>;mp=1",
        caller.invite("old", "sip:2001@madrid.example", "Reason: SIP;cause=486").header("Contact"));
    assertEquals(
        "<sip:anna@127.0.0.1:5090>",
        caller.invite("new", "sip:1001@madrid.example").header("Contact"));
  }

  @Test
  void a_call_in_progress_keeps_the_addresses_it_began_with() throws Exception {
    caller.invite("old", "sip:2001@madrid.example");
    server.edit(server.config, "127.0.0.1:5090", "127.0.0.2:5090");

    assertEquals(
        "<sip:alice@127.0.0.1:5090>;mp=1",
        caller.invite("old", "sip:2001@madrid.example", "Reason: SIP;cause=486").header("Contact"));
    assertEquals(
        "<sip:alice@127.0.0.2:5090>",
        caller.invite("new", "sip:1001@madrid.example").header("Contact"));
  }
}
