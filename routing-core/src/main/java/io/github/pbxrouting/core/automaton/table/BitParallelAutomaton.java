package io.github.pbxrouting.core.automaton.table;

import java.util.Objects;

/**
 * Patterns whose tables would be too large, simulated: a bit a character edge, 64 edges a word, all
 * edges of a word advanced by a few instructions a character.
 *
 * <p>A pattern lies in one word. A bit is set when the next character may take its edge. Edges are
 * numbered so that most lead to the bit above ({@link #ADVANCE}), or to themselves ({@link #STAY});
 * the rest have a set of followers each. Stronger patterns have lower bits, so the lowest bit that
 * matches is the strongest. Patterns that may begin anywhere are begun anew at every offset, which
 * makes the cost linear in the text: about a nanosecond for each character and word.
 */
public final class BitParallelAutomaton extends Automaton {

  // The masks of a word, in the order they lie in; behind them is one for each class of characters.
  /** Edges that lead to the bit above. */
  public static final int ADVANCE = 0;

  /** Edges that lead to themselves. */
  public static final int STAY = 1;

  /** Edges whose followers are listed. */
  public static final int LISTED = 2;

  /** Edges that match beyond recall when they are taken. */
  public static final int MATCH = 3;

  /** Edges that match when they take the last character. */
  public static final int MATCH_AT_END = 4;

  /** Edges that may take the first character. */
  public static final int START = 5;

  /** Edges that may take any character first. */
  public static final int RESTART = 6;

  /** Where the masks of the classes begin: the edges that take a character of the class. */
  public static final int CLASSES = 7;

  private final byte[] classes;
  private final int classCount;

  /** The masks, word by word. */
  private final long[] masks;

  /** For each bit of each word, its listed followers; empty when no edge has any. */
  private final long[] followers;

  /** For each bit of each word, the rank of its pattern. */
  private final int[] ranks;

  private final int words;

  public BitParallelAutomaton(
      byte[] classes, int classCount, long[] masks, long[] followers, int[] ranks) {
    this.classes = classes;
    this.classCount = classCount;
    this.masks = masks;
    this.followers = followers;
    this.ranks = ranks;
    this.words = masks.length / (CLASSES + classCount);
  }

  @Override
  public int match(String text) {
    return match((CharSequence) text);
  }

  @Override
  public int match(CharSequence text) {
    int best = NONE;
    int end = text.length();
    for (int word = 0; word < words && ranks[word * Long.SIZE] < best; word++) {
      int base = word * (CLASSES + classCount);
      long restart = masks[base + RESTART];
      long live = masks[base + START];
      long taken = 0;
      int i = 0;
      while (i < end && live != 0) {
        char c = text.charAt(i++);
        if (c >= classes.length) {
          return NOT_ASCII;
        }
        taken = live & masks[base + CLASSES + classes[c]];
        long matched = taken & masks[base + MATCH];
        if (matched != 0) {
          best = Math.min(best, rank(word, matched));
          taken &= stronger(word, best);
          restart &= stronger(word, best);
        }
        live = restart | followers(word, base, taken);
      }
      long atEnd = i == end ? taken & masks[base + MATCH_AT_END] : 0;
      best = atEnd == 0 ? best : Math.min(best, rank(word, atEnd));
    }
    return best;
  }

  @Override
  public int match(byte[] text, int offset, int length) {
    int end = Objects.checkFromIndexSize(offset, length, text.length) + length;
    int best = NONE;
    for (int word = 0; word < words && ranks[word * Long.SIZE] < best; word++) {
      int base = word * (CLASSES + classCount);
      long restart = masks[base + RESTART];
      long live = masks[base + START];
      long taken = 0;
      int i = offset;
      while (i < end && live != 0) {
        byte c = text[i++];
        if (c < 0) {
          return NOT_ASCII;
        }
        taken = live & masks[base + CLASSES + classes[c]];
        long matched = taken & masks[base + MATCH];
        if (matched != 0) {
          best = Math.min(best, rank(word, matched));
          taken &= stronger(word, best);
          restart &= stronger(word, best);
        }
        live = restart | followers(word, base, taken);
      }
      long atEnd = i == end ? taken & masks[base + MATCH_AT_END] : 0;
      best = atEnd == 0 ? best : Math.min(best, rank(word, atEnd));
    }
    return best;
  }

  private int rank(int word, long bits) {
    return ranks[word * Long.SIZE + Long.numberOfTrailingZeros(bits)];
  }

  /** The bits of patterns stronger than {@code rank}: nothing else can change the answer. */
  private long stronger(int word, int rank) {
    long bits = 0;
    for (int bit = 0; bit < Long.SIZE && ranks[word * Long.SIZE + bit] < rank; bit++) {
      bits |= 1L << bit;
    }
    return bits;
  }

  private long followers(int word, int base, long taken) {
    long live = ((taken & masks[base + ADVANCE]) << 1) | (taken & masks[base + STAY]);
    for (long rest = taken & masks[base + LISTED]; rest != 0; rest &= rest - 1) {
      live |= followers[word * Long.SIZE + Long.numberOfTrailingZeros(rest)];
    }
    return live;
  }

  @Override
  public String layout() {
    return "bit-parallel";
  }

  /** The number of bits in use. */
  @Override
  public int states() {
    int states = 0;
    for (int rank : ranks) {
      states += rank == NONE ? 0 : 1;
    }
    return states;
  }

  @Override
  public long bytes() {
    return 40
        + (16 + classes.length)
        + (16 + 8L * masks.length)
        + (16 + 8L * followers.length)
        + (16 + 4L * ranks.length);
  }
}
