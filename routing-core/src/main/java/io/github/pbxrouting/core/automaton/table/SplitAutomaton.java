package io.github.pbxrouting.core.automaton.table;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** Several automata that answer as one: those that can still win are asked in turn. */
public final class SplitAutomaton extends Automaton {

  /** What a split automaton takes beside its parts: itself and the array of its parts. */
  public static final int OWN_BYTES = 16 + 16;

  /** What it takes for each part beside the automaton: a reference, and the part itself. */
  public static final int PART_BYTES = 4 + 24;

  /** One of them; those with stronger ranks come first. */
  public static final class Part implements Comparable<Part> {

    private final Automaton automaton;

    /** The strongest rank it may answer. */
    private final int strongest;

    public Part(Automaton automaton, int strongest) {
      this.automaton = automaton;
      this.strongest = strongest;
    }

    public Automaton automaton() {
      return automaton;
    }

    @Override
    public int compareTo(Part other) {
      return Integer.compare(strongest, other.strongest);
    }
  }

  /** Those with stronger ranks first. */
  private final Part[] parts;

  /** An automaton of those parts, in any order. */
  public SplitAutomaton(List<Part> parts) {
    this.parts = parts.toArray(new Part[0]);
    Arrays.sort(this.parts);
  }

  @Override
  public int match(String text) {
    int best = NONE;
    for (Part part : parts) {
      if (part.strongest >= best) {
        break;
      }
      best = Math.min(best, part.automaton.match(text));
    }
    return best;
  }

  @Override
  public int match(CharSequence text) {
    int best = NONE;
    for (Part part : parts) {
      if (part.strongest >= best) {
        break;
      }
      best = Math.min(best, part.automaton.match(text));
    }
    return best;
  }

  @Override
  public int match(byte[] text, int offset, int length) {
    int best = NONE;
    for (Part part : parts) {
      if (part.strongest >= best) {
        break;
      }
      best = Math.min(best, part.automaton.match(text, offset, length));
    }
    return best;
  }

  @Override
  public String layout() {
    StringJoiner layouts = new StringJoiner(" + ");
    for (Part part : parts) {
      layouts.add(part.automaton.layout());
    }
    return layouts.toString();
  }

  @Override
  public int states() {
    int states = 0;
    for (Part part : parts) {
      states += part.automaton.states();
    }
    return states;
  }

  @Override
  public long bytes() {
    long bytes = OWN_BYTES;
    for (Part part : parts) {
      bytes += PART_BYTES + part.automaton.bytes();
    }
    return bytes;
  }
}
