package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads targets: objects with exactly one field, whose name says what kind of target its value is.
 */
final class Targets {

  private static final String THROUGH_FRIENDS = "throughFriends";

  /** What extensions lead to. */
  static final Map<String, Function<String, ExtensionTarget>> OF_EXTENSIONS = ofExtensions();

  /** What forward rules lead to. */
  static final Map<String, Function<String, ForwardTarget>> OF_FORWARDS = ofForwards();

  private Targets() {}

  static <T> @Nullable T read(JsonWalk walk, Map<String, Function<String, T>> kinds)
      throws IOException {
    List<String> known = List.copyOf(kinds.keySet());
    List<String> seen = new ArrayList<>();
    List<T> targets = new ArrayList<>();
    boolean wellFormed =
        walk.object(
            kinds.containsKey(THROUGH_FRIENDS) ? withFriend(known) : known,
            List.of(),
            kind -> {
              seen.add(kind);
              Function<String, T> made = kinds.get(kind);
              T target =
                  made != null
                      ? walk.made(made)
                      : walk.<T>made(text -> {
                        throw notATarget(text);
                      });
              if (target != null) {
                targets.add(target);
              }
            });
    if (seen.size() > 1) {
      walk.problem("has several targets (" + String.join(", ", seen) + "): keep one");
    } else if (wellFormed && seen.isEmpty()) {
      walk.problem("has no target: write one of " + String.join(", ", known));
    }
    return wellFormed && seen.size() == 1 && !targets.isEmpty() ? targets.get(0) : null;
  }

  private static Map<String, Function<String, ExtensionTarget>> ofExtensions() {
    Map<String, Function<String, ExtensionTarget>> kinds = new LinkedHashMap<>();
    kinds.put("endpoint", Targets::endpoint);
    kinds.put("external", ExtensionTarget::external);
    kinds.put(THROUGH_FRIENDS, ExtensionTarget::throughFriends);
    kinds.put("voicemail", ExtensionTarget::voicemail);
    return Collections.unmodifiableMap(kinds);
  }

  private static Map<String, Function<String, ForwardTarget>> ofForwards() {
    Map<String, Function<String, ForwardTarget>> kinds = new LinkedHashMap<>();
    kinds.put("extension", ForwardTarget::extension);
    kinds.put("external", ForwardTarget::external);
    kinds.put("voicemail", ForwardTarget::voicemail);
    return Collections.unmodifiableMap(kinds);
  }

  /**
   * Returns the fields that are read, and {@code friend}, a likely mistake that has its own
   * message.
   */
  private static List<String> withFriend(List<String> known) {
    List<String> fields = new ArrayList<>(known);
    fields.add("friend");
    return fields;
  }

  private static IllegalArgumentException notATarget(String number) {
    return new IllegalArgumentException(
        "is not a target: write {\"throughFriends\": "
            + Quoted.of(number)
            + "} to route the number through the friends");
  }

  private static ExtensionTarget endpoint(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "must be a kind, a slash and an id as in user/alice, and is " + Quoted.of(text));
    }
    return ExtensionTarget.endpoint(text.substring(0, slash), text.substring(slash + 1));
  }
}
