package io.github.pbxrouting.core.analysis.checks;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouterFootprint;
import io.github.pbxrouting.core.analysis.checks.PatternText.Kind;
import io.github.pbxrouting.core.analysis.checks.PatternText.Token;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import io.github.pbxrouting.core.analysis.numbers.walk.PatternFacts;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.regex.Re2jFaults;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Patterns that look wrong: by what they match, and by how they are written. */
final class PatternFindings {

  /** The maximum count of a repetition, and of nested repetitions together. */
  private static final int MAX_COUNT = 1000;

  /** A count: its lower end with the comma, its upper end, and what makes it reluctant. */
  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d+,)?(\\d+)}(\\??)");

  private final ClientView view;
  private final String friend;
  private final String pattern;
  private final PatternFacts facts;
  private final List<Token> tokens;
  private final boolean find;
  private final List<Finding> findings;

  /** The pattern with its anchors on all of its branches, where only some have them. */
  private @Nullable String evened;

  private PatternFindings(
      ClientView view, String friend, String pattern, PatternFacts facts, List<Finding> findings) {
    this.view = view;
    this.friend = friend;
    this.pattern = pattern;
    this.facts = facts;
    this.tokens = PatternText.tokens(pattern);
    this.find = view.client().match() == MatchMode.FIND;
    this.findings = findings;
  }

  /** Reports what there is to say about the patterns of a client, equal ones of a friend once. */
  static void report(ClientView view, List<Finding> findings) {
    RouterFootprint footprint = view.router().footprint();
    Set<String> always = Set.copyOf(footprint.patternsOnRe2j());
    Set<String> beyondAscii = Set.copyOf(footprint.patternsOnRe2jBeyondAscii());
    for (RankedFriend friend : view.plan().friends()) {
      if (friend.friend() instanceof RemoteFriend remote) {
        for (String pattern : new LinkedHashSet<>(remote.patterns())) {
          PatternFacts facts = view.facts(pattern);
          PatternFindings one = new PatternFindings(view, friend.name(), pattern, facts, findings);
          one.report();
          one.reportSlow(always.contains(pattern), beyondAscii.contains(pattern));
        }
      }
    }
  }

  private Finding.Builder finding(FindingCode code) {
    return Finding.builder(code, view.id()).friend(friend).pattern(pattern);
  }

  private void report() {
    if (find) {
      reportBranches();
    }
    for (PatternTypos.Typo typo : PatternTypos.of(pattern)) {
      findings.add(
          finding(typo.code())
              .witness(facts.witness())
              .saying(typo.message(), "write " + typo.better()));
    }
    reportClasses();
    reportDots();
    reportSeparator();
    reportMultiplied();
    if (!facts.complete()) {
      findings.add(
          finding(FindingCode.UNDECIDED)
              .saying(
                  "what the pattern matches could not be decided within the budget",
                  "anchor it with ^ and $, or allow more states"));
    } else if (facts.nothing()) {
      findings.add(
          finding(FindingCode.MATCHES_NOTHING)
              .saying(
                  "the pattern matches no number that can be dialled",
                  PatternTypos.translated(pattern)
                      .map(better -> "write it as a regular expression: " + better)
                      .orElse("remove it, or write what it was meant to match")));
    } else if (facts.matched() != null && facts.everything()) {
      reportEverything(facts.matched());
    } else if (find) {
      reportEnds();
    }
  }

  private void reportSlow(boolean always, boolean beyondAscii) {
    boolean mistakesCase = always && Re2jFaults.mayMistakeCase(pattern, facts.syntax());
    boolean mistakesBeyond = Re2jFaults.mayMistakeCaseBeyondAscii(pattern);
    if (always || (beyondAscii && mistakesBeyond)) {
      boolean mistakes = mistakesCase || mistakesBeyond;
      findings.add(
          finding(FindingCode.SLOW_PATTERN)
              .severity(mistakes ? Severity.WARNING : Severity.INFO)
              .witness(facts.witness())
              .saying(
                  (always
                          ? "the pattern does not fit into the client's table: RE2/J answers it for"
                              + " every number, more slowly"
                          : "RE2/J answers the pattern for numbers with characters beyond ASCII")
                      + (mistakes ? ", and may take a letter for its other case" : ""),
                  mistakesBeyond
                      ? "write the letters beyond ASCII in both cases, without (?i)"
                      : mistakes
                          ? "write a letter in the same cases in all branches of an alternation"
                          : "avoid counts in the middle of the pattern, or raise maxTableBytes"));
    }
  }

  private void reportEverything(NumberCount matched) {
    boolean meant = !tokens.isEmpty();
    for (Token token : tokens) {
      meant &=
          token.kind() == Kind.DOT
              || token.kind() == Kind.REPEAT
              || token.kind() == Kind.CARET
              || token.kind() == Kind.DOLLAR;
    }
    boolean empty = find && Pattern.compile(pattern).matcher("").find();
    findings.add(
        empty && !meant
            ? finding(FindingCode.MATCHES_EVERYTHING)
                .witness(matched.witness())
                .saying(
                    "the pattern matches every number that can be dialled, because it also matches"
                        + " the empty text",
                    "take out the empty alternative or the repetition that may be empty, or write"
                        + " .* if everything is meant")
            : finding(FindingCode.MATCHES_EVERYTHING)
                .severity(Severity.INFO)
                .witness(matched.witness())
                .saying(
                    "the pattern matches every number that can be dialled",
                    "leave it so if the friend is meant to take all that is left"));
  }

  private void reportEnds() {
    if (facts.inside() != null) {
      findings.add(
          finding(FindingCode.UNANCHORED_PATTERN)
              .witness(facts.inside().witness())
              .saying(
                  "nothing holds the pattern at the beginning of the number: it also matches inside"
                      + " others, for example "
                      + facts.inside().witness(),
                  "write " + suggested(true, PatternIntent.countsAtEnd(facts.syntax()))));
    } else if (PatternIntent.countsAtEnd(facts.syntax())) {
      NumberCount longer =
          beyond(
              new RankedPattern(facts.syntax(), true, true, 0),
              new RankedPattern(facts.syntax(), true, false, 1));
      if (longer != null) {
        findings.add(
            finding(FindingCode.UNANCHORED_PATTERN)
                .witness(longer.witness())
                .saying(
                    "the pattern counts characters, but nothing holds it at the end of the number:"
                        + " it also matches longer ones, for example "
                        + longer.witness(),
                    "write " + suggested(false, true)));
      }
    }
  }

  /** Returns the numbers that only the second of the two matches, or null when there are none. */
  private @Nullable NumberCount beyond(RankedPattern first, RankedPattern second) {
    return view.tallyBy(List.of(first, second)).numbers().get(second.rank());
  }

  /** Returns the pattern with the anchors it lacks. */
  private String suggested(boolean begin, boolean end) {
    String body = evened != null ? evened : branches().size() > 1 ? "(?:" + pattern + ")" : pattern;
    return (begin && !body.startsWith("^") ? "^" : "")
        + body
        + (end && !body.endsWith("$") ? "$" : "");
  }

  /** Top-level branches of which some have an anchor and some have not. */
  private void reportBranches() {
    List<List<Token>> branches = branches();
    int begun = 0;
    int ended = 0;
    for (List<Token> branch : branches) {
      begun += !branch.isEmpty() && branch.get(0).kind() == Kind.CARET ? 1 : 0;
      ended += !branch.isEmpty() && branch.get(branch.size() - 1).kind() == Kind.DOLLAR ? 1 : 0;
    }
    boolean begin = begun > 0 && begun < branches.size();
    boolean end = ended > 0 && ended < branches.size();
    if (!begin && !end) {
      return;
    }
    NumberCount more =
        beyond(
            new RankedPattern(facts.syntax(), begin, end, 0),
            new RankedPattern(facts.syntax(), false, false, 1));
    if (more != null) {
      StringBuilder body = new StringBuilder();
      for (List<Token> branch : branches) {
        body.append(body.length() == 0 ? "" : "|");
        Kind dropped = null;
        for (Token token : branch) {
          boolean drop =
              (begin && token.kind() == Kind.CARET) || (end && token.kind() == Kind.DOLLAR);
          // What repeated the anchor was meant as a character behind ^, and as nothing behind $.
          boolean repeats = dropped != null && token.kind() == Kind.REPEAT;
          if (repeats && dropped == Kind.CARET) {
            body.append(PatternTypos.escaped(token.text()));
          } else if (!drop && !repeats) {
            body.append(token.text());
          }
          dropped = drop ? token.kind() : null;
        }
      }
      String better = (begin ? "^" : "") + "(?:" + body + ")" + (end ? "$" : "");
      evened = better;
      findings.add(
          finding(FindingCode.ANCHOR_IN_ONE_BRANCH)
              .witness(more.witness())
              .saying(
                  "an anchor belongs to its own branch of the alternation only: the pattern also"
                      + " matches "
                      + more.witness(),
                  "write " + better));
    }
  }

  /** Returns the tokens of each top-level branch. */
  private List<List<Token>> branches() {
    List<List<Token>> branches = new ArrayList<>();
    branches.add(new ArrayList<>());
    for (Token token : tokens) {
      if (token.kind() == Kind.BAR && token.depth() == 0) {
        branches.add(new ArrayList<>());
      } else {
        branches.get(branches.size() - 1).add(token);
      }
    }
    return branches;
  }

  private void reportMultiplied() {
    if (!multipliesWithin(MAX_COUNT, facts.syntax())) {
      String better = facts.matched() == null ? null : withSmallerCount();
      findings.add(
          finding(FindingCode.MULTIPLIED_COUNTS)
              .witness(facts.witness())
              .saying(
                  "its counts multiply beyond 1000, which RE2 in C++ and in Go refuses",
                  better == null
                      ? "use smaller counts: a number has at most 128 characters"
                      : "write " + better));
    }
  }

  /** Returns whether the counts multiply to at most {@code most}, as RE2 in Go reckons. */
  private static boolean multipliesWithin(int most, Syntax syntax) {
    if (syntax instanceof Repeat repeat) {
      int count = repeat.max() == Repeat.UNBOUNDED ? repeat.min() : repeat.max();
      return repeat.max() == 0
          || (count <= most && multipliesWithin(most / Math.max(1, count), repeat.body()));
    }
    return syntax.children().stream().allMatch(part -> multipliesWithin(most, part));
  }

  /** Returns the pattern with one count reduced, which matches the same, or null. */
  private @Nullable String withSmallerCount() {
    for (int i = tokens.size() - 1; i >= 0; i--) { // an outer count is behind its inner ones
      Matcher count = COUNT.matcher(tokens.get(i).text());
      if (tokens.get(i).kind() != Kind.REPEAT || !count.matches()) {
        continue;
      }
      int most = Integer.parseInt(count.group(2));
      while (--most > 0 && !multipliesWithin(MAX_COUNT, view.brand().syntax(reduced(i, most)))) {
        most -= most / 8; // a guess a step, not all 1000
      }
      String better = most > 0 ? reduced(i, most) : pattern;
      Syntax syntax = view.brand().syntax(better);
      if (most > 0
          && beyond(ranked(syntax, 0), ranked(facts.syntax(), 1)) == null
          && beyond(ranked(facts.syntax(), 0), ranked(syntax, 1)) == null) {
        return better;
      }
    }
    return null;
  }

  private RankedPattern ranked(Syntax syntax, int rank) {
    return new RankedPattern(syntax, !find, !find, rank);
  }

  /** Returns the pattern with another upper end of a count. */
  private String reduced(int repeat, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i).text();
      Matcher count = COUNT.matcher(token);
      if (i == repeat && count.matches()) {
        String least = count.group(1);
        boolean lower =
            least != null && Integer.parseInt(least.substring(0, least.length() - 1)) > most;
        token = "{" + (lower || least == null ? "" : least) + most + "}" + count.group(3);
      }
      text.append(token);
    }
    return text.toString();
  }

  private void reportClasses() {
    for (Token token : tokens) {
      String suspicion = token.kind() == Kind.CLASS ? PatternText.suspicion(token.text()) : null;
      if (suspicion != null) {
        findings.add(
            finding(FindingCode.SUSPICIOUS_CLASS)
                .witness(facts.witness())
                .saying(
                    suspicion,
                    "write "
                        + PatternText.cleaned(token.text())
                        + " for one character, or (?:...|...) for alternatives"));
        return;
      }
    }
  }

  /** An alternative that matches nothing, in what Asterisk reads as one pattern. */
  private void reportSeparator() {
    String better = PatternTypos.translated(pattern).orElse(null);
    if (better == null || branches().size() < 2 || facts.nothing()) {
      return;
    }
    for (List<Token> branch : branches()) {
      StringBuilder text = new StringBuilder();
      branch.forEach(token -> text.append(token.text()));
      if (view.facts(text.toString()).nothing()) {
        findings.add(
            finding(FindingCode.MATCHES_NOTHING)
                .witness(facts.witness())
                .saying(
                    "the alternative " + text + " matches no number that can be dialled",
                    "write it as a regular expression: " + better));
        return;
      }
    }
  }

  /** A dot between two literal characters. */
  private void reportDots() {
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).kind() == Kind.DOT
          && tokens.get(i - 1).kind() == Kind.LITERAL
          && tokens.get(i + 1).kind() == Kind.LITERAL) {
        findings.add(
            finding(FindingCode.UNESCAPED_DOT)
                .witness(facts.witness())
                .saying(
                    "the dot among literal characters matches any character",
                    "write [0-9] if a digit is meant, \\. if a dot is"));
        return;
      }
    }
  }
}
