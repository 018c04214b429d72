package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.core.automaton.table.Automaton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the walk of a normalised number begins, by the length and the first digits of the number
 * dialled: behind what the rule makes of these digits. So one walk decides, over the digits that
 * remain, and the normalised number need not be made.
 *
 * <p>A <em>cell</em> is a set of numbers: those of certain lengths that begin with certain digits.
 * It knows the rule that applies if all characters are digits, or that none does. It is open where
 * that does not decide: where anything in the plan may take such a number as dialled, where a
 * rule's prefix is longer, or where the normalised number may be an emergency number.
 *
 * <p>Immutable.
 */
final class NumberingTable {

  /** The cell of numbers that no rule changes. */
  static final int ONE_FORM = 0;

  /** The answer where the number has to be looked at rule by rule, and form by form. */
  static final int OPEN = -1;

  /** From this number of states on, cells are keyed by three digits instead of two. */
  private static final int MIN_STATES_FOR_THREE = 200;

  /** The maximum number of groups of lengths that different rules fit. */
  private static final int MAX_GROUPS = 16;

  /** For each length, the first of the cells of its group, {@link #ONE_FORM} or {@link #OPEN}. */
  private final short[] groups;

  private final boolean three;

  /** What numbers are that do not begin with digits: one form, or open. */
  private final int others;

  /** For each cell, the index of its rule and one, {@link #ONE_FORM} or {@link #OPEN}. */
  private final byte[] rules;

  /** For each cell with a rule, the entry of the walk behind its digits. */
  private final int[] entries;

  private NumberingTable(
      Client client,
      List<List<NumberingRule>> fitting,
      List<List<NumberingRule>> kinds,
      Automaton asDialled,
      Automaton friends) {
    List<NumberingRule> all = client.numbering();
    three = friends.states() >= MIN_STATES_FOR_THREE;
    others = all.stream().allMatch(rule -> isDigits(rule.prefix())) ? ONE_FORM : OPEN;
    int width = three ? 1000 : 100;
    groups = new short[fitting.size()];
    for (int length = 0; length < groups.length; length++) {
      int kind = kinds.indexOf(fitting.get(length));
      groups[length] = (short) (kind > 0 && length < digits() ? OPEN : kind * width);
    }
    rules = new byte[kinds.size() * width];
    entries = new int[rules.length];
    for (int cell = width; cell < rules.length; cell++) {
      String digits = String.valueOf(width + cell % width).substring(1);
      NumberingRule rule = first(kinds.get(cell / width), digits);
      if (rule != null) {
        boolean open =
            !digits.startsWith(rule.prefix())
                || rule.prefix().equals(rule.replaceWith())
                || !asDialled.matchesNothing(asDialled.entryBehind(digits))
                || makesEmergency(client, rule, digits);
        rules[cell] = (byte) (open ? OPEN : all.indexOf(rule) + 1);
        entries[cell] =
            open
                ? 0
                : friends.entryBehind(
                    rule.replaceWith() + digits.substring(rule.prefix().length()));
      }
    }
  }

  /**
   * Returns the table of a client's rules, or null where patterns may match from later offsets, or
   * the rules are too many.
   *
   * @param asDialled what is matched against the number as dialled
   * @param friends the friends alone, which are matched against the normalised number
   * @param maxLength the most characters of a number
   */
  static @Nullable NumberingTable of(
      Client client, Automaton asDialled, Automaton friends, int maxLength) {
    List<List<NumberingRule>> fitting = new ArrayList<>();
    for (int length = 0; length <= maxLength; length++) {
      int characters = length;
      fitting.add(
          client.numbering().stream()
              .filter(rule -> characters - rule.prefix().length() >= rule.minDigits())
              .filter(rule -> characters - rule.prefix().length() <= rule.maxDigits())
              .toList());
    }
    Set<List<NumberingRule>> kinds = new LinkedHashSet<>(List.of(List.of()));
    kinds.addAll(fitting);
    return asDialled.restarts()
            || friends.restarts()
            || kinds.size() > MAX_GROUPS
            || client.numbering().size() >= Byte.MAX_VALUE
        ? null
        : new NumberingTable(client, fitting, List.copyOf(kinds), asDialled, friends);
  }

  private static @Nullable NumberingRule first(List<NumberingRule> rules, String digits) {
    for (NumberingRule rule : rules) {
      if (digits.startsWith(rule.prefix()) || rule.prefix().startsWith(digits)) {
        return rule;
      }
    }
    return null;
  }

  /** Whether the rule may make an emergency number of a number that begins with these digits. */
  private static boolean makesEmergency(Client client, NumberingRule rule, String digits) {
    return client.emergencyNumbers().stream()
        .map(EmergencyNumber::number)
        .filter(number -> number.startsWith(rule.replaceWith()))
        .map(number -> rule.prefix() + number.substring(rule.replaceWith().length()))
        .anyMatch(dialled -> dialled.startsWith(digits));
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns the number of digits that tell cells apart. */
  int digits() {
    return three ? 3 : 2;
  }

  /** Returns the cell of a number, or {@link #OPEN}. */
  int cell(String number) {
    int length = number.length();
    int cell = length < groups.length ? groups[length] : ONE_FORM;
    if (cell <= 0) {
      return cell;
    }
    int x = number.charAt(0) - '0';
    if (x < 0 || x > 9) {
      return others;
    }
    int y = number.charAt(1) - '0';
    if (y < 0 || y > 9) {
      return others;
    }
    if (!three) {
      return cell + x * 10 + y;
    }
    int z = number.charAt(2) - '0';
    return z < 0 || z > 9 ? others : cell + x * 100 + y * 10 + z;
  }

  /** Returns the index of a cell's rule and one, {@link #ONE_FORM} or {@link #OPEN}. */
  int rule(int cell) {
    return cell < 0 ? cell : rules[cell];
  }

  /** Returns the entry of a walk behind the digits of a cell with a rule. */
  int entry(int cell) {
    return entries[cell];
  }

  /** Returns whether no rule fits a number of that length. */
  boolean hasOneForm(int length) {
    return length >= groups.length || groups[length] == ONE_FORM;
  }

  /** Returns the bytes of the arrays, without their headers. */
  long bytes() {
    return rules.length
        + (long) Integer.BYTES * entries.length
        + (long) Short.BYTES * groups.length;
  }
}
