package io.github.pbxrouting.dialplan.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that signs tokens, with HMAC-SHA256 (RFC 2104). Safe for use by any number of threads.
 */
final class SigningKey {

  /** How many bytes a signature has. */
  static final int SIGNATURE_BYTES = 32;

  /** How many bytes a key should have: as many as the hash function gives (RFC 2104, section 3). */
  static final int ADVISED_BYTES = 32;

  private static final int MAX_BYTES = 4096;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final int length;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

  private SigningKey(byte[] bytes) {
    key = new SecretKeySpec(bytes, ALGORITHM);
    length = bytes.length;
  }

  /** Returns a new random key. */
  static SigningKey random() {
    byte[] bytes = new byte[ADVISED_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SigningKey(bytes);
  }

  /**
   * Reads the key: the file's bytes as they are, without the line ends after them.
   *
   * @throws IOException when the file cannot be read, is empty or has more than 4,096 bytes
   */
  static SigningKey read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    if (end == 0 || end > MAX_BYTES) {
      throw new IOException(
          "the key file must have 1 to "
              + MAX_BYTES
              + " bytes, but has "
              + (end == 0 ? "none" : "more")
              + ": write 32 random bytes into it");
    }
    return new SigningKey(Arrays.copyOf(bytes, end));
  }

  /** Returns how many bytes the key has. */
  int length() {
    return length;
  }

  /** Returns the signature of the first {@code count} bytes. */
  byte[] sign(byte[] bytes, int count) {
    Mac mac = macs.get();
    mac.update(bytes, 0, count);
    return mac.doFinal();
  }

  /**
   * Returns whether the bytes end with the signature of all before it; takes the same time always.
   */
  boolean isSigned(byte[] bytes) {
    int count = bytes.length - SIGNATURE_BYTES;
    return count >= 0
        && MessageDigest.isEqual(
            sign(bytes, count), Arrays.copyOfRange(bytes, count, bytes.length));
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
