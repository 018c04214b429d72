package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.InvalidDestinationException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every router asks of a dialled number before it looks at it. */
final class Destinations {

  /** The maximum number of bytes UTF-8 spends on one UTF-16 unit. */
  private static final int MAX_UTF8_BYTES_PER_UNIT = 3;

  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** The bits that no ASCII character has, in eight bytes. */
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private Destinations() {}

  /** Returns the number, which has 1 to {@code most} units. */
  static String text(@Nullable String destination, int most) {
    if (destination == null) {
      throw invalid(null, 0, most);
    }
    requireLength(destination, destination.length(), most);
    return destination;
  }

  /** Returns the number in the buffer, as UTF-8, as a string of 1 to {@code most} units. */
  static String text(byte @Nullable [] buffer, int offset, int length, int most) {
    if (buffer == null) {
      throw invalid(null, 0, most);
    }
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0 || length > most * MAX_UTF8_BYTES_PER_UNIT) {
      throw invalid(buffer, length, most);
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(buffer, offset, length))
              .toString();
    } catch (CharacterCodingException malformed) {
      throw new InvalidDestinationException(
          "the destination is not UTF-8: pass the bytes of the number alone, in ASCII or"
              + " UTF-8");
    }
    requireLength(text, text.length(), most);
    return text;
  }

  /**
   * Returns whether a buffer has a number of 1 to {@code most} bytes there, each of them ASCII;
   * when not, the number may still be good.
   *
   * <p>Looks at eight bytes at a time, the last eight perhaps twice.
   */
  static boolean isAscii(byte @Nullable [] buffer, int offset, int length, int most) {
    if (buffer == null
        || length < 1
        || length > most
        || offset < 0
        || offset > buffer.length - length) {
      return false;
    }
    int end = offset + length;
    if (length < Long.BYTES) {
      int bits = 0;
      for (int i = offset; i < end; i++) {
        bits |= buffer[i];
      }
      return bits >= 0;
    }
    long bits = (long) EIGHT_BYTES.get(buffer, end - Long.BYTES);
    for (int i = offset; i < end - Long.BYTES; i += Long.BYTES) {
      bits |= (long) EIGHT_BYTES.get(buffer, i);
    }
    return (bits & NOT_ASCII) == 0;
  }

  /** Returns whether every character is ASCII. */
  static boolean isAscii(String number) {
    int bits = 0;
    for (int i = 0; i < number.length(); i++) {
      bits |= number.charAt(i);
    }
    return bits < FIRST_BEYOND_ASCII;
  }

  /**
   * Returns what to throw for a number that is null, or has a length that is not 1 to {@code most}.
   */
  static InvalidDestinationException invalid(@Nullable Object destination, int length, int most) {
    if (destination == null) {
      return new InvalidDestinationException(
          "the destination is null: give the number dialled, 1 to " + most + " characters");
    }
    return new InvalidDestinationException(
        length == 0
            ? "the destination is empty: give the number dialled, 1 to " + most + " characters"
            : "the destination has " + length + " characters: give at most " + most);
  }

  /** Returns what to throw when the friend to be left out is none of the client's. */
  static IllegalArgumentException unknownFriend(Client client, String friend) {
    return new IllegalArgumentException(
        "client \""
            + client.id()
            + "\" has no friend \""
            + friend
            + "\" to leave out: name one of its"
            + " friends, or none");
  }

  private static void requireLength(Object destination, int length, int most) {
    if (length < 1 || length > most) {
      throw invalid(destination, length, most);
    }
  }
}
