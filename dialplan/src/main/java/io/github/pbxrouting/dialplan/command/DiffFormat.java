package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.output.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * A format of {@code diff}: one that findings have, too, or a query.
 *
 * @param format the format of findings; text where it is a query
 * @param query the dialect of the query, or null
 */
record DiffFormat(Format format, @Nullable SqlDialect query) {

  /** The options that choose it. */
  static final class Options {

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description =
            "text, json (an object a line), sarif (2.1.0, for code scanning), junit (XML, for build"
                + " servers), github (annotations of GitHub Actions), or sql or clickhouse (a query"
                + " that counts the moved calls of a table calls(client, number), for DuckDB or"
                + " ClickHouse). Default: text.")
    private @Nullable DiffFormat format;

    @Option(names = "--json", description = "Prints a JSON object a line: --format json.")
    private boolean json;

    DiffFormat format() throws MisuseException {
      DiffFormat chosen = format == null ? new DiffFormat(Format.TEXT, null) : format;
      if (!json) {
        return chosen;
      }
      if (format != null && chosen.format() != Format.JSON) {
        throw new MisuseException("--json is --format json: give one of the two");
      }
      return new DiffFormat(Format.JSON, null);
    }
  }

  /** Reads the value of the option. */
  static DiffFormat of(String word) {
    Words<Format> formats = Words.of(Format.class);
    Words<SqlDialect> dialects = Words.of(SqlDialect.class);
    SqlDialect query = dialects.value(word).orElse(null);
    return query != null
        ? new DiffFormat(Format.TEXT, query)
        : new DiffFormat(
            formats
                .value(word)
                .orElseThrow(() ->
                    new TypeConversionException(
                        "must be one of %s, %s, and is \"%s\"".formatted(formats, dialects, word))),
            null);
  }
}
