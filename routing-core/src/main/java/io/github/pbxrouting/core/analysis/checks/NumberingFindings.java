package io.github.pbxrouting.core.analysis.checks;

import static com.google.common.base.Strings.lenientFormat;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.RankCounts;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Findings about numbering rules: rules that apply to no number, rules whose result another rule
 * would change again, and numbers of the plan that an emergency number takes by its other form.
 */
final class NumberingFindings {

  private final ClientView view;
  private final Client client;
  private final List<NumberingRule> rules;
  private final List<Finding> findings;

  private NumberingFindings(ClientView view, List<Finding> findings) {
    this.view = view;
    this.client = view.client();
    this.rules = client.numbering();
    this.findings = findings;
  }

  /** Adds the findings about the numbering rules of a client. */
  static void report(ClientView view, List<Finding> findings) {
    NumberingFindings numbering = new NumberingFindings(view, findings);
    if (!numbering.rules.isEmpty()) {
      numbering.unreachable();
      numbering.chained();
      numbering.emergencies();
    }
  }

  private static String shown(NumberingRule rule) {
    return lenientFormat(
        "\"%s\" and %s to %s digits", rule.prefix(), rule.minDigits(), rule.maxDigits());
  }

  private void unreachable() {
    List<RankedPattern> patterns = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      patterns.add(numbers(i));
    }
    RankCounts first = view.tallyBy(patterns);
    for (int i = 0; i < rules.size() && first.isComplete(); i++) {
      if (!first.numbers().containsKey(i)) {
        boolean fitsNone = view.tallyBy(List.of(numbers(i))).numbers().get(i) == null;
        findings.add(
            Finding.builder(FindingCode.UNREACHABLE_NUMBERING_RULE, view.id())
                .subject(shown(rules.get(i)))
                .saying(
                    "numbering["
                        + i
                        + "] ("
                        + shown(rules.get(i))
                        + ") never applies: "
                        + (fitsNone
                            ? "no number that can be dialled fits it"
                            : "earlier rules fit all its numbers"),
                    fitsNone
                        ? "correct its prefix or its digits, or remove it"
                        : "move it before them, or remove it"));
      }
    }
  }

  /** Returns the numbers that the rule of an index fits, ranked by the index. */
  private RankedPattern numbers(int i) {
    NumberingRule rule = rules.get(i);
    String pattern =
        (rule.prefix().isEmpty() ? "" : "\\Q" + rule.prefix() + "\\E")
            + "[0-9]{"
            + rule.minDigits()
            + ","
            + rule.maxDigits()
            + "}";
    return new RankedPattern(view.brand().syntax(pattern), true, true, i);
  }

  private void chained() {
    for (int i = 0; i < rules.size(); i++) {
      for (int j = 0; j < rules.size(); j++) {
        String number = changedTwice(rules.get(i), rules.get(j));
        if (number != null) {
          String once = client.normalize(number);
          findings.add(
              Finding.builder(FindingCode.CHAINED_NUMBERING_RULES, view.id())
                  .subject(shown(rules.get(i)) + ", " + shown(rules.get(j)))
                  .witness(number)
                  .saying(
                      lenientFormat(
                          "numbering[%s] makes %s %s, which numbering[%s] would make %s; one"
                              + " rule applies, once",
                          i, number, once, j, client.normalize(once)),
                      "write the final form in numbering[" + i + "], if that is meant"));
          break;
        }
      }
    }
  }

  /** Returns a number that the first rule changes to one that the second changes, or null. */
  private @Nullable String changedTwice(NumberingRule first, NumberingRule second) {
    String text = first.replaceWith();
    String prefix = second.prefix();
    boolean longer = prefix.length() > text.length();
    String rest = longer ? prefix.substring(text.length()) : text.substring(prefix.length());
    if (!(longer ? prefix.startsWith(text) : text.startsWith(prefix))
        || !rest.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int least =
        longer
            ? Math.max(first.minDigits(), second.minDigits() + rest.length())
            : Math.max(first.minDigits(), second.minDigits() - rest.length());
    int most =
        longer
            ? Math.min(first.maxDigits(), second.maxDigits() + rest.length())
            : Math.min(first.maxDigits(), second.maxDigits() - rest.length());
    if (least > most) {
      return null;
    }
    String digits = longer ? rest + "0".repeat(least - rest.length()) : "0".repeat(least);
    String number = first.prefix() + digits;
    String once = client.normalize(number);
    return once.equals(text + digits)
            && !once.equals(number)
            && second.fits(once)
            && !client.normalize(once).equals(once)
        ? number
        : null;
  }

  private void emergencies() {
    for (EmergencyNumber emergency : client.emergencyNumbers()) {
      for (String dialled : otherForms(emergency.number())) {
        reportOwner(emergency.number(), dialled);
      }
    }
  }

  /** Returns the numbers whose normalised form is that number, and that are not it. */
  private Set<String> otherForms(String number) {
    Set<String> forms = new TreeSet<>();
    for (NumberingRule rule : rules) {
      if (number.startsWith(rule.replaceWith())) {
        String form = rule.prefix() + number.substring(rule.replaceWith().length());
        if (!form.isEmpty() && !form.equals(number) && client.normalize(form).equals(number)) {
          forms.add(form);
        }
      }
    }
    return forms;
  }

  private void reportOwner(String emergency, String dialled) {
    if (client.extension(dialled).isPresent()) {
      report(emergency, dialled, null, "extension " + dialled);
    }
    if (client.serviceCodes().stream().anyMatch(code -> code.code().equals(dialled))) {
      report(emergency, dialled, null, "service code " + dialled);
    }
    for (Friend friend : client.friends()) {
      if (friend instanceof RemoteFriend remote
          && remote.patterns().stream().anyMatch(pattern -> names(pattern, dialled))) {
        report(
            emergency,
            dialled,
            friend.name(),
            "the number " + dialled + ", which a pattern names,");
      } else if (friend instanceof InternalFriend internal
          && view.brand().client(internal.targetClient()).extension(dialled).isPresent()) {
        report(
            emergency,
            dialled,
            friend.name(),
            "extension " + dialled + " of client " + internal.targetClient());
      }
    }
  }

  /** Returns whether a pattern matches the number and few others as long. */
  private boolean names(String pattern, String number) {
    return view.namesNumbers(pattern, number.length()) && view.matches(pattern, number);
  }

  private void report(String emergency, String dialled, @Nullable String friend, String what) {
    findings.add(
        Finding.builder(FindingCode.EMERGENCY_BY_NUMBERING, view.id())
            .subject(what)
            .witness(dialled)
            .friend(friend)
            .saying(
                lenientFormat(
                    "%s is never reached: dialled, it is the emergency number %s in its normalised form",
                    what, emergency),
                "give it another number, or narrow the numbering rule"));
  }
}
