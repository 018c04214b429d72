package io.github.pbxrouting.dialplan.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeyTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void signatures_are_hmac_sha256() throws IOException {
    // RFC 4231, test case 2.
    SigningKey key = SigningKey.read(Files.writeString(folder.resolve("key"), "Jefe"));
    byte[] text = "what do ya want for nothing?".getBytes(US_ASCII);

    assertArrayEquals(
        HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        key.sign(text, text.length));
  }

  @Test
  void line_ends_after_the_key_do_not_count() throws IOException {
    SigningKey bare = SigningKey.read(Files.writeString(folder.resolve("bare"), "secret"));
    SigningKey ended = SigningKey.read(Files.writeString(folder.resolve("ended"), "secret\r\n"));

    assertEquals(6, ended.length());
    assertArrayEquals(bare.sign(new byte[1], 1), ended.sign(new byte[1], 1));
  }

  @Test
  void a_key_file_without_a_key_or_too_large_is_refused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Path large = Files.write(folder.resolve("large"), new byte[5000]);

    assertTrue(
        assertThrows(IOException.class, () -> SigningKey.read(empty))
            .getMessage()
            .contains("write 32 random bytes into it"));
    assertThrows(IOException.class, () -> SigningKey.read(large));
    assertThrows(IOException.class, () -> SigningKey.read(folder.resolve("missing")));
  }
}
