package io.github.pbxrouting.core.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** The judge: RE2/J's own answers. */
final class Re2j {

  private Re2j() {}

  /** The compiled pattern, or nothing when RE2/J refuses it. */
  static Optional<Pattern> compile(String pattern) {
    try {
      return Optional.of(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  static boolean find(Pattern pattern, String text) {
    return pattern.matcher(text).find();
  }

  static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text).matches();
  }
}
