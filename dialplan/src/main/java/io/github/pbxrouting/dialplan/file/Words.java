package io.github.pbxrouting.dialplan.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words that plan files and command lines have for the values of an enum: lower case, with
 * hyphens.
 *
 * @param <E> the enum
 */
public final class Words<E extends Enum<E>> {

  private final Map<String, E> values;

  private Words(Map<String, E> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Returns the words for every value of that enum. */
  public static <E extends Enum<E>> Words<E> of(Class<E> type) {
    Map<String, E> values = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      values.put(word(value), value);
    }
    return new Words<>(values);
  }

  /** Returns the word for a value, for example {@code no-answer}. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the value that word is for; case counts. */
  public Optional<E> value(String word) {
    return Optional.ofNullable(values.get(word));
  }

  /** Returns all words in the order of the enum. */
  public Set<String> all() {
    return values.keySet();
  }

  /** Returns all words in the order of the enum, with commas between. */
  @Override
  public String toString() {
    return String.join(", ", values.keySet());
  }
}
