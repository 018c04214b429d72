package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A plan's version: the beginning of the SHA-256 of its canonical text. Files that say the same
 * have the same version, whatever their blanks and order of fields, on every instance.
 */
final class PlanVersion {

  static final int BYTES = 12;

  private final byte[] bytes;

  PlanVersion(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("bytes must be " + BYTES + ", but were " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  /** Returns the version of a brand; reads the whole plan once. */
  static PlanVersion of(Brand brand) {
    MessageDigest digest = sha256();
    try (OutputStreamWriter text =
        new OutputStreamWriter(
            new DigestOutputStream(OutputStream.nullOutputStream(), digest),
            StandardCharsets.UTF_8)) {
      PlanFiles.write(brand, text);
    } catch (IOException e) {
      throw new IllegalStateException("a digest can be written", e);
    }
    return new PlanVersion(Arrays.copyOf(digest.digest(), BYTES));
  }

  /** Returns the first {@code count} bytes of the parts' SHA-256. */
  static byte[] digest(int count, byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return Arrays.copyOf(digest.digest(), count);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlanVersion that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns 16 characters of base64url. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
