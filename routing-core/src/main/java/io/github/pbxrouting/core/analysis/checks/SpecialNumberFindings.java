package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import io.github.pbxrouting.core.analysis.numbers.walk.PrefixedNumbers;
import io.github.pbxrouting.core.analysis.numbers.walk.RankCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Emergency, premium-rate and international numbers with an unexpected destination.
 *
 * <p>Emergency numbers are reported whoever takes them. The others are reported for a remote friend
 * that takes whole numbers with such a prefix although none of its patterns spells the prefix out
 * from the beginning of the number, in single characters or classes of at most five.
 */
final class SpecialNumberFindings {

  /** The minimum number of digits after the prefix of an international number (ITU-T E.164). */
  private static final int INTERNATIONAL_DIGITS = 8;

  /** The minimum number of digits after the prefix of a premium-rate number. */
  private static final int PREMIUM_DIGITS = 5;

  private static final Comparator<PrefixedNumbers> BY_PREFIX =
      Comparator.comparing(PrefixedNumbers::prefix);

  private final ClientView view;

  /** The countries that may be known, or none when those that matter were given. */
  private final List<CountryNumbers> known;

  /** With the code of a country that has the number, or nothing. */
  private final SortedMap<String, String> emergencies = new TreeMap<>();

  private final SortedSet<PrefixedNumbers> premium = new TreeSet<>(BY_PREFIX);
  private final SortedSet<PrefixedNumbers> international = new TreeSet<>(BY_PREFIX);
  private final List<Finding> findings;

  private SpecialNumberFindings(
      ClientView view,
      @Nullable List<CountryNumbers> given,
      List<CountryNumbers> known,
      List<Finding> findings) {
    this.view = view;
    this.known = given == null ? known : List.of();
    this.findings = findings;
    for (CountryNumbers country : countries(view, given, known)) {
      country.emergencyNumbers().forEach(number -> emergencies.putIfAbsent(number, country.code()));
      country
          .premiumPrefixes()
          .forEach(prefix -> premium.add(new PrefixedNumbers(prefix, PREMIUM_DIGITS)));
      international.add(new PrefixedNumbers(country.internationalPrefix(), INTERNATIONAL_DIGITS));
    }
    SortedSet<String> homes = homes(view.client());
    for (CountryNumbers country : this.known) {
      if (isOf(country, homes)) {
        country
            .emergencyNumbers()
            .forEach(number -> emergencies.putIfAbsent(number, country.code()));
      }
    }
  }

  /**
   * Prepares to report special numbers that friends or extensions of a client take. Called before
   * any friend is counted: who wins such numbers is counted with the friends.
   */
  static SpecialNumberFindings of(
      ClientView view,
      @Nullable List<CountryNumbers> given,
      List<CountryNumbers> known,
      List<Finding> findings) {
    SpecialNumberFindings special = new SpecialNumberFindings(view, given, known, findings);
    view.watch(special.international);
    view.watch(special.premium);
    return special;
  }

  /** Reports them. */
  void report() {
    if (!known.isEmpty()) {
      reportUnknownCountries(homes(view.client()));
    }
    emergencies.forEach(this::reportEmergency);
    reportTaken(FindingCode.INTERNATIONAL_CAPTURED, "international", international);
    reportTaken(FindingCode.PREMIUM_CAPTURED, "premium-rate", premium);
  }

  /** Returns the countries that matter to a client: as given, or those whose numbers it calls. */
  private static List<CountryNumbers> countries(
      ClientView view, @Nullable List<CountryNumbers> given, List<CountryNumbers> known) {
    if (given != null) {
      return given;
    }
    List<CountryNumbers> countries = new ArrayList<>();
    countries.add(CountryNumbers.EVERYWHERE);
    for (CountryNumbers country : known) {
      if (isOf(country, called(view.client()))) {
        countries.add(country);
      }
    }
    return countries;
  }

  /** Returns whether one of some numbers, or beginnings of numbers, is of a country. */
  private static boolean isOf(CountryNumbers country, SortedSet<String> numbers) {
    return numbers.stream().anyMatch(number -> number.startsWith("+" + country.code()));
  }

  /**
   * Returns how numbers of the client's own country begin: with what its numbering rules put before
   * national ones.
   */
  private static SortedSet<String> homes(Client client) {
    SortedSet<String> homes = new TreeSet<>();
    for (NumberingRule rule : client.numbering()) {
      String begin = rule.replaceWith();
      // 0034 for +34 is another way to write it, of any country.
      if (begin.matches("[+][0-9]+") && !rule.prefix().endsWith(begin.substring(1))) {
        homes.add(begin);
      }
    }
    return homes;
  }

  /** Returns the external numbers that extensions and forwards of the client lead to. */
  private static SortedSet<String> called(Client client) {
    SortedSet<String> called = new TreeSet<>();
    for (Extension extension : client.extensions()) {
      if (extension.target() instanceof ExtensionTarget.External external) {
        called.add(external.number());
      }
    }
    for (Friend friend : client.friends()) {
      for (ForwardRule rule : friend.forwards()) {
        if (rule.enabled() && rule.target() instanceof ExtensionTarget.External external) {
          called.add(external.number());
        }
      }
    }
    return called;
  }

  /**
   * Reports each country, by its first two digits, that is called or the client's own and is not
   * known. What a client declares are the emergency numbers of its own country.
   */
  private void reportUnknownCountries(SortedSet<String> homes) {
    Set<String> reported = new HashSet<>();
    for (String number : called(view.client())) {
      reportUnknownCountry(number, "the client calls " + number, reported);
    }
    for (String begin : homes) {
      boolean isCode = known.stream().noneMatch(each -> ("+" + each.code()).startsWith(begin));
      if (isCode && view.client().emergencyNumbers().isEmpty()) {
        reportUnknownCountry(begin, "the numbering rules make numbers with " + begin, reported);
      }
    }
  }

  private void reportUnknownCountry(String number, String what, Set<String> reported) {
    boolean isKnown =
        !number.startsWith("+")
            || known.stream().anyMatch(country -> number.startsWith("+" + country.code()));
    String begin = number.substring(0, Math.min(3, number.length()));
    if (!isKnown && reported.add(begin)) {
      findings.add(
          Finding.builder(FindingCode.UNKNOWN_COUNTRY, view.id())
              .subject(begin)
              .saying(
                  what + ", and the emergency numbers of that country are not known",
                  "name the emergency numbers that the client can dial"));
    }
  }

  private void reportEmergency(String number, String country) {
    if (!view.space().contains(number)) {
      return;
    }
    RouteDecision decision = view.router().route(number);
    Finding.Builder finding =
        Finding.builder(FindingCode.EMERGENCY_CAPTURED, view.id()).subject(number).witness(number);
    if (decision instanceof RouteDecision.ToFriend to) {
      finding.friend(to.friend().name());
    } else if (decision instanceof RouteDecision.ToExtension to) {
      finding.extension(to.extension().number());
    } else {
      return;
    }
    findings.add(
        finding.saying(
            Finding.place(Route.of(decision)) + " takes the emergency number " + number,
            "declare "
                + number
                + (country.isEmpty() ? "" : ", which is one of country +" + country + ",")
                + " as an emergency number of the client, so that nothing else can take it"));
  }

  private void reportTaken(FindingCode code, String kind, SortedSet<PrefixedNumbers> special) {
    for (PrefixedNumbers each : special) {
      String prefix = each.prefix();
      Map<RankedFriend, NumberCount> counted =
          view.friendCounts().flatMap(counts -> Optional.ofNullable(counts.won(each))).orElse(null);
      boolean exact =
          counted == null
              || view.friendCounts().orElseThrow().countable() == view.plan().friends().size();
      Map<RankedFriend, NumberCount> won = counted == null ? walked(each) : counted;
      if (won == null) {
        findings.add(
            Finding.builder(FindingCode.UNDECIDED, view.id())
                .subject(kind + " " + prefix)
                .saying(
                    "who takes "
                        + kind
                        + " numbers that begin with "
                        + prefix
                        + " could not be decided within the budget",
                    "anchor the patterns of its friends with ^ and $, or allow more states"));
        continue;
      }
      won.forEach((friend, numbers) -> {
        if (friend.friend() instanceof RemoteFriend remote && !isSpelledOut(prefix, remote)) {
          findings.add(
              Finding.builder(code, view.id())
                  .subject(prefix)
                  .friend(friend.name())
                  .count(exact ? numbers.count() : null)
                  .witness(numbers.witness())
                  .saying(
                      "it takes "
                          + (exact ? "" : "at least ")
                          + numbers.inWords()
                          + " that are "
                          + kind
                          + ", for example "
                          + numbers.witness()
                          + ", but no pattern of it names the prefix "
                          + prefix,
                      "leave it so if that is meant; else keep the first characters of its patterns"
                          + " to what it is for"));
        }
      });
    }
  }

  /** Returns what each friend wins of some numbers, or null when that is beyond the budget. */
  private @Nullable Map<RankedFriend, NumberCount> walked(PrefixedNumbers special) {
    RankCounts tally = view.tally(view.automaton(List.of(special.pattern())));
    Map<RankedFriend, NumberCount> won = new LinkedHashMap<>();
    tally
        .numbers()
        .forEach((rank, numbers) -> {
          RankedFriend friend = view.plan().friend(rank);
          if (friend != null) {
            won.merge(friend, numbers, NumberCount::and);
          }
        });
    return tally.isComplete() ? won : null;
  }

  private boolean isSpelledOut(String prefix, RemoteFriend friend) {
    for (String pattern : friend.patterns()) {
      if (PatternIntent.spells(view.brand().syntax(pattern), prefix)) {
        return true;
      }
    }
    return false;
  }
}
