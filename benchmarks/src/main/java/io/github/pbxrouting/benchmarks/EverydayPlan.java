package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A client as most are: 100 extensions and five friends, eight patterns in all. */
final class EverydayPlan {
  /** The client's id. */
  static final String CLIENT = "office";

  private static final int EXTENSIONS = 100;
  private static final int FIRST_EXTENSION = 1000;

  private EverydayPlan() {}

  static Brand brand() {
    return Brand.of("everyday", client());
  }

  static Client client() {
    Client.Builder client = Client.builder(CLIENT);
    for (int i = 0; i < EXTENSIONS; i++) {
      client.extension(
          String.valueOf(FIRST_EXTENSION + i), ExtensionTarget.endpoint("user", "user-" + i));
    }
    return client
        .friend(friend("branch", 1, "^2[0-9]{3}$"))
        .friend(friend("mobiles", 2, "^(?:\\+34|0034)?[67][0-9]{8}$"))
        .friend(friend("national", 3, "^(?:\\+34|0034)?[89][0-9]{8}$", "^90[0-9]{7}$"))
        .friend(friend("france", 4, "^(?:\\+|00)33[1-9][0-9]{8}$", "^(?:\\+|00)377"))
        .friend(friend("portugal", 5, "^(?:\\+|00)351[29]", "^3519"))
        .build();
  }

  private static Friend friend(String name, int priority, String... patterns) {
    return Friend.remote(name)
        .priority(priority)
        .patterns(List.of(patterns))
        .forward(
            ForwardRule.onBusy(ForwardTarget.voicemail(name)).forCalls(CallTypeFilter.INTERNAL))
        .forward(ForwardRule.onNoAnswer(Duration.ofSeconds(20), ForwardTarget.extension("1000")))
        .build();
  }

  /**
   * What such a client dials: 70 of a hundred numbers are extensions, 20 are friends', 10 are
   * external.
   */
  static String[] numbers(int count) {
    Random random = new Random(RealisticPlan.SEED);
    List<String> numbers = new ArrayList<>(count);
    while (numbers.size() < count) {
      int kind = numbers.size() % 10;
      if (kind < 7) {
        numbers.add(String.valueOf(FIRST_EXTENSION + random.nextInt(EXTENSIONS)));
      } else {
        numbers.add(kind < 9 ? friends(random) : external(random));
      }
    }
    Collections.shuffle(numbers, random);
    return numbers.toArray(String[]::new);
  }

  private static String friends(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "2" + digits(random, 3);
      case 1 -> "6" + digits(random, 8);
      case 2 -> "003491" + digits(random, 7);
      default -> "+331" + digits(random, 8);
    };
  }

  private static String external(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> "+44" + digits(random, 10);
      case 1 -> "001" + digits(random, 10);
      default -> "1" + digits(random, 2);
    };
  }

  private static String digits(Random random, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }
}
