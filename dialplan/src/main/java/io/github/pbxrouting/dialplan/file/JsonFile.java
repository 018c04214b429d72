package io.github.pbxrouting.dialplan.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens a JSON text within fixed bounds, and walks through its one value. */
public final class JsonFile {

  /** The most bytes a file may have: 256 MB, or less where memory is short. */
  public static final long MAX_BYTES = 256L << 20;

  /** How often a file's size must fit into the memory: entries take several times their text. */
  private static final int MEMORY_PER_BYTE = 4;

  /** The most UTF-16 units in one string. */
  public static final int MAX_TEXT_LENGTH = 100_000;

  /** The most objects and lists inside one another; a plan has eight. */
  public static final int MAX_NESTING = 50;

  /** Opens a text; what it throws is reported as a problem of the text. */
  @FunctionalInterface
  public interface Source {
    /** Opens the text; the caller closes the reader. */
    Reader open() throws IOException;
  }

  private JsonFile() {}

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
    try (Reader text = source.open();
        JsonParser parser = factory().createParser(text)) {
      parser.nextToken();
      T value = new JsonWalk(parser, problems, maxElements).whole(reader);
      if (parser.nextToken() != null) {
        problems.add(
            "",
            token(parser.currentTokenLocation()),
            "goes on after the " + what + "'s last brace: a file holds one " + what);
      }
      return value;
    } catch (IOException unreadable) {
      if (unreadable instanceof UnreadableTextException text) {
        problems.add(text.place(), text.token(), described(text));
      } else {
        problems.add("", token(unreadable), described(unreadable));
      }
      return null;
    }
  }

  /** Returns the text of a file in UTF-8. */
  public static Source of(Path file, String what) {
    return () -> {
      if (Files.isDirectory(file)) {
        throw new UnreadableTextException("is a directory: name a " + what + " file");
      }
      // A pipe has no size; the reader counts its bytes.
      if (Files.isRegularFile(file) && Files.size(file) > mostBytes()) {
        throw UnreadableTextException.tooLarge(mostBytes());
      }
      return new StrictUtf8Reader(Files.newInputStream(file), mostBytes());
    };
  }

  /** Returns the text of a stream in UTF-8; the stream stays open. */
  public static Source of(InputStream in) {
    return () ->
        new StrictUtf8Reader(in, mostBytes()) {
          @Override
          public void close() {}
        };
  }

  /** Returns the text of a reader; the reader stays open. */
  public static Source of(Reader in) {
    return () ->
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
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        // Field names come from outside and are few: no table of them is kept.
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxStringLength(MAX_TEXT_LENGTH)
                .maxNameLength(MAX_TEXT_LENGTH)
                .maxNumberLength(1_000)
                .build())
        .build();
  }

  private static @Nullable Token token(IOException problem) {
    return problem instanceof JsonProcessingException json && json.getLocation() != null
        ? token(json.getLocation())
        : null;
  }

  private static Token token(JsonLocation start) {
    return new Token(start.getLineNr(), start.getColumnNr(), start.getColumnNr() + 1);
  }

  private static String described(IOException problem) {
    if (problem instanceof UnreadableTextException) {
      return String.valueOf(problem.getMessage());
    }
    if (problem instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (problem instanceof AccessDeniedException) {
      return "may not be read: check its permissions";
    }
    if (problem instanceof JsonProcessingException json) {
      String message = Quoted.plain(String.valueOf(json.getOriginalMessage()));
      // Between fields, Jackson does not give the end an exception of its own.
      if (json instanceof JsonEOFException || message.startsWith("Unexpected end-of-input")) {
        return "ends in the middle: is the file whole?";
      }
      return (json instanceof StreamConstraintsException ? "is out of bounds: " : "is no JSON: ")
          + message;
    }
    return "cannot be read: " + Quoted.plain(String.valueOf(problem.getMessage()));
  }
}
