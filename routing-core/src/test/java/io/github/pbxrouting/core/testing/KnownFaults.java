package io.github.pbxrouting.core.testing;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.Re2jFaults;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;

/**
 * Leaves the plans out of comparisons with RE2/J in which a known fault of RE2/J may show: see
 * {@link Re2jFaults}.
 */
public final class KnownFaults {

  private KnownFaults() {}

  /** Returns whether RE2/J may answer wrongly for a pattern of the brand. */
  public static boolean mayShow(Brand brand) {
    for (Client client : brand.clients()) {
      for (Friend friend : client.friends()) {
        if (friend instanceof RemoteFriend remote
            && remote.patterns().stream().anyMatch(KnownFaults::mayShow)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether RE2/J may answer wrongly for the pattern. */
  public static boolean mayShow(String pattern) {
    return RegexParser.parse(pattern, RegexLimits.DEFAULT) instanceof Parsed parsed
        && Re2jFaults.mayMistakeCase(pattern, parsed.syntax());
  }
}
