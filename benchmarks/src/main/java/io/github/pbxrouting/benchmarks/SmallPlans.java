package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A platform of many small clients: 20 extensions of four digits and three friends of two patterns
 * each, all different.
 */
final class SmallPlans {
  /** As many clients as a large platform has. */
  static final int CLIENTS = 100_000;

  private static final int EXTENSIONS = 20;
  private static final int FRIENDS = 3;

  private SmallPlans() {}

  /** The same brand every time. */
  static Brand brand(int clients) {
    Random random = new Random(RealisticPlan.SEED);
    return Brand.of(
        "platform",
        IntStream.range(0, clients).mapToObj(i -> client("client-" + i, random)).toList());
  }

  private static Client client(String id, Random random) {
    Client.Builder client = Client.builder(id);
    random
        .ints(1000, 10_000)
        .distinct()
        .limit(EXTENSIONS)
        .forEach(number ->
            client.extension(
                String.valueOf(number), ExtensionTarget.endpoint("user", "u" + number)));
    for (int i = 0; i < FRIENDS; i++) {
      List<String> patterns =
          List.of(
              "^%d[0-9]{6}$".formatted(100 + random.nextInt(900)),
              "^00%d".formatted(10 + random.nextInt(90)));
      client.friend(Friend.remote("friend-" + i).priority(i).patterns(patterns).build());
    }
    return client.build();
  }

  /** A number that the client, or one like it, might dial: half of them extensions. */
  static String number(Client client, Random random) {
    return switch (random.nextInt(4)) {
      case 0, 1 -> client.extensions().get(random.nextInt(client.extensions().size())).number();
      case 2 -> String.valueOf(100_000_000 + random.nextInt(900_000_000));
      default -> "00" + (10 + random.nextInt(90)) + random.nextInt(1_000_000);
    };
  }
}
