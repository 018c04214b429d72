package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.replay.CallFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the call records of a replay are written. */
final class ReplayOptions {

  @Option(
      names = "--client-column",
      paramLabel = "COLUMN",
      description = "The column with the client's id, by name or position: client unless said.")
  private String clientColumn = "client";

  @Option(
      names = "--number-column",
      paramLabel = "COLUMN",
      description = "The column with the number dialled: number unless said.")
  private String numberColumn = "number";

  @Option(
      names = "--from-column",
      paramLabel = "COLUMN",
      description =
          "The column with the friend that a call came from, which is left out; empty for none.")
  private @Nullable String fromColumn;

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "All calls are of that client: there need be no column for it.")
  private @Nullable String client;

  @Option(
      names = "--no-header",
      description = "The first record is a call; give columns by their positions, from 1.")
  private boolean headless;

  @Option(
      names = "--delimiter",
      paramLabel = "CHARACTER",
      description = "What parts fields: a comma unless said; tab for a tab.")
  private String delimiter = ",";

  @Option(
      names = "--quote",
      paramLabel = "CHARACTER",
      description = "What fields are quoted with: \" unless said; none for nothing.")
  private String quote = "\"";

  CallFormat format() throws MisuseException {
    try {
      return new CallFormat(
          delimiter.equals("tab") || delimiter.equals("\\t")
              ? '\t'
              : character("--delimiter", delimiter),
          quote.equals("none") ? CallFormat.NO_QUOTE : character("--quote", quote),
          !headless,
          client,
          clientColumn,
          numberColumn,
          fromColumn);
    } catch (IllegalArgumentException refused) {
      throw new MisuseException(String.valueOf(refused.getMessage()));
    }
  }

  private static char character(String option, String text) throws MisuseException {
    if (text.length() != 1) {
      throw new MisuseException(option + " must be one character, but was \"" + text + "\"");
    }
    return text.charAt(0);
  }
}
