package io.github.pbxrouting.core.stress;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;

/**
 * A brand in two versions. Extension {@code 1}, patterns and what the office's internal friend
 * takes all change from one to the other, so that a mix shows.
 */
final class Snapshots {

  static final int OLD = 0;
  static final int NEW = 1;
  static final int MIXED = 99;

  /** Compiled once; the writers make the new version of it. */
  static final BrandRouter FIRST = BrandCompiler.create().compile(brand(OLD));

  private Snapshots() {}

  private static Brand brand(int version) {
    Client office =
        Client.builder("office").friend(Friend.internal("branch", "branch").build()).build();
    return Brand.of("demo", branch(version), office);
  }

  /** The client that changes. */
  static Client branch(int version) {
    return Client.builder("branch")
        .extension(version == OLD ? "1" : "2", ExtensionTarget.endpoint("user", "v" + version))
        .friend(Friend.remote("ascii").priority(1).pattern("^3" + version).build())
        .friend(Friend.remote("re2j").priority(2).pattern("\\p{Greek}" + version).build())
        .build();
  }

  /** The snapshot after the old one, compiled now. */
  static BrandRouter next() {
    return FIRST.withClient(branch(NEW));
  }

  /** Compiles the first version again, with nothing kept from earlier. */
  static BrandRouter fresh() {
    return BrandCompiler.create().compile(brand(OLD));
  }

  /**
   * Which version the snapshot is of, by all that differs: its model, a walk over an extension, one
   * over a pattern, and an internal friend of another client.
   */
  static int version(BrandRouter snapshot) {
    int version = Integer.parseInt(extension(snapshot)) - 1;
    CallRouter branch = snapshot.client("branch");
    CallRouter office = snapshot.client("office");
    boolean whole =
        (branch.route("1") instanceof ToExtension) == (version == OLD)
            && (branch.route("2") instanceof ToExtension) == (version == NEW)
            && (branch.route("30") instanceof ToRemoteFriend) == (version == OLD)
            && (branch.route("31") instanceof ToRemoteFriend) == (version == NEW)
            && (office.route("1") instanceof ToInternalFriend) == (version == OLD)
            && (office.route("2") instanceof ToInternalFriend) == (version == NEW);
    return whole ? version : MIXED;
  }

  private static String extension(BrandRouter snapshot) {
    return snapshot.brand().clients().get(0).extensions().get(0).number();
  }

  /** Which version the snapshot is of, by what RE2/J says. */
  static int versionByRe2j(BrandRouter snapshot) {
    CallRouter branch = snapshot.client("branch");
    boolean old = branch.route("\u03b10") instanceof ToRemoteFriend;
    boolean young = branch.route("\u03b11") instanceof ToRemoteFriend;
    return old == young ? MIXED : old ? OLD : NEW;
  }
}
