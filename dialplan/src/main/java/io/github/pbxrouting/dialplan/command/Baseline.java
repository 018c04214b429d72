package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The findings of an earlier check, by their fingerprints. */
final class Baseline {

  private static final long MAX_BYTES = 256L << 20;
  private static final int MAX_NESTING = 50;

  /** How many findings of each fingerprint have not been found again. */
  private final Map<String, Integer> left = new HashMap<>();

  private Baseline() {}

  /**
   * Reads what {@code check --json} has written.
   *
   * @param file the file, or null for a baseline without findings
   */
  static Baseline read(@Nullable Path file) throws MisuseException {
    Baseline baseline = new Baseline();
    if (file == null) {
      return baseline;
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser json =
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_BYTES)
                        .maxNestingDepth(MAX_NESTING)
                        .build())
                .build()
                .createParser(in)) {
      while (json.nextToken() != null) {
        int line = json.currentTokenLocation().getLineNr();
        String fingerprint = fingerprint(json);
        if (fingerprint == null) {
          throw misuse(
              file,
              "line "
                  + line
                  + " is no finding with a fingerprint: write the file with dialplan check --json");
        }
        baseline.left.merge(fingerprint, 1, Integer::sum);
      }
      return baseline;
    } catch (NoSuchFileException missing) {
      throw misuse(file, "there is no such file");
    } catch (JsonProcessingException malformed) {
      throw misuse(
          file,
          "is not valid JSON at line "
              + malformed.getLocation().getLineNr()
              + ": write the file with dialplan check --json");
    } catch (IOException unreadable) {
      throw misuse(file, "cannot be read: " + unreadable.getMessage());
    }
  }

  /** Reads over a value; returns the fingerprint when it is a finding. */
  private static @Nullable String fingerprint(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    String fingerprint = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("fingerprint") && value == JsonToken.VALUE_STRING) {
        fingerprint = json.getText();
      }
      json.skipChildren();
    }
    return fingerprint;
  }

  private static MisuseException misuse(Path file, String problem) {
    return new MisuseException("--baseline " + file + ": " + problem);
  }

  /** Returns whether a finding was there before; each finding of the baseline answers once. */
  boolean takes(String fingerprint) {
    int known = left.getOrDefault(fingerprint, 0);
    left.put(fingerprint, Math.max(0, known - 1));
    return known > 0;
  }

  /** Returns how many findings of the baseline have not been found again. */
  int gone() {
    return left.values().stream().mapToInt(Integer::intValue).sum();
  }
}
