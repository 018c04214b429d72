package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.Locale;

/**
 * The kinds of findings, each with the severity it has unless the finding says otherwise. "Number"
 * means a number of the {@link NumberSpace} that was asked about.
 */
public enum FindingCode {
  /** A friend that wins no number, for whatever reason. */
  UNREACHABLE_FRIEND(Severity.WARNING),
  /**
   * A pattern of a friend that wins numbers, none of which this pattern matches. Without all such
   * patterns the plan routes the same.
   */
  UNREACHABLE_PATTERN(Severity.WARNING),
  /**
   * A pattern that other patterns of its friend make superfluous: they match all its numbers.
   * Without all such patterns the plan routes the same.
   */
  REDUNDANT_PATTERN(Severity.INFO),
  /**
   * A friend that wins some numbers and loses others to a stronger friend: numbers it would take,
   * and the stronger one wins. One finding for each such pair; where telling the pairs apart is
   * beyond the budget, one for the friend, with all that it loses and the winner of the first.
   */
  COMPETING_FRIENDS(Severity.INFO),
  /**
   * Two friends of the same priority that both take some number: only their order decides. One
   * finding for each such pair, or one for the weaker friend, as with {@link #COMPETING_FRIENDS}.
   */
  PRIORITY_TIE(Severity.WARNING),
  /**
   * An extension that takes its number from a remote friend whose pattern reads as if it meant that
   * very number: of numbers as long, it matches at most ten. An extension that points to friends is
   * not reported.
   */
  EXTENSION_OVER_PATTERN(Severity.WARNING),
  /** An extension of an internal friend's target that the friend never wins. */
  HIDDEN_EXTENSION(Severity.WARNING),
  /** An extension that is declared as an emergency number too, and is never reached by dialling. */
  UNREACHABLE_EXTENSION(Severity.WARNING),
  /** An emergency number that a friend or extension takes. */
  EMERGENCY_CAPTURED(Severity.ERROR),
  /**
   * A friend that takes whole international numbers by a pattern that does not name their prefix.
   */
  INTERNATIONAL_CAPTURED(Severity.INFO),
  /** A friend that takes premium-rate numbers by a pattern that does not name their prefix. */
  PREMIUM_CAPTURED(Severity.WARNING),
  /**
   * A pattern that matches inside longer numbers: because nothing holds it at the beginning, or
   * because it counts characters up to an end that nothing holds.
   */
  UNANCHORED_PATTERN(Severity.WARNING),
  /** An anchor that belongs to one branch of an alternation only, as in {@code ^00|34}. */
  ANCHOR_IN_ONE_BRANCH(Severity.WARNING),
  /** A bracket class that does not mean what it seems to, such as {@code [6|7|9]}. */
  SUSPICIOUS_CLASS(Severity.WARNING),
  /** A dot among literal characters, which matches any character. */
  UNESCAPED_DOT(Severity.WARNING),
  /** A repetition of an anchor, as in {@code ^+34}: it does not match the character. */
  REPEATED_ANCHOR(Severity.WARNING),
  /** A count that RE2 reads as characters, as in <code>[0-9]{03}</code>. */
  LITERAL_COUNT(Severity.WARNING),
  /**
   * Counts within counts that multiply beyond 1000: RE2 in C++ and in Go refuses the pattern, RE2/J
   * does not.
   */
  MULTIPLIED_COUNTS(Severity.WARNING),
  /** A blank in a pattern, a character that cannot be seen, or one that looks like another. */
  HIDDEN_CHARACTER(Severity.WARNING),
  /** A service code that takes numbers of another one. */
  OVERLAPPING_CODES(Severity.INFO),
  /** An internal friend whose target has none that points back. */
  ONE_WAY_FRIEND(Severity.INFO),
  /**
   * A country whose emergency numbers are not known, and that a client calls, or that its numbering
   * rules name as its own; the latter only where the client declares no emergency number.
   */
  UNKNOWN_COUNTRY(Severity.WARNING),
  /** A pattern that matches every number. */
  MATCHES_EVERYTHING(Severity.WARNING),
  /** A pattern that matches no number, or an alternative of one in another language. */
  MATCHES_NOTHING(Severity.WARNING),
  /**
   * A cycle that a call can walk until the limits of forwarding end it. One finding for each cycle
   * in which no friend or extension comes twice; where friends that lead to each other have more
   * than 50, or too many to look for, {@link #UNDECIDED} says so.
   */
  FORWARD_LOOP(Severity.WARNING),
  /** A forward that never fires, because an unconditional one always does first. */
  DEAD_FORWARD(Severity.WARNING),
  /** A no-answer forward that leads back to the friend that did not answer. */
  RETURNING_FORWARD(Severity.WARNING),
  /**
   * An extension, or a forward to one, that ends nowhere: no friend takes the number it points to.
   */
  DEAD_END(Severity.ERROR),
  /**
   * A numbering rule that applies to no number: none fits it, or earlier rules fit all its numbers.
   */
  UNREACHABLE_NUMBERING_RULE(Severity.WARNING),
  /**
   * A numbering rule with a result that another rule would change again; one rule applies, once.
   */
  CHAINED_NUMBERING_RULES(Severity.WARNING),
  /**
   * An extension, a service code or a friend's exact number that is never reached: dialled, its
   * normalised form is an emergency number.
   */
  EMERGENCY_BY_NUMBERING(Severity.ERROR),
  /**
   * A pattern that RE2/J answers, one number after the other, because it does not fit into the
   * client's table; a warning where RE2/J may match it differently from RE2.
   */
  SLOW_PATTERN(Severity.INFO),
  /**
   * A pattern that means something else, or nothing, to the system that the plan is for. Reported
   * by the command, which knows such systems.
   */
  OTHER_MEANING(Severity.WARNING),
  /**
   * A suppression of a plan file that no finding answers to. Reported by the command, which reads
   * such files.
   */
  UNUSED_SUPPRESSION(Severity.WARNING),
  /** Something that could not be decided within the budget. */
  UNDECIDED(Severity.WARNING);

  private final Severity severity;

  FindingCode(Severity severity) {
    this.severity = severity;
  }

  /** Returns how much such findings matter, unless one says otherwise. */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns the code as a stable lower-case word with hyphens, for example {@code
   * unreachable-friend}.
   */
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
