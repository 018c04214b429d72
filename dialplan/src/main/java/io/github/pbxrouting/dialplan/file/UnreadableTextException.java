package io.github.pbxrouting.dialplan.file;

import java.io.IOException;

/**
 * A text that cannot be read any further; the message says why and reads on from the file's name.
 */
final class UnreadableTextException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableTextException(String problem) {
    super(problem);
  }

  static UnreadableTextException tooLarge(long maxBytes) {
    return new UnreadableTextException(
        "is larger than the "
            + maxBytes
            + " bytes a plan file may have: split it into several brands, or give Java more memory"
            + " with -Xmx");
  }
}
