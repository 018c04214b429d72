package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.output.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that can report its findings in several formats. */
final class FormatOptions {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, json (an object a line), sarif (2.1.0, for code scanning), junit (XML, for build"
              + " servers) or github (annotations of GitHub Actions). Default: text.")
  private @Nullable Format format;

  @Option(names = "--json", description = "Prints a JSON object a line: --format json.")
  private boolean json;

  Format format() throws MisuseException {
    if (json && format != null && format != Format.JSON) {
      throw new MisuseException("--json is --format json: give one of the two");
    }
    return json ? Format.JSON : format == null ? Format.TEXT : format;
  }
}
