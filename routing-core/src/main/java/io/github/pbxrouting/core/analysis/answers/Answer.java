package io.github.pbxrouting.core.analysis.answers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An immutable answer that compares by its components and shows them, as a record does. Only this
 * package makes answers, so that a component can be added without breaking a host.
 */
abstract class Answer {

  /** Returns the name and the value of each component, alternating. */
  abstract @Nullable Object[] components();

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (getClass().isInstance(other) // every subclass is final
            && Arrays.equals(components(), ((Answer) other).components()));
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(components());
  }

  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(getClass().getSimpleName());
    @Nullable Object[] components = components();
    for (int i = 0; i < components.length; i += 2) {
      text.append(i == 0 ? "[" : ", ").append(components[i]).append('=').append(components[i + 1]);
    }
    return text.append(']').toString();
  }
}
