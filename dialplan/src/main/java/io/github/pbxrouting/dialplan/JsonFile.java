package io.github.pbxrouting.dialplan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens a JSON file, within the bounds of {@link PlanFile}, and walks through what it says. */
public final class JsonFile {

  /** What is made of the file's one value. */
  @FunctionalInterface
  public interface ValueReader<T> {
    /** Reads the value the walk is at. */
    T read(JsonWalk walk) throws IOException;
  }

  private JsonFile() {}

  /**
   * Reads the file; what it says wrong is added to {@code problems}.
   *
   * @param what the word for what the file holds, for messages
   * @param maxElements how many elements all its arrays may have together
   * @throws InvalidPlanFileException with every problem so far, when the text cannot be read to its
   *     end
   */
  public static <T> T read(
      Path file, String what, long maxElements, Problems problems, ValueReader<T> reader)
      throws InvalidPlanFileException {
    try (Reader text = open(file, what);
        JsonParser parser = factory().createParser(text)) {
      parser.nextToken();
      T value = reader.read(new JsonWalk(parser, problems, maxElements));
      if (parser.nextToken() != null) {
        problems.add("goes on after the " + what + "'s last brace: a file holds one " + what);
      }
      return value;
    } catch (IOException unreadable) {
      problems.add(described(unreadable));
      throw new InvalidPlanFileException(file, problems.lines());
    }
  }

  private static Reader open(Path file, String what) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UnreadableTextException("is a directory: name a " + what + " file");
    }
    // A pipe has no size; the reader counts what comes out of it.
    if (Files.isRegularFile(file) && Files.size(file) > PlanFile.mostBytes()) {
      throw UnreadableTextException.tooLarge(PlanFile.mostBytes());
    }
    return new StrictUtf8Reader(Files.newInputStream(file), PlanFile.mostBytes());
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        // Field names come from outside and are few: no table of them is kept.
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(PlanFile.MAX_NESTING)
                .maxStringLength(PlanFile.MAX_TEXT_LENGTH)
                .maxNameLength(PlanFile.MAX_TEXT_LENGTH)
                .maxNumberLength(1_000)
                .build())
        .build();
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
      String place =
          json.getLocation() == null
              ? ""
              : " at line "
                  + json.getLocation().getLineNr()
                  + ", column "
                  + json.getLocation().getColumnNr();
      String message = Quoted.plain(String.valueOf(json.getOriginalMessage()));
      // Between fields, Jackson does not give the end an exception of its own.
      if (json instanceof JsonEOFException || message.startsWith("Unexpected end-of-input")) {
        return "ends in the middle" + place + ": is the file whole?";
      }
      return (json instanceof StreamConstraintsException ? "is out of bounds" : "is no JSON")
          + place
          + ": "
          + message;
    }
    return "cannot be read: " + Quoted.plain(String.valueOf(problem.getMessage()));
  }
}
