package io.github.pbxrouting.dialplan.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and nothing else, up to a number of bytes, and says at which byte a text breaks
 * either rule. JSON parsers guess at other encodings from the first bytes; a plan file is never in
 * one. A byte order mark, which some editors write, is passed over.
 */
class StrictUtf8Reader extends Reader {

  private final InputStream in;
  private final long maxBytes;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15).limit(0);
  private long bytesRead;
  private boolean begun;
  private boolean ended;

  StrictUtf8Reader(InputStream in, long maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(buffer, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      if (result.isError()) {
        throw new UnreadableTextException(
            "is not UTF-8 text: byte "
                + (bytesRead - bytes.remaining())
                + " (counted from 0) is wrong");
      }
      if (!begun && chars.position() > offset) {
        begun = true;
        if (buffer[offset] == '\uFEFF') {
          System.arraycopy(buffer, offset + 1, buffer, offset, chars.position() - offset - 1);
          chars.position(chars.position() - 1);
        }
      }
      int decoded = chars.position() - offset;
      if (decoded > 0 || length == 0) {
        return decoded;
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
      bytesRead += read;
    }
    bytes.flip();
    if (bytesRead > maxBytes) {
      throw UnreadableTextException.tooLarge(maxBytes);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
