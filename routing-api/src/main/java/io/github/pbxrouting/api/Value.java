package io.github.pbxrouting.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An immutable value that compares by its components and shows them, as a record does. Its
 * constructor is private, so a component can be added without breaking a caller.
 */
abstract class Value {

  /** Returns the name and the value of each component, alternating; null for one that is absent. */
  abstract @Nullable Object[] components();

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (getClass().isInstance(other) // every subclass is final
            && Arrays.equals(components(), ((Value) other).components()));
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(components());
  }

  /** Returns the components that are present: {@code ToRemoteFriend[friend=...]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(getClass().getSimpleName()).append('[');
    @Nullable Object[] components = components();
    String separator = "";
    for (int i = 0; i < components.length; i += 2) {
      if (components[i + 1] != null) {
        text.append(separator).append(components[i]).append('=').append(components[i + 1]);
        separator = ", ";
      }
    }
    return text.append(']').toString();
  }
}
