package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.automaton.AutomatonCompiler;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Walks the tables of a {@link NumberingRouter} at the same time: a product of the number as
 * dialled in two plans, and for each rule of the normalised number, which joins in where the rule's
 * prefix ends. Once no rule can fit any more, only the whole plan is walked.
 */
final class NumberingWalk implements DialWalk {

  /** The maximum number of ints of the states. */
  private static final int MAX_KEY_INTS = 1 << 22;

  /** The place of a rule that cannot fit any more, and the state of a walk that has ended. */
  private static final int NONE = -1;

  private final List<NumberingRule> rules;
  private final CompiledRouter whole;
  private final CompiledRouter asDialled;
  private final CompiledRouter friendsAlone;
  private final TableWalk wholeWalk;
  private final TableWalk dialledWalk;
  private final TableWalk friendsWalk;
  private final TableWalk emergencies;

  /** The labels of the ranks of the plans that are not the whole one. */
  private final int[] dialledLabels;

  private final int[] friendsLabels;

  // The key of a state: the whole plan, the number as dialled; then for each rule how many
  // characters it has read, and the states of the normalised number: friends, emergency numbers.
  private static final int HEAD = 2;
  private static final int WIDTH = 3;
  private final IntSequences keys = new IntSequences();

  NumberingWalk(
      Client client, CompiledRouter whole, CompiledRouter asDialled, CompiledRouter friendsAlone) {
    this.rules = client.numbering();
    this.whole = whole;
    this.asDialled = asDialled;
    this.friendsAlone = friendsAlone;
    this.wholeWalk = whole.walk();
    this.dialledWalk = asDialled.walk();
    this.friendsWalk = friendsAlone.walk();
    List<Literal> literals = new ArrayList<>();
    for (EmergencyNumber emergency : client.emergencyNumbers()) {
      literals.add(new Literal(emergency.number(), false, literals.size()));
    }
    this.emergencies =
        new TableWalk(
            AutomatonCompiler.of(literals, List.of(), CompileBudget.DEFAULT)
                .automaton()
                .transitions(),
            Rank.NONE,
            Rank.NONE);
    Map<RouteDecision, Integer> labels = new HashMap<>();
    whole.decisions().forEach(decision -> labels.put(decision, labels.size()));
    this.dialledLabels = labels(asDialled, labels);
    this.friendsLabels = labels(friendsAlone, labels);
  }

  private static int[] labels(CompiledRouter part, Map<RouteDecision, Integer> labels) {
    return part.decisions().stream()
        .mapToInt(decision -> Objects.requireNonNull(labels.get(decision)))
        .toArray();
  }

  /** Returns the strongest label that a number may have beside those of the tables. */
  int unknownFrom() {
    return Math.min(
        whole.slowPathFrom(),
        Math.min(
            label(dialledLabels, asDialled.slowPathFrom()),
            label(friendsLabels, friendsAlone.slowPathFrom())));
  }

  private static int label(int[] labels, int rank) {
    return rank == Rank.NONE ? Rank.NONE : labels[rank];
  }

  @Override
  public int start() {
    int[] state = new int[HEAD + WIDTH * rules.size()];
    Arrays.fill(state, NONE);
    state[0] = wholeWalk.start();
    state[1] = dialledWalk.start();
    for (int i = 0; i < rules.size(); i++) {
      state[HEAD + WIDTH * i] = 0;
      if (rules.get(i).prefix().isEmpty() && !replace(state, i)) {
        return OVER_BUDGET;
      }
    }
    return intern(state);
  }

  /** Lets a normalised number join in. Returns false where there is no room. */
  private boolean replace(int[] state, int rule) {
    if (!changes(rules.get(rule))) {
      return true;
    }
    int friends = friendsWalk.start();
    int emergency = emergencies.start();
    String text = rules.get(rule).replaceWith();
    for (int i = 0; i < text.length() && friends != OVER_BUDGET; i++) {
      friends = friendsWalk.step(friends, text.charAt(i));
      emergency = emergencies.step(emergency, text.charAt(i));
    }
    state[HEAD + WIDTH * rule + 1] = friends;
    state[HEAD + WIDTH * rule + 2] = emergency;
    return friends != OVER_BUDGET;
  }

  private static boolean changes(NumberingRule rule) {
    return !rule.prefix().equals(rule.replaceWith());
  }

  @Override
  public int step(int from, int character) {
    int start = keys.start(from);
    int[] state = new int[HEAD + WIDTH * rules.size()];
    Arrays.fill(state, NONE);
    boolean room = true;
    boolean alive = false;
    boolean hidden = false;
    for (int i = 0; i < rules.size() && room; i++) {
      int at = HEAD + WIDTH * i;
      NumberingRule rule = rules.get(i);
      int place = placeBehind(rule, keys.get(start + at), character);
      if (place == NONE || (hidden && place >= rule.prefix().length())) {
        continue;
      }
      alive = true;
      state[at] = place;
      if (place == rule.prefix().length()) {
        room = replace(state, i);
      } else if (place > rule.prefix().length() && changes(rule)) {
        state[at + 1] = friendsWalk.step(keys.get(start + at + 1), character);
        state[at + 2] = emergencies.step(keys.get(start + at + 2), character);
        room = state[at + 1] != OVER_BUDGET;
      }
      // While digits follow it goes on fitting, and the next character that is none ends both.
      hidden = hidden || (fits(rule, place) && isUnbounded(rule));
    }
    state[0] = wholeWalk.step(keys.get(start), character);
    state[1] = alive ? dialledWalk.step(keys.get(start + 1), character) : NONE;
    boolean fit = room && state[0] != OVER_BUDGET && !(alive && state[1] == OVER_BUDGET);
    return fit ? intern(state) : OVER_BUDGET;
  }

  /** Returns how many characters a rule has read; those that make no difference are not counted. */
  private int placeBehind(NumberingRule rule, int place, int character) {
    int prefix = rule.prefix().length();
    if (place == NONE) {
      return NONE;
    }
    if (place < prefix) {
      return rule.prefix().charAt(place) == character ? place + 1 : NONE;
    }
    if (character < '0' || character > '9') {
      return NONE;
    }
    if (isUnbounded(rule)) {
      return Math.min(place + 1, prefix + Math.max(1, rule.minDigits()));
    }
    return place < prefix + rule.maxDigits() ? place + 1 : NONE;
  }

  private boolean isUnbounded(NumberingRule rule) {
    return rule.prefix().length() + rule.maxDigits() >= whole.maxLength();
  }

  private static boolean fits(NumberingRule rule, int place) {
    return place >= rule.prefix().length() + rule.minDigits();
  }

  private int intern(int[] state) {
    for (int each : state) {
      keys.write(each);
    }
    if (keys.find() < 0 && keys.size() > MAX_KEY_INTS) {
      keys.discard();
      return OVER_BUDGET;
    }
    return keys.intern();
  }

  /** Returns the offset of the rule that changes the number, or -1 when it has one form. */
  private int changing(int state) {
    int at = keys.start(state) + HEAD;
    for (NumberingRule rule : rules) {
      if (fits(rule, keys.get(at))) {
        return changes(rule) ? at : NONE;
      }
      at += WIDTH;
    }
    return NONE;
  }

  @Override
  public int label(int state) {
    int rule = changing(state);
    if (rule == NONE) {
      return wholeWalk.label(keys.get(keys.start(state)));
    }
    int dialled = dialledLabels[dialledWalk.label(keys.get(keys.start(state) + 1))];
    if (kind(dialled) == RouteKind.EMERGENCY) {
      return dialled;
    }
    int emergency = emergencies.label(keys.get(rule + 2));
    if (emergency != Rank.NONE) {
      return emergency; // emergency numbers have the first ranks, in the order of the client
    }
    return kind(dialled) == RouteKind.EXTERNAL
        ? friendsLabels[friendsWalk.label(keys.get(rule + 1))]
        : dialled;
  }

  private RouteKind kind(int label) {
    return whole.decisions().get(label).kind();
  }

  @Override
  public boolean hasNumber(int state) {
    int rule = changing(state);
    if (rule == NONE) {
      return false;
    }
    int dialled = dialledLabels[dialledWalk.label(keys.get(keys.start(state) + 1))];
    return kind(dialled) == RouteKind.EXTERNAL
        || (kind(dialled) != RouteKind.EMERGENCY
            && emergencies.label(keys.get(rule + 2)) != Rank.NONE);
  }

  @Override
  public boolean isUnknown(int state) {
    int rule = changing(state);
    if (rule == NONE) {
      return wholeWalk.isUnknown(keys.get(keys.start(state)));
    }
    return dialledWalk.isUnknown(keys.get(keys.start(state) + 1))
        || friendsWalk.isUnknown(keys.get(rule + 1));
  }

  @Override
  public boolean areAlike(int one, int other) {
    boolean oneDigit = one >= '0' && one <= '9';
    boolean otherDigit = other >= '0' && other <= '9';
    return oneDigit == otherDigit
        && wholeWalk.areAlike(one, other)
        && dialledWalk.areAlike(one, other)
        && friendsWalk.areAlike(one, other)
        && emergencies.areAlike(one, other)
        && rules.stream()
            .noneMatch(
                rule -> rule.prefix().indexOf(one) >= 0 || rule.prefix().indexOf(other) >= 0);
  }
}
