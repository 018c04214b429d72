package io.github.pbxrouting.dialplan.file;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text by place, for example {@code clients[0].friends[3].patterns[1]}. A tree in
 * preorder, in arrays of one size, so that it grows without a copy: a large plan has millions of
 * values.
 */
public final class Places {

  private static final int LINE = 0;
  private static final int COLUMN = 1;
  private static final int END_COLUMN = 2; // negative where a backslash begins an escape
  private static final int NAME = 3; // of the field; -1 of an element of a list
  private static final int NEXT = 4; // the value after this one and all below it
  private static final int STRIDE = 5;

  /** Integers in an array; a value is never split. */
  private static final int CHUNK = 4096 * STRIDE;

  private static final int NO_NAME = -1;

  private final Map<String, Integer> names = new HashMap<>();
  private final List<int[]> chunks = new ArrayList<>();

  /** The elements of the lists that a place was looked up in: many problems may be in one list. */
  private final Map<Integer, ImmutableIntArray> elements = new ConcurrentHashMap<>();

  private int size;

  private int get(int index) {
    return chunks.get(index / CHUNK)[index % CHUNK];
  }

  private void set(int index, int value) {
    chunks.get(index / CHUNK)[index % CHUNK] = value;
  }

  /**
   * Adds a value below those that have begun and not ended.
   *
   * @param field the field it belongs to; null for an element of a list, and for the whole
   * @return the value, for {@link #end} and {@link #token(int)}
   */
  int begin(@Nullable String field, Token token) {
    if (size == chunks.size() * CHUNK) {
      chunks.add(new int[CHUNK]);
    }
    int value = size;
    set(value + LINE, token.line());
    set(value + COLUMN, token.column());
    set(value + END_COLUMN, token.escaped() ? -token.endColumn() : token.endColumn());
    set(value + NAME, field == null ? NO_NAME : names.computeIfAbsent(field, any -> names.size()));
    size += STRIDE;
    return value;
  }

  /** Ends a value: what begins next is not below it. */
  void end(int value) {
    set(value + NEXT, size);
  }

  /** Returns the token of a value that has begun. */
  Token token(int value) {
    int end = get(value + END_COLUMN);
    return new Token(get(value + LINE), get(value + COLUMN), Math.abs(end), end < 0);
  }

  /** Returns the field of a value that has not ended; empty when the text has none so far. */
  Optional<Token> field(int value, String field) {
    int found = child(value, size, names.getOrDefault(field, NO_NAME));
    return found < 0 ? Optional.empty() : Optional.of(token(found));
  }

  /** Returns the token at a place of the whole text; empty when it has no such place. */
  public Optional<Token> token(String place) {
    if (size == 0) {
      return Optional.empty();
    }
    int value = 0;
    int at = 0;
    while (at < place.length()) {
      int next = at + 1;
      while (next < place.length() && place.charAt(next) != '.' && place.charAt(next) != '[') {
        next++;
      }
      value = child(value, place.substring(at, next));
      if (value < 0) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(token(value));
  }

  /** Returns the value below another one at a step such as {@code .name} or {@code [3]}, or -1. */
  private int child(int value, String step) {
    if (!step.startsWith("[")) {
      Integer name = names.get(step.startsWith(".") ? step.substring(1) : step);
      return name == null ? -1 : child(value, get(value + NEXT), name);
    }
    try {
      int index = Integer.parseInt(step, 1, Math.max(1, step.length() - 1), 10);
      ImmutableIntArray all = elements.computeIfAbsent(value, this::elements);
      return step.endsWith("]") && index >= 0 && index < all.length() ? all.get(index) : -1;
    } catch (NumberFormatException noPlace) {
      return -1;
    }
  }

  private ImmutableIntArray elements(int value) {
    ImmutableIntArray.Builder all = ImmutableIntArray.builder();
    int end = get(value + NEXT);
    for (int child = value + STRIDE; child < end; child = get(child + NEXT)) {
      if (get(child + NAME) == NO_NAME) {
        all.add(child);
      }
    }
    return all.build();
  }

  /** Returns the first child of that name, or -1. */
  private int child(int value, int end, int name) {
    for (int child = value + STRIDE; child < end; child = get(child + NEXT)) {
      if (get(child + NAME) == name) {
        return child;
      }
    }
    return -1;
  }
}
