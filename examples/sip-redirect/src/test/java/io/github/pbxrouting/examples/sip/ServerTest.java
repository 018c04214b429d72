package io.github.pbxrouting.examples.sip;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one server, each with its own caller and call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerTest {

  RunningServer server;
  SipClient caller;
  String call;
  private int calls;

  /** Returns the configuration of the server, made from the sample. */
  String configuration(String sample) {
    return sample;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    server = RunningServer.start(folder, this::configuration);
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void connect() throws IOException {
    caller = new SipClient(server.port);
    call = "call-" + ++calls;
  }

  @AfterEach
  void disconnect() {
    caller.close();
  }
}
