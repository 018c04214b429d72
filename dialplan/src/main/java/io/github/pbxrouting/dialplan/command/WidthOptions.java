package io.github.pbxrouting.dialplan.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of every command whose text has sentences: how wide its lines get. */
final class WidthOptions {

  private static final int MIN_WIDTH = 20;
  private static final int MAX_WIDTH = 1000;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      converter = Columns.class,
      description =
          "Folds lines of text that are wider, between words: 20 to 1000. Default: the width of the"
              + " terminal; lines that go elsewhere are not folded.")
  private @Nullable Integer width;

  /** Returns lines of text on standard output. */
  TextLines lines(Console console) {
    if (width != null) {
      return new TextLines(console.out(), width);
    }
    return console.isOutputTerminal()
        ? new TextLines(console.out(), Dialplan.width(System.getenv("COLUMNS")))
        : new TextLines(console.out());
  }

  /** Reads the value of the option. */
  static final class Columns implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String word) {
      int columns = word.matches("[0-9]{1,4}") ? Integer.parseInt(word) : 0;
      if (columns < MIN_WIDTH || columns > MAX_WIDTH) {
        throw new TypeConversionException(
            "must be from %d to %d, and is \"%s\"".formatted(MIN_WIDTH, MAX_WIDTH, word));
      }
      return columns;
    }
  }
}
