package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.analysis.RankedPlan.RankedFriend;
import io.github.pbxrouting.core.automaton.RankedPattern;
import io.github.pbxrouting.core.regex.AsciiSet;
import io.github.pbxrouting.core.regex.Syntax;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Emergency, premium-rate and international numbers that end up where they were hardly meant to.
 *
 * <p>Emergency numbers are reported whoever takes them. The others are reported for a remote friend
 * that takes whole numbers with such a prefix although none of its patterns spells the prefix out
 * from the beginning of the number, in single characters or classes of five at the most.
 */
final class SpecialNumberFindings {

  /** How many digits an international number has after its prefix at the least (ITU-T E.164). */
  private static final int INTERNATIONAL_DIGITS = 8;

  /** How many digits a premium-rate number has after its prefix at the least. */
  private static final int PREMIUM_DIGITS = 5;

  private static final Syntax.Chars DIGIT = new Syntax.Chars(AsciiSet.range('0', '9'));

  private final ClientView view;
  private final Consumer<Finding> findings;

  private SpecialNumberFindings(ClientView view, Consumer<Finding> findings) {
    this.view = view;
    this.findings = findings;
  }

  /** Reports special numbers that friends or extensions of a client take. */
  static void report(ClientView view, Consumer<Finding> findings) {
    SpecialNumberFindings special = new SpecialNumberFindings(view, findings);
    SortedSet<String> emergencies = new TreeSet<>();
    SortedSet<String> premium = new TreeSet<>();
    SortedSet<String> international = new TreeSet<>();
    for (CountryNumbers country : countries(view)) {
      emergencies.addAll(country.emergencyNumbers());
      premium.addAll(country.premiumPrefixes());
      international.add(country.internationalPrefix());
    }
    emergencies.forEach(special::reportEmergency);
    special.reportPrefixes(
        FindingCode.INTERNATIONAL_CAPTURED, "international", international, INTERNATIONAL_DIGITS);
    special.reportPrefixes(FindingCode.PREMIUM_CAPTURED, "premium-rate", premium, PREMIUM_DIGITS);
  }

  /** The countries that matter to a client: as told, or those whose numbers it calls. */
  private static List<CountryNumbers> countries(ClientView view) {
    if (view.options().countries() != null) {
      return view.options().countries();
    }
    List<CountryNumbers> countries = new ArrayList<>();
    countries.add(CountryNumbers.EVERYWHERE);
    CountryNumbers.known().stream()
        .filter(country ->
            externalNumbers(view.client()).anyMatch(n -> n.startsWith("+" + country.code())))
        .forEach(countries::add);
    return countries;
  }

  private static Stream<String> externalNumbers(Client client) {
    Stream<String> extensions =
        client.extensions().stream()
            .map(extension -> extension.target())
            .filter(ExtensionTarget.External.class::isInstance)
            .map(target -> ((ExtensionTarget.External) target).number());
    Stream<String> forwards =
        client.friends().stream()
            .flatMap(friend -> friend.forwards().stream())
            .map(rule -> rule.target())
            .filter(ExtensionTarget.External.class::isInstance)
            .map(target -> ((ExtensionTarget.External) target).number());
    return Stream.concat(extensions, forwards);
  }

  private void reportEmergency(String number) {
    if (!view.world().contains(number)) {
      return;
    }
    RouteDecision decision = view.router().route(number);
    Finding.Builder finding = Finding.of(FindingCode.EMERGENCY_CAPTURED, view.id()).witness(number);
    if (decision instanceof RouteDecision.ToFriend to) {
      finding.friend(to.friend().name());
    } else if (decision instanceof RouteDecision.ToExtension to) {
      finding.extension(to.extension().number());
    } else {
      return;
    }
    findings.accept(
        finding.saying(
            Words.place(Route.of(decision)) + " takes the emergency number " + number,
            "declare "
                + number
                + " as an emergency number of the client, so that nothing else can take it"));
  }

  private void reportPrefixes(
      FindingCode code, String kind, SortedSet<String> prefixes, int digits) {
    for (String prefix : prefixes) {
      Tally tally = view.tally(view.automaton(List.of(numbers(prefix, digits))));
      if (!tally.isComplete()) {
        findings.accept(
            Finding.of(FindingCode.UNDECIDED, view.id())
                .saying(
                    "who takes "
                        + kind
                        + " numbers that begin with "
                        + prefix
                        + " could not be decided within the budget",
                    "anchor the patterns of its friends with ^ and $, or allow more states"));
        continue;
      }
      for (Map.Entry<Integer, NumberSet> entry : tally.numbers().entrySet()) {
        RankedFriend friend = view.plan().friend(entry.getKey());
        if (friend != null
            && friend.friend() instanceof RemoteFriend remote
            && remote.patterns().stream().noneMatch(pattern -> isSpelledOut(prefix, pattern))) {
          BigInteger count = entry.getValue().count();
          String witness = entry.getValue().witness();
          findings.accept(
              Finding.of(code, view.id())
                  .friend(friend.name())
                  .count(count)
                  .witness(witness)
                  .saying(
                      "it takes "
                          + Words.numbers(count)
                          + " that are "
                          + kind
                          + ", for example "
                          + witness
                          + ", but no pattern of it names the prefix "
                          + prefix,
                      "leave it so if that is meant; else keep the first characters of its patterns"
                          + " to what it is for"));
        }
      }
    }
  }

  private boolean isSpelledOut(String prefix, String pattern) {
    Syntax syntax = view.reader().read(pattern);
    return syntax != null && Prefixes.spells(syntax, prefix);
  }

  /** The numbers that begin with the prefix and go on with so many digits or more. */
  private static RankedPattern numbers(String prefix, int digits) {
    List<Syntax> parts = new ArrayList<>();
    prefix.chars().forEach(c -> parts.add(new Syntax.Chars(AsciiSet.of(c))));
    parts.add(new Syntax.Repeat(DIGIT, digits, Syntax.Repeat.UNBOUNDED));
    return new RankedPattern(new Syntax.Concat(parts), true, true, 0);
  }
}
