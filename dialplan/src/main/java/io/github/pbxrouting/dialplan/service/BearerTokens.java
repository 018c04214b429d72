package io.github.pbxrouting.dialplan.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bearer tokens (RFC 6750) that requests are answered with; several while one replaces another.
 */
final class BearerTokens {

  private static final String SCHEME = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final int HASH_BYTES = 32;

  /** Hashes, so that comparing them takes the same time whatever their lengths. */
  private final List<byte[]> hashes;

  private BearerTokens(List<byte[]> hashes) {
    this.hashes = hashes;
  }

  /**
   * Reads the tokens, one a line; blank lines count for nothing.
   *
   * @throws IOException when the file cannot be read or has no token
   */
  static BearerTokens read(Path file) throws IOException {
    List<byte[]> hashes = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      if (!line.isBlank()) {
        hashes.add(hash(line.strip()));
      }
    }
    if (hashes.isEmpty()) {
      throw new IOException("the file has no token: write one a line");
    }
    return new BearerTokens(hashes);
  }

  /** Returns that token alone. */
  static BearerTokens of(String token) {
    return new BearerTokens(List.of(hash(token)));
  }

  /** Returns whether an {@code Authorization} header has one of the tokens. */
  boolean accept(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] given = hash(authorization.substring(SCHEME.length()).strip());
    boolean accepted = false;
    for (byte[] hash : hashes) {
      accepted |= MessageDigest.isEqual(hash, given);
    }
    return accepted;
  }

  /** Returns whether a header for basic authentication has one of the tokens as its password. */
  boolean acceptPassword(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return false;
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()),
              StandardCharsets.ISO_8859_1);
      return accept(SCHEME + pair.substring(pair.indexOf(':') + 1));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static byte[] hash(String token) {
    return PlanVersion.digest(HASH_BYTES, token.getBytes(StandardCharsets.ISO_8859_1));
  }
}
