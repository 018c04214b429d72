package io.github.pbxrouting.dialplan.ivozprovider;

import java.util.List;

/**
 * Collects what could not be taken over as it stood, a line each.
 *
 * @param client the client that the lines are about
 * @param lines the lines of the whole import so far
 */
record Report(String client, List<String> lines) {

  void note(String place, String problem) {
    lines.add("client " + client + ", " + place + ": " + problem);
  }
}
