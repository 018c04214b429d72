package io.github.pbxrouting.dialplan.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgramInputTest {

  private static ProgramInput shell(String script, InputStream from) throws Exception {
    assumeTrue(new File("/bin/sh").canExecute(), "there is no /bin/sh");
    return ProgramInput.start(List.of("/bin/sh", "-c", script), from, "no shell");
  }

  @Test
  void gives_what_the_program_writes_however_long() throws Exception {
    byte[] text = "0123456789".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    try (ProgramInput input = shell("cat", new ByteArrayInputStream(text))) {
      assertEquals(text.length, input.readAllBytes().length);
    }
  }

  @Test
  void tells_what_the_program_said_when_it_failed() throws Exception {
    try (ProgramInput input =
        shell("cat; echo 'stdin: broken' >&2; exit 3", InputStream.nullInputStream())) {
      IOException failed = assertThrows(IOException.class, input::readAllBytes);
      assertEquals("/bin/sh ended with status 3: stdin: broken", failed.getMessage());
    }
  }

  @Test
  void a_stream_that_fails_is_no_end_of_the_records() throws Exception {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("disk");
          }
        };
    try (ProgramInput input = shell("cat", broken)) {
      IOException failed = assertThrows(IOException.class, input::readAllBytes);
      assertEquals("disk", failed.getMessage());
    }
  }

  @Test
  void closing_ends_a_program_that_would_go_on() throws Exception {
    ProgramInput input = shell("echo $$; exec sleep 600", InputStream.nullInputStream());
    StringBuilder pid = new StringBuilder();
    for (int c = input.read(); c != '\n'; c = input.read()) {
      pid.append((char) c);
    }
    ProcessHandle program = ProcessHandle.of(Long.parseLong(pid.toString())).orElseThrow();
    input.close();
    program.onExit().get(30, TimeUnit.SECONDS);
    assertTrue(!program.isAlive());
  }

  @Test
  void a_program_that_ends_before_its_stream_is_a_failure() throws Exception {
    InputStream stream = new ByteArrayInputStream(new byte[1 << 20]);
    try (ProgramInput input = shell("head -c 1000", stream)) {
      IOException failed = assertThrows(IOException.class, input::readAllBytes);
      assertEquals("/bin/sh ended before the records did", failed.getMessage());
    }
  }

  @Test
  void a_program_that_complains_without_end_does_not_wait_for_a_reader() throws Exception {
    try (ProgramInput input =
        shell("yes complaint | head -c 300000 >&2; cat", new ByteArrayInputStream(new byte[9]))) {
      assertEquals(9, input.readAllBytes().length);
    }
  }

  @Test
  void a_missing_program_is_told() {
    UnreadableCallsException missing =
        assertThrows(
            UnreadableCallsException.class,
            () ->
                ProgramInput.start(
                    List.of("no-such-program-here"), InputStream.nullInputStream(), "install it"));
    assertEquals("install it", missing.getMessage());
  }
}
