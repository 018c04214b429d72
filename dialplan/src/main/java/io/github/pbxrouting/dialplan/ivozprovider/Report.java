package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Collects what could not be taken over as it stood, a line each.
 *
 * @param client the client that the lines are about
 * @param lines the lines of the whole import so far
 */
record Report(String client, List<String> lines) {

  /**
   * Returns whether a field is true, or {@code otherwise} when it is missing. What holds no boolean
   * is reported, and taken for {@code otherwise}.
   */
  boolean truth(JsonNode object, String field, boolean otherwise, String place) {
    Boolean truth = Fields.truth(object, field);
    if (truth == null && object.has(field)) {
      note(
          place,
          "%s is %s, which was taken for %s"
              .formatted(field, Fields.shown(object, field), otherwise));
    }
    return truth == null ? otherwise : truth;
  }

  void note(String place, String problem) {
    lines.add("client " + client + ", " + place + ": " + problem);
  }
}
