package io.github.pbxrouting.dialplan.service;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
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
    HashingOutputStream hash =
        new HashingOutputStream(Hashing.sha256(), OutputStream.nullOutputStream());
    try (OutputStreamWriter text = new OutputStreamWriter(hash, StandardCharsets.UTF_8)) {
      PlanFiles.write(brand, text);
    } catch (IOException e) {
      throw new IllegalStateException("a hash can be written", e);
    }
    return new PlanVersion(Arrays.copyOf(hash.hash().asBytes(), BYTES));
  }

  /** Returns the first {@code count} bytes of the parts' SHA-256. */
  static byte[] digest(int count, byte[]... parts) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (byte[] part : parts) {
      hasher.putBytes(part);
    }
    return Arrays.copyOf(hasher.hash().asBytes(), count);
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
