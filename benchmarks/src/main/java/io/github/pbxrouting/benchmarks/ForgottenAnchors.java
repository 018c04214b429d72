package io.github.pbxrouting.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Plans whose administrators forgot {@code ^}, {@code $} or both: what blows up the automata of
 * others.
 */
final class ForgottenAnchors {
  private static final int FRIENDS = 1000;

  private ForgottenAnchors() {}

  /**
   * The patterns of a family, strongest friend first.
   *
   * @throws IllegalArgumentException when there is no family of that name
   */
  static List<List<String>> family(String name) {
    List<List<String>> anchored = RealisticPlan.ofFriends(FRIENDS).regexes();
    return switch (name) {
      case "anchored" -> anchored;
      case "some" -> withoutSome(anchored);
      case "beginning" -> each(anchored, ForgottenAnchors::withoutBeginning);
      case "both" -> each(anchored, ForgottenAnchors::withoutBoth);
      case "mix" -> mix(anchored);
      default -> throw new IllegalArgumentException("no family \"" + name + "\"");
    };
  }

  /** One friend in 58 forgot {@code ^}: 17 of a thousand. */
  private static List<List<String>> withoutSome(List<List<String>> anchored) {
    return IntStream.range(0, anchored.size())
        .mapToObj(i ->
            i % 58 == 57
                ? anchored.get(i).stream().map(ForgottenAnchors::withoutBeginning).toList()
                : anchored.get(i))
        .toList();
  }

  /**
   * The thousand friends, a third of them without {@code ^} and a third without both, and 52 more
   * among them: ten that want a digit at a distance from the end, one that counts twenty, 40 that
   * want two pairs of digits in order, and one that wants a 7 before any twelve digits.
   */
  private static List<List<String>> mix(List<List<String>> anchored) {
    List<List<String>> mixed = new ArrayList<>();
    List<String> odd = odd();
    for (int i = 0; i < anchored.size(); i++) {
      List<String> patterns = anchored.get(i);
      mixed.add(
          switch (i % 3) {
            case 0 -> patterns;
            case 1 -> patterns.stream().map(ForgottenAnchors::withoutBeginning).toList();
            default -> patterns.stream().map(ForgottenAnchors::withoutBoth).toList();
          });
      if (i % 19 == 18 && i / 19 < odd.size() - 1) {
        mixed.add(List.of(odd.get(i / 19)));
      }
    }
    mixed.add(List.of(odd.get(odd.size() - 1)));
    return List.copyOf(mixed);
  }

  private static List<String> odd() {
    List<String> patterns = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      patterns.add(digit + "[0-9]{6}$");
    }
    patterns.add("3[0-9]{20}$");
    for (int i = 0; i < 40; i++) {
      patterns.add("%02d.*%02d".formatted(i * 7 % 100, (i * 13 + 5) % 100));
    }
    patterns.add("[0-9]*7[0-9]{12}");
    return patterns;
  }

  private static List<List<String>> each(List<List<String>> plan, UnaryOperator<String> change) {
    return plan.stream().map(patterns -> patterns.stream().map(change).toList()).toList();
  }

  private static String withoutBeginning(String regex) {
    return regex.startsWith("^") ? regex.substring(1) : regex;
  }

  private static String withoutBoth(String regex) {
    String open = withoutBeginning(regex);
    return open.endsWith("$") ? open.substring(0, open.length() - 1) : open;
  }
}
