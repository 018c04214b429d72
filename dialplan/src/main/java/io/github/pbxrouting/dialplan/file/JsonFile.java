package io.github.pbxrouting.dialplan.file;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Opens a text in JSON or YAML within fixed bounds, and walks through its one value. */
public final class JsonFile {

  /** The maximum number of bytes a file may have: 256 MB, or less where memory is short. */
  public static final long MAX_BYTES = 256L << 20;

  /** How often a file's size must fit into the memory: entries take several times their text. */
  private static final int MEMORY_PER_BYTE = 4;

  /** Opens a text; what it throws is reported as a problem of the text. */
  @FunctionalInterface
  public interface Opener {
    /** Opens the text; the caller closes the reader. */
    Reader open() throws IOException;
  }

  /**
   * A text, and whether it is YAML.
   *
   * @param text the text
   * @param name the name of its file, which says by its ending whether it is YAML; {@code -} leaves
   *     that to the first character of the text
   */
  public record Source(Opener text, String name) {

    /** Returns the text's tokens. */
    Tokens tokens() throws IOException {
      BufferedReader reader = new BufferedReader(text.open());
      try {
        return isYaml(name) || (name.equals("-") && !startsAsJson(reader))
            ? new YamlTokens(reader, false)
            : new JsonTokens(reader);
      } catch (IOException | RuntimeException | Error failed) {
        reader.close();
        throw failed;
      }
    }

    private static boolean startsAsJson(Reader reader) throws IOException {
      reader.mark(MAX_BLANKS);
      int first = reader.read();
      for (int i = 1; i < MAX_BLANKS && first >= 0 && Character.isWhitespace(first); i++) {
        first = reader.read();
      }
      reader.reset();
      return first < 0 || first == '{' || first == '[';
    }
  }

  /** How many blanks may stand before the first character that says what a text is. */
  private static final int MAX_BLANKS = 4_096;

  private JsonFile() {}

  /** Returns whether a file of that name is YAML: it ends in {@code .yaml} or {@code .yml}. */
  public static boolean isYaml(String name) {
    String ending = name.toLowerCase(Locale.ROOT);
    return ending.endsWith(".yaml") || ending.endsWith(".yml");
  }

  /** Returns the most bytes a file may have in this JVM: a quarter of its memory. */
  public static long mostBytes() {
    return Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE);
  }

  /**
   * Reads a text.
   *
   * @param problems receives every problem of the text
   * @param what the word for what the text holds, for messages
   * @param maxElements the most elements of all its arrays together
   * @return the value, or null when the text cannot be read to its end
   */
  public static <T> @Nullable T read(
      Source source,
      String what,
      long maxElements,
      Problems problems,
      JsonWalk.ValueReader<T> reader) {
    try (Tokens tokens = source.tokens()) {
      tokens.next();
      T value = new JsonWalk(tokens, problems, maxElements).whole(reader);
      if (tokens.next() != null) {
        problems.add(
            "",
            tokens.token(),
            "goes on after the " + what + "'s last brace: a file holds one " + what);
      }
      return value;
    } catch (IOException unreadable) {
      if (unreadable instanceof UnreadableTextException text) {
        problems.add(text.place(), text.token(), described(text));
      } else {
        problems.add("", null, described(unreadable));
      }
      return null;
    } catch (NoClassDefFoundError yaml) {
      if (!String.valueOf(yaml.getMessage()).startsWith("org/yaml/")) {
        throw yaml;
      }
      problems.add("is YAML, which org.yaml:snakeyaml reads: add it to the class path");
      return null;
    }
  }

  /** Returns the text of a file in UTF-8. */
  public static Source of(Path file, String what) {
    Opener text =
        () -> {
          if (Files.isDirectory(file)) {
            throw new UnreadableTextException("is a directory: name a " + what + " file");
          }
          // A pipe has no size; the reader counts its bytes.
          if (Files.isRegularFile(file) && Files.size(file) > mostBytes()) {
            throw UnreadableTextException.tooLarge(mostBytes());
          }
          return new StrictUtf8Reader(Files.newInputStream(file), mostBytes());
        };
    return new Source(text, file.toString());
  }

  /** Returns the text of a stream in UTF-8; the stream stays open. */
  public static Source of(InputStream in, String name) {
    Opener text =
        () ->
            new StrictUtf8Reader(in, mostBytes()) {
              @Override
              public void close() {}
            };
    return new Source(text, name);
  }

  /** Returns the text of a reader; the reader stays open. */
  public static Source of(Reader in, String name) {
    Opener text =
        () ->
            new FilterReader(in) {
              private long read;

              @Override
              public int read(char[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                read += Math.max(0, count);
                if (read > mostBytes()) {
                  throw UnreadableTextException.tooLarge(mostBytes());
                }
                return count;
              }

              @Override
              public void close() {}
            };
    return new Source(text, name);
  }

  private static String described(IOException problem) {
    return problem instanceof UnreadableTextException
        ? String.valueOf(problem.getMessage())
        : FileProblems.reason(problem);
  }
}
