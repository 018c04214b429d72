package io.github.pbxrouting.dialplan.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A text that cannot be read any further; the message says why and reads on from the file's name.
 */
final class UnreadableTextException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String place;

  @SuppressWarnings("serial") // exceptions are Serializable by inheritance; nobody serialises this
  private final @Nullable Token token;

  UnreadableTextException(String problem) {
    this("", null, problem);
  }

  UnreadableTextException(String place, @Nullable Token token, String problem) {
    super(problem);
    this.place = place;
    this.token = token;
  }

  /** Returns where in the text's value it is; empty for the whole. */
  String place() {
    return place;
  }

  /** Returns where in the text it is, when that is known. */
  @Nullable Token token() {
    return token;
  }

  static UnreadableTextException tooLarge(long maxBytes) {
    return new UnreadableTextException(
        "is larger than the "
            + maxBytes
            + " bytes a plan file may have: split it into several brands, or give Java more memory"
            + " with -Xmx");
  }
}
