package io.github.pbxrouting.core.automaton;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Several automata that answer as one: those that can still win are asked in turn. */
final class SplitAutomaton extends Automaton {

  /** What a split automaton takes beside its parts: itself and the array of its parts. */
  static final int OWN_BYTES = 16 + 16;

  /** What it takes for each part beside the automaton: a reference, and the part itself. */
  static final int PART_BYTES = 4 + 24;

  /**
   * One of them.
   *
   * @param strongest the strongest rank it may answer
   */
  record Part(Automaton automaton, int strongest) {}

  /** Those with stronger ranks first. */
  private final Part[] parts;

  /** An automaton of those parts, in any order. */
  SplitAutomaton(List<Part> parts) {
    this.parts =
        parts.stream().sorted(Comparator.comparingInt(Part::strongest)).toArray(Part[]::new);
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
    return Arrays.stream(parts)
        .map(part -> part.automaton.layout())
        .collect(Collectors.joining(" + "));
  }

  @Override
  public int states() {
    return Arrays.stream(parts).mapToInt(part -> part.automaton.states()).sum();
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
