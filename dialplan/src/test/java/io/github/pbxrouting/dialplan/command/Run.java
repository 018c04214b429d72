package io.github.pbxrouting.dialplan.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A run of the command in this process.
 *
 * @param status its exit status
 * @param out all it wrote to standard output
 * @param err all it wrote to standard error
 */
record Run(int status, String out, String err) {

  static final String DEMO = "plans/demo.json";
  static final String SCENARIO = "plans/scenario.json";

  static Run dialplan(String... args) {
    return dialplanReading(new byte[0], args);
  }

  static Run dialplanReading(String in, String... args) {
    return dialplanReading(in.getBytes(StandardCharsets.UTF_8), args);
  }

  static Run dialplanReading(byte[] in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(in), out, err);
    int status = Dialplan.commandLine(console).execute(args);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
