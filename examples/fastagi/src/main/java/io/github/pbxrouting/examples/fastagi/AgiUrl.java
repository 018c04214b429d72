package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.host.TelephoneSubscriber;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters in the URL of {@code AGI()}. Percent escapes are read; a plus sign is a plus sign,
 * as numbers have it.
 *
 * @param client {@code client}; empty when there is none
 * @param type {@code type}: internal, unless given
 * @param caller {@code caller}: the name of who calls
 * @param friend {@code friend}: the friend that calls
 * @param round {@code round}: how often the dialplan has asked for this call, this time included; 0
 *     when it does not say
 * @param redirects {@code redirects}: how often the call was forwarded before it came here
 * @param failover {@code failover}: the outcomes after which the next friend is dialled
 * @param problem what is wrong with the URL; empty when nothing is
 */
record AgiUrl(
    String client,
    CallType type,
    Optional<String> caller,
    Optional<String> friend,
    int round,
    int redirects,
    Set<DialOutcome> failover,
    Optional<String> problem) {

  private static final Set<String> PARAMETERS =
      new TreeSet<>(Set.of("client", "type", "caller", "friend", "round", "redirects", "failover"));
  private static final int MAX_COUNT = 1_000_000;
  private static final Set<DialOutcome> FAILOVER =
      EnumSet.of(
          DialOutcome.NO_ANSWER,
          DialOutcome.BUSY,
          DialOutcome.CONGESTION,
          DialOutcome.NOT_REGISTERED);
  private static final Words<DialOutcome> OUTCOMES = Words.of(DialOutcome.class);

  /** Reads a URL, or the part of it behind the host. */
  static AgiUrl of(String url) {
    Map<String, String> given = new LinkedHashMap<>();
    String problem = read(url, given);
    String client = given.getOrDefault("client", "");
    if (problem.isEmpty() && client.isEmpty()) {
      problem = "the URL names no client: write agi://host/route?client=...";
    }
    CallType type = CallType.INTERNAL;
    String word = given.getOrDefault("type", "internal");
    if (word.toLowerCase(Locale.ROOT).equals("external")) {
      type = CallType.EXTERNAL;
    } else if (problem.isEmpty() && !word.toLowerCase(Locale.ROOT).equals("internal")) {
      problem = "type must be internal or external, but is " + Quoted.of(word);
    }
    int round = count(given.getOrDefault("round", ""));
    int redirects = count(given.getOrDefault("redirects", ""));
    if (problem.isEmpty() && round < 0) {
      problem = "round must be a number, but is " + Quoted.of(given.getOrDefault("round", ""));
    }
    if (problem.isEmpty() && redirects < 0) {
      problem =
          "redirects must be a number, but is " + Quoted.of(given.getOrDefault("redirects", ""));
    }
    Set<DialOutcome> failover = EnumSet.noneOf(DialOutcome.class);
    for (String outcome : given.getOrDefault("failover", "").split(",", -1)) {
      Optional<DialOutcome> known = OUTCOMES.value(outcome).filter(FAILOVER::contains);
      known.ifPresent(failover::add);
      if (problem.isEmpty() && !outcome.isEmpty() && known.isEmpty()) {
        problem =
            "failover must be some of no-answer, busy, congestion, not-registered with commas"
                + " between them, but has "
                + Quoted.of(outcome);
      }
    }
    return new AgiUrl(
        client,
        type,
        Optional.ofNullable(given.get("caller")).filter(name -> !name.isEmpty()),
        Optional.ofNullable(given.get("friend")).filter(name -> !name.isEmpty()),
        Math.max(0, round),
        Math.max(0, redirects),
        failover,
        problem.isEmpty() ? Optional.empty() : Optional.of(problem));
  }

  /** Reads the parameters; returns the first problem, or an empty text. */
  private static String read(String url, Map<String, String> given) {
    int question = url.indexOf('?');
    if (question < 0) {
      return "";
    }
    String problem = "";
    for (String parameter : url.substring(question + 1).split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (parameter.isEmpty()) {
        continue;
      }
      String found = "";
      if (!PARAMETERS.contains(name)) {
        found =
            "the URL has an unknown parameter "
                + Quoted.of(name)
                + "; known are "
                + String.join(", ", PARAMETERS);
      } else if (given.containsKey(name)) {
        found = "the URL has the parameter " + name + " twice";
      } else {
        try {
          given.put(
              name,
              equals < 0
                  ? ""
                  : TelephoneSubscriber.unescaped(octets(parameter.substring(equals + 1))));
        } catch (IllegalArgumentException e) {
          found = "parameter " + name + " of the URL: " + e.getMessage();
        }
      }
      problem = problem.isEmpty() ? found : problem;
    }
    return problem;
  }

  /** Returns the text as a SIP message would have it, a character an octet. */
  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Returns the count, 0 for an empty text, or -1 when it is none. */
  private static int count(String digits) {
    try {
      int count = digits.isEmpty() ? 0 : Integer.parseInt(digits);
      return count > MAX_COUNT ? -1 : count;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
