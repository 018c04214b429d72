package io.github.pbxrouting.core.analysis;

import java.math.BigInteger;
import java.util.Locale;

/** Phrases that findings and texts share. */
final class Words {

  private Words() {}

  /** A count with commas between the thousands. */
  static String grouped(BigInteger count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** "1 number", "1,000 numbers". */
  static String numbers(BigInteger count) {
    return grouped(count) + (count.equals(BigInteger.ONE) ? " number" : " numbers");
  }

  /** Where a route leads, as the subject or object of a sentence. */
  static String place(Route route) {
    if (route instanceof Route.ToEmergency) {
      return "an emergency number";
    }
    if (route instanceof Route.ToService to) {
      return "the service code " + to.code();
    }
    if (route instanceof Route.ToExtension to) {
      return "extension " + to.extension();
    }
    if (route instanceof Route.ToFriend to) {
      return "friend " + to.friend();
    }
    if (route instanceof Route.ToInternalFriend to) {
      return "friend " + to.friend();
    }
    if (route instanceof Route.Rejected rejected) {
      return "the rejection " + rejected.reason().token();
    }
    return "the public network";
  }
}
