package io.github.pbxrouting.dialplan.service;

import java.nio.charset.StandardCharsets;

/** A JSON text in UTF-8. Immutable, as nobody changes its bytes. */
final class JsonText {

  private final byte[] utf8;

  JsonText(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** Returns the bytes themselves, which nobody changes. */
  byte[] utf8() {
    return utf8;
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
