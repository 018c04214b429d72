package io.github.pbxrouting.dialplan.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing to survive, and what must come of it.
 *
 * @param kind what it is
 * @param name the sentence that names it
 * @param fields what the corpus says of it, by field; {@code corpus.txt} explains them
 */
record HostileEntry(Kind kind, String name, Map<String, String> fields) {

  /** What an entry is. */
  enum Kind {
    PATTERN,
    NUMBER,
    CALL,
    FILE,
    FOLDER
  }

  private static final String CORPUS = "/hostile/corpus.txt";
  private static final List<String> FIELDS =
      List.of(
          "text",
          "bytes",
          "size",
          "numbers",
          "redirects",
          "hops",
          "friends",
          "friends_patterns",
          "extensions",
          "call_forward_settings",
          "countries",
          "refused",
          "accepted",
          "answers");

  /** All entries, in the order of the corpus. */
  static List<HostileEntry> all() throws IOException {
    List<HostileEntry> entries = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(HostileEntry.class.getResourceAsStream(CORPUS), CORPUS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        int colon = line.indexOf(':');
        if (colon < 0) {
          throw new IllegalArgumentException("no colon in the corpus line: " + line);
        }
        String word = line.substring(0, colon).strip();
        String rest = line.substring(colon + 1).strip();
        if (!line.startsWith(" ")) {
          Kind kind = Kind.valueOf(word.toUpperCase(java.util.Locale.ROOT));
          entries.add(new HostileEntry(kind, rest, new LinkedHashMap<>()));
        } else {
          if (!FIELDS.contains(word)) {
            throw new IllegalArgumentException("unknown field in the corpus line: " + line);
          }
          entries.get(entries.size() - 1).fields.put(word, rest);
        }
      }
    }
    return entries;
  }

  /** What the field says, or null. */
  @Nullable String field(String field) {
    return fields.get(field);
  }

  /** The only text of the field. */
  String text(String field) {
    return texts(field).get(0);
  }

  /** The texts of the field; none when it is not there. */
  List<String> texts(String field) {
    String source = fields.get(field);
    return source == null ? List.of() : Composition.texts(source);
  }
}
