package io.github.pbxrouting.dialplan.report;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans that pages are made of in tests. */
final class Pages {

  private Pages() {}

  static BrandRouter demo() throws InvalidPlanFileException {
    return compile(PlanFiles.read(Path.of("plans/demo.json")));
  }

  static BrandRouter tutorial(String name) throws InvalidPlanFileException {
    return compile(PlanFiles.read(Path.of("plans/tutorial", name)));
  }

  static BrandRouter compile(Brand brand) {
    return RouterCompiler.load().compile(brand);
  }

  /** A plan with all that makes walks hard: numbering rules, and patterns without anchors. */
  static BrandRouter hard() {
    Client numbered =
        Client.builder("numbered")
            .emergencyNumbers("112", "+34091")
            .serviceCode(ServiceCode.withArguments("*9"))
            .extension("100", ExtensionTarget.endpoint("user", "a"))
            .extension("0034", ExtensionTarget.voicemail("v"))
            .numbering(
                NumberingRule.of("00", 1, 12, "+"),
                NumberingRule.of("0", 0, 9, "+34"),
                NumberingRule.of("7", 2, 3, "7"),
                NumberingRule.of("", 9, 9, "+34"))
            .friend(Friend.remote("spain").priority(1).pattern("^\\+34[0-9]{2,9}$").build())
            .friend(
                Friend.remote("abroad").priority(2).normalizedOnly(true).pattern("^\\+").build())
            .friend(Friend.remote("dialled").priority(3).pattern("^00(49|1)").build())
            .build();
    Client loose =
        Client.builder("loose")
            .extension("20", ExtensionTarget.endpoint("user", "b"))
            .friend(Friend.remote("inside").priority(1).pattern("34").build())
            .friend(Friend.remote("end").priority(2).pattern("[5-7]$").pattern("\\b1\\b").build())
            .friend(Friend.internal("to", "numbered").priority(3).build())
            .friend(Friend.remote("rest").priority(4).pattern("^\\d{3}").build())
            .build();
    return compile(Brand.of("hard", numbered, loose));
  }

  /** A plan of 1,000 friends, each with its own prefix, and some with a second. */
  static BrandRouter thousandFriends() {
    Client.Builder client = Client.builder("carrier").emergencyNumbers("112");
    for (int i = 0; i < 200; i++) {
      client.extension("" + (4000 + i), ExtensionTarget.endpoint("user", "u" + i));
    }
    for (int i = 0; i < 1000; i++) {
      RemoteFriend.Builder friend =
          Friend.remote("trunk-" + i).priority(i).pattern("^00" + (100 + i * 7 % 900) + i % 10);
      if (i % 3 == 0) {
        friend.pattern("^9" + (100 + i % 900) + "[0-9]{3,6}$");
      }
      client.friend(friend.build());
    }
    return compile(Brand.of("thousand", client.build()));
  }

  /** A plan with more continuations than a page counts: 3,000 long prefixes, each of a friend. */
  static BrandRouter manyPrefixes() {
    Client.Builder client =
        Client.builder("c").extension("20", ExtensionTarget.endpoint("user", "a"));
    Random random = new Random(5);
    for (int i = 0; i < 10; i++) {
      RemoteFriend.Builder friend = Friend.remote("f" + i).priority(i);
      for (int j = 0; j < 300; j++) {
        friend.pattern("^" + i + (100_000_000_000L + random.nextLong(900_000_000_000L)));
      }
      client.friend(friend.build());
    }
    client.friend(Friend.remote("rest").priority(10).pattern("^[0-5]").build());
    return compile(Brand.of("many", client.build()));
  }

  static String page(BrandRouter brand, Set<String> ids, @Nullable BrandRouter older)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanPage.of(brand, ids, older, AnalysisOptions.DEFAULT).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  static String page(BrandRouter brand) throws IOException {
    return page(brand, PlanPage.allClients(brand), null);
  }
}
