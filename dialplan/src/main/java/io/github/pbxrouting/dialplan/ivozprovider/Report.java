package io.github.pbxrouting.dialplan.ivozprovider;

import java.util.ArrayList;
import java.util.List;

/** What an import could not take over as it stood, in the order it was found. */
public final class Report {

  private final List<String> notes = new ArrayList<>();

  void note(String client, String place, String problem) {
    notes.add("client " + client + ", " + place + ": " + problem);
  }

  /** The notes, each a line of text; empty when all was taken over. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
