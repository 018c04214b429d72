package io.github.pbxrouting.dialplan.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What keeps a file from being read, in words. */
public final class FileProblems {

  private FileProblems() {}

  /** Returns the file's name and the problem, where only that was given; else its message. */
  public static String described(IOException problem) {
    return problem instanceof NoSuchFileException || problem instanceof AccessDeniedException
        ? ((FileSystemException) problem).getFile() + ": " + reason(problem)
        : String.valueOf(problem.getMessage());
  }

  /** Returns the problem without the file's name. */
  static String reason(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (problem instanceof AccessDeniedException) {
      return "may not be read: check its permissions";
    }
    return "cannot be read: " + Quoted.plain(String.valueOf(problem.getMessage()));
  }
}
