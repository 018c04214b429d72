package io.github.pbxrouting.dialplan.output;

import io.github.pbxrouting.dialplan.Position;
import io.github.pbxrouting.dialplan.output.Result.Decision;
import io.github.pbxrouting.dialplan.output.Result.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reports as workflow commands of GitHub Actions, which shows them beside the lines of a file. */
final class GitHub {

  private GitHub() {}

  /** Writes a line a result, but for those that hold, are known or suppressed. */
  static void write(Report report, OutputStream out) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Result result : report.results()) {
      if (result.decision() == Decision.FAILS || result.decision() == Decision.REPORTED) {
        lines.append(line(result)).append('\n');
      }
    }
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String line(Result result) {
    StringBuilder line =
        new StringBuilder(
            switch (result.severity()) {
              case INFO -> "::notice ";
              case WARNING -> "::warning ";
              case ERROR -> "::error ";
            });
    Location location = result.location();
    if (location != null) {
      line.append("file=").append(property(location.file())).append(',');
      Position position = location.position();
      if (position != null) {
        line.append("line=" + position.line())
            .append(",endLine=" + position.line())
            .append(",col=" + position.column())
            .append(",endColumn=" + position.endColumn())
            .append(',');
      }
    }
    return line.append("title=").append(property(result.rule())) + "::" + data(result.sentence());
  }

  /** Returns the text as the message of a workflow command. */
  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** Returns the text as the value of a property of a workflow command. */
  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
