package io.github.pbxrouting.dialplan.replay;

import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import java.util.IdentityHashMap;

/** The keys of decisions, each built once: a decision builds its key each time. Not thread-safe. */
final class DestinationKeys {

  /** By the friend, extension or code that a decision holds; they belong to the plan. */
  private final IdentityHashMap<Object, String> keys = new IdentityHashMap<>();

  /** Returns {@link RouteDecision#key()}. */
  String key(RouteDecision decision) {
    Object model;
    if (decision instanceof ToFriend friend) {
      model = friend.friend();
    } else if (decision instanceof ToExtension extension) {
      model = extension.extension();
    } else if (decision instanceof ToService service) {
      model = service.code();
    } else {
      return decision.key();
    }
    String key = keys.get(model);
    if (key == null) {
      key = decision.key();
      keys.put(model, key);
    }
    return key;
  }
}
