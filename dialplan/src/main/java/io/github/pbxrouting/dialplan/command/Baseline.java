package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.pbxrouting.core.analysis.checks.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings of an earlier check, by their fingerprints. */
final class Baseline {

  private static final long MAX_BYTES = 256L << 20;
  private static final int MAX_NESTING = 50;

  /** How many findings of each fingerprint have not been found again. */
  private final Map<String, Integer> left = new HashMap<>();

  /** The fingerprints of findings that sum up all that share them. */
  private final Set<String> summaries = new HashSet<>();

  private Baseline() {}

  /**
   * Reads what {@code check --json} has written.
   *
   * @param file the file, or null for a baseline without findings
   * @param standardInput what is read in place of a file {@code -}
   */
  static Baseline read(@Nullable Path file, InputStream standardInput) throws MisuseException {
    Baseline baseline = new Baseline();
    if (file == null) {
      return baseline;
    }
    try (InputStream in = Plan.isStandardInput(file) ? standardInput : Files.newInputStream(file);
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
        if (!baseline.add(json)) {
          throw misuse(
              file,
              "line "
                  + line
                  + " is no finding with a fingerprint: write the file with dialplan check --json");
        }
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

  /** Reads over a value; returns whether it is a finding. */
  private boolean add(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    String fingerprint = null;
    boolean summary = false;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("fingerprint") && value == JsonToken.VALUE_STRING) {
        fingerprint = json.getText();
      }
      summary |= field.equals("summary") && value == JsonToken.VALUE_TRUE;
      json.skipChildren();
    }
    if (fingerprint == null) {
      return false;
    }
    left.merge(fingerprint, 1, Integer::sum);
    if (summary) {
      summaries.add(fingerprint);
    }
    return true;
  }

  private static MisuseException misuse(Path file, String problem) {
    return new MisuseException("--baseline " + file + ": " + problem);
  }

  /**
   * Returns whether a finding was there before. Each finding of the baseline answers once, but a
   * summary for all findings that share its fingerprint; and all of these answer one summary.
   */
  boolean takes(Finding finding) {
    String fingerprint = finding.fingerprint();
    boolean answersAll = summaries.contains(fingerprint);
    int known = left.getOrDefault(fingerprint, 0);
    left.put(fingerprint, answersAll || finding.isSummary() ? 0 : Math.max(0, known - 1));
    return answersAll || known > 0;
  }

  /** Returns how many findings of the baseline have not been found again. */
  int gone() {
    return left.values().stream().mapToInt(Integer::intValue).sum();
  }
}
