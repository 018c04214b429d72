package io.github.pbxrouting.dialplan.replay;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * A stream of call records, decompressed: gzip and zstd are recognised by their first bytes. Counts
 * the bytes that were read, as the file has them.
 */
final class CallInput implements Closeable {

  private static final int READ_SIZE = 1 << 16;
  private static final int MAGIC = 4;

  private final CountedInput counted;
  private final InputStream decompressed;

  CallInput(InputStream in) throws IOException, UnreadableCallsException {
    counted = new CountedInput(in);
    PushbackInputStream raw = new PushbackInputStream(counted, MAGIC);
    byte[] head = head(raw);
    if (begins(head, 0x1f, 0x8b)) {
      decompressed = new GZIPInputStream(new Members(raw), READ_SIZE);
    } else if (isZstd(head)) {
      decompressed =
          ProgramInput.start(
              List.of("zstd", "-dcq"),
              raw,
              "the records are compressed with zstd, and there is no program zstd: install it, or"
                  + " compress them with gzip");
    } else {
      decompressed = raw;
    }
  }

  /** Returns whether a file begins with a frame, or with a skippable one as pzstd writes. */
  private static boolean isZstd(byte[] head) {
    return begins(head, 0x28, 0xb5, 0x2f, 0xfd)
        || (head.length > 0 && (head[0] & 0xf0) == 0x50 && begins(head, head[0], 0x2a, 0x4d, 0x18));
  }

  /** Returns the records, from their first byte; called once. */
  InputStream records() throws IOException, UnreadableCallsException {
    PushbackInputStream text = new PushbackInputStream(decompressed, MAGIC);
    byte[] head = head(text);
    if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff)) {
      throw new UnreadableCallsException("the records are UTF-16: convert them to UTF-8");
    }
    if (begins(head, 0xef, 0xbb, 0xbf)) {
      text.skipNBytes(3);
    }
    return text;
  }

  @Override
  public void close() throws IOException {
    decompressed.close();
  }

  /** Returns how many bytes were read; any thread may ask. */
  long bytesRead() {
    return counted.count.get();
  }

  private static byte[] head(PushbackInputStream in) throws IOException {
    byte[] head = in.readNBytes(MAGIC);
    in.unread(head);
    return head;
  }

  private static boolean begins(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static final class CountedInput extends FilterInputStream {
    private final AtomicLong count = new AtomicLong();

    CountedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count.addAndGet(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count.addAndGet(Math.max(0, read));
      return read;
    }
  }

  /**
   * Says that more is available until the end. {@link GZIPInputStream} asks at the end of a member
   * whether another one follows, and a pipe may have nothing at that moment.
   */
  private static final class Members extends FilterInputStream {

    Members(PushbackInputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      int next = in.read();
      if (next < 0) {
        return 0;
      }
      ((PushbackInputStream) in).unread(next);
      return 1;
    }
  }
}
