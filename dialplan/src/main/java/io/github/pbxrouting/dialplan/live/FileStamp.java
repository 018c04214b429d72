package io.github.pbxrouting.dialplan.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a file was changed or replaced. The time of its last change does not suffice: a
 * file may be written twice within one tick of the file system's clock, be replaced by one as old,
 * or become readable without being written.
 *
 * @param modified when its contents changed last
 * @param size its size in bytes
 * @param key its device and inode, where the system has them; a link's are its target's
 * @param status when its attributes changed last, permissions included, where the system tells
 * @param problem why nothing is known of the file; empty when the rest is
 */
record FileStamp(
    FileTime modified, long size, @Nullable Object key, @Nullable Object status, String problem) {

  private static final FileTime NEVER = FileTime.fromMillis(0);

  /** Returns the stamp of a file; a file that cannot be looked at has a stamp as well. */
  static FileStamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(
          attributes.lastModifiedTime(), attributes.size(), attributes.fileKey(), status(file), "");
    } catch (IOException e) {
      return new FileStamp(NEVER, 0, null, null, e.toString());
    }
  }

  private static @Nullable Object status(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:ctime");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return null; // no such attribute on this system
    }
  }
}
