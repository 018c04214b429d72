package io.github.pbxrouting.dialplan.service;

import java.io.IOException;
import java.io.InputStream;

/** The OpenAPI description of the service, as it ships. */
final class Description {

  private static final String FILE = "openapi.json";

  private Description() {}

  static byte[] read() throws IOException {
    try (InputStream file = Description.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IOException(FILE + " is missing from the jar");
      }
      return file.readAllBytes();
    }
  }
}
