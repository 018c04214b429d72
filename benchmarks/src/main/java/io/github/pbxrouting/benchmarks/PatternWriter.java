package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.benchmarks.PublishedNumbering.CarrierPrefix;
import io.github.pbxrouting.benchmarks.PublishedNumbering.NationalPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes numbering data down as the patterns an administrator would type.
 *
 * <p>Most prefixes become {@code ^34944}; some say how many digits follow ({@code
 * ^34944[0-9]{6}$}), some trail a superfluous {@code .*}, and neighbours of one carrier are often
 * folded into one ({@code ^3494(?:4|5)}, {@code ^3494[45]}). National patterns become {@code
 * ^34(?:...)$}. The same seed writes the same patterns.
 */
final class PatternWriter {
  /** Nobody types longer ones; about one national pattern in fifteen is left out for it. */
  private static final int LONGEST_NATIONAL_PATTERN = 160;

  private static final int USUAL_NUMBER_LENGTH = 11;

  private final Random random;

  PatternWriter(Random random) {
    this.random = random;
  }

  List<PlanPattern> writePrefixes(List<CarrierPrefix> prefixes) {
    List<PlanPattern> patterns = new ArrayList<>();
    int from = 0;
    while (from < prefixes.size()) {
      int to = from + 1;
      while (to < prefixes.size() && areNeighbours(prefixes.get(from), prefixes.get(to))) {
        to++;
      }
      List<String> group = prefixes.subList(from, to).stream().map(CarrierPrefix::prefix).toList();
      if (group.size() > 1 && random.nextInt(100) < 35) {
        patterns.add(writeFolded(group));
      } else {
        group.forEach(prefix -> patterns.add(writeBody(prefix, prefix, prefix.length())));
      }
      from = to;
    }
    return patterns;
  }

  List<PlanPattern> writeNational(List<NationalPattern> national) {
    return national.stream()
        .filter(each -> each.pattern().length() <= LONGEST_NATIONAL_PATTERN)
        .map(PatternWriter::writeNational)
        .toList();
  }

  private static PlanPattern writeNational(NationalPattern national) {
    String code = Integer.toString(national.callingCode());
    String regex = "^" + code + "(?:" + national.pattern() + ")$";
    return new PlanPattern(regex, code, code + "(?:" + national.pattern() + ")", false);
  }

  private static boolean areNeighbours(CarrierPrefix a, CarrierPrefix b) {
    int shared = a.prefix().length() - 1;
    return a.prefix().length() == b.prefix().length()
        && a.prefix().regionMatches(0, b.prefix(), 0, shared)
        && a.carrier().equals(b.carrier());
  }

  private PlanPattern writeFolded(List<String> neighbours) {
    String first = neighbours.get(0);
    String shared = first.substring(0, first.length() - 1);
    List<String> last = neighbours.stream().map(each -> each.substring(shared.length())).toList();
    String tail =
        random.nextBoolean()
            ? "(?:" + String.join("|", last) + ")"
            : "[" + String.join("", last) + "]";
    return writeBody(shared + tail, shared, first.length());
  }

  private PlanPattern writeBody(String body, String beginning, int length) {
    int form = random.nextInt(100);
    if (form < 65) {
      return new PlanPattern("^" + body, beginning, body, true);
    }
    if (form < 72) {
      return new PlanPattern("^" + body + "[0-9]*$", beginning, body, true);
    }
    if (form < 78) {
      return new PlanPattern("^" + body + ".*", beginning, body, true);
    }
    if (form < 84) {
      return new PlanPattern("^" + body + "\\d+$", beginning, body + "[0-9]", true);
    }
    int rest = Math.max(1, USUAL_NUMBER_LENGTH - length);
    String counted = body + "[0-9]{" + rest + "}";
    String typed = random.nextBoolean() ? counted : body + "\\d{" + rest + "}";
    return new PlanPattern("^" + typed + "$", beginning, counted, false);
  }
}
