package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.examples.sip.message.SipAddress;
import io.github.pbxrouting.examples.sip.message.SipHead;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How often a call was diverted before it came here, by its headers. */
final class ReceivedDiversions {

  private static final int MAX_COUNTER = 999;
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private ReceivedDiversions() {}

  /**
   * Returns the number of diversions. Diversion (RFC 5806) and History-Info (RFC 7044) tell of the
   * same ones (RFC 7544): the larger number counts.
   */
  static int count(SipHead head) {
    return Math.max(diversions(head.elements("diversion")), historyInfo(head));
  }

  /** Returns how many diversions the elements report: one may report several, and says how many. */
  private static int diversions(List<String> elements) {
    int count = 0;
    for (String element : elements) {
      int counter = 1;
      Optional<SipAddress> diversion = SipAddress.of(element);
      if (diversion.isPresent()) {
        counter = counter(diversion.get().parameters().getOrDefault("counter", "1"));
      }
      count += counter;
    }
    return count;
  }

  private static int counter(String text) {
    if (!DIGITS.matcher(text).matches()) {
      return 1;
    }
    return text.length() > 3 ? MAX_COUNTER : Math.max(1, Integer.parseInt(text));
  }

  /**
   * Returns how many entries were left for another: these have a Reason, or the next one a cause
   * (RFC 4458) or what it was mapped from.
   */
  private static int historyInfo(SipHead head) {
    int left = 0;
    int reached = 0;
    for (String element : head.elements("history-info")) {
      Optional<SipAddress> entry = SipAddress.of(element);
      if (entry.isEmpty()) {
        continue;
      }
      String uri = entry.get().uri().toLowerCase(Locale.ROOT);
      int headers = uri.indexOf('?');
      if (headers >= 0 && uri.indexOf("reason=", headers) >= 0) {
        left++;
      }
      if (uri.contains(";cause=") || entry.get().parameters().containsKey("mp")) {
        reached++;
      }
    }
    return Math.max(left, reached);
  }

  /** Returns the index of the latest History-Info entry; {@code 1} when there is none. */
  static String latestIndex(SipHead head) {
    String latest = "1";
    for (String element : head.elements("history-info")) {
      Optional<SipAddress> entry = SipAddress.of(element);
      String index = entry.map(known -> known.parameters().getOrDefault("index", "")).orElse("");
      if (index.matches("[0-9]{1,3}(\\.[0-9]{1,3}){0,20}")) {
        latest = index;
      }
    }
    return latest;
  }
}
