package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
final class SipRedirectCommandTest {

  @Test
  void a_configuration_that_is_missing_ends_the_command_with_two(@TempDir Path folder) {
    assertEquals(2, run(folder.resolve("none.json").toString()));
  }

  @Test
  void a_port_that_is_taken_ends_the_command_with_two() throws Exception {
    try (DatagramSocket taken =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      assertEquals(2, run("redirect.json", "--port", Integer.toString(taken.getLocalPort())));
    }
  }

  private static int run(String... arguments) {
    return new CommandLine(new SipRedirectCommand()).execute(arguments);
  }
}
