package io.github.pbxrouting.dialplan.output;

import java.io.IOException;
import java.io.OutputStream;

/** The format of a command's findings. */
public enum Format {
  /** Lines for a person. */
  TEXT,
  /** A JSON object a line, with the command's own fields. */
  JSON,
  /** SARIF 2.1.0. */
  SARIF,
  /** JUnit XML. */
  JUNIT,
  /** Workflow commands of GitHub Actions. */
  GITHUB;

  /**
   * Writes a report; the stream stays open.
   *
   * @throws IllegalStateException when the format is not one of a report
   */
  public void write(Report report, OutputStream out) throws IOException {
    switch (this) {
      case SARIF -> Sarif.write(report, out);
      case JUNIT -> Junit.write(report, out);
      case GITHUB -> GitHub.write(report, out);
      case TEXT, JSON -> throw new IllegalStateException(this + " is written by the command");
    }
    out.flush();
  }
}
