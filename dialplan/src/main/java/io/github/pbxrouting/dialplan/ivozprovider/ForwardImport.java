package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Doubles;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.dialplan.file.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports the call forward settings of one client's friends. */
final class ForwardImport {

  /** The extension that forwards without a target lead to, and the id of its endpoint. */
  private static final String NONE = "none";

  /** What a call forward setting may belong to besides a friend. */
  private static final List<String> OTHER_OWNERS =
      List.of("user", "residentialDevice", "retailAccount", "ddi");

  private final ExtensionImport extensions;
  private final Countries countries;
  private final Report report;
  private boolean deadEnd;

  ForwardImport(ExtensionImport extensions, Countries countries, Report report) {
    this.extensions = extensions;
    this.countries = countries;
    this.report = report;
  }

  /**
   * Returns the extension that forwards without a target lead to, when there are any. Calls end
   * there, as they do in IvozProvider.
   */
  Optional<Extension> deadEnd() {
    return deadEnd
        ? Optional.of(Extension.of(NONE, ExtensionTarget.endpoint(NONE, "forward")))
        : Optional.empty();
  }

  /** Groups the settings of friends by the friends' ids, and reports all others. */
  Map<String, List<JsonNode>> byFriend(List<JsonNode> saved) {
    Map<String, List<JsonNode>> forwards = new LinkedHashMap<>();
    for (JsonNode setting : saved) {
      String friend = Fields.reference(setting, "friend");
      String place =
          "forward "
              + Objects.requireNonNullElse(Fields.id(setting), "without id")
              + " ("
              + Fields.text(setting, "callForwardType")
              + ")";
      String owner = owner(setting);
      if (friend != null) {
        forwards.computeIfAbsent(friend, id -> new ArrayList<>()).add(setting);
      } else if (owner != null) {
        report.note(
            place,
            "was left out: it belongs to the "
                + owner
                + ", whose calls and forwards are the host's; they count towards a call's redirects");
      } else {
        report.note(place, FriendImport.withoutFriend("call_forward_settings"));
      }
    }
    return forwards;
  }

  private static @Nullable String owner(JsonNode setting) {
    for (String owner : OTHER_OWNERS) {
      String id = Fields.reference(setting, owner);
      if (id != null) {
        return owner + " " + id;
      }
    }
    return null;
  }

  /** Imports the rules of one friend; what cannot be taken over as it stands is reported. */
  List<ForwardRule> rules(String place, List<JsonNode> saved) {
    List<ForwardRule> rules = new ArrayList<>();
    List<ForwardRule> enabled = new ArrayList<>(); // few: they do not conflict
    for (JsonNode setting : saved) {
      try {
        ForwardRule rule = withoutConflict(place, rule(place, setting), enabled);
        if (rule.enabled()) {
          enabled.add(rule);
        }
        rules.add(rule);
      } catch (IllegalArgumentException e) {
        report.note(place, "a forward was left out: " + e.getMessage());
      }
    }
    return rules;
  }

  private ForwardRule withoutConflict(String place, ForwardRule rule, List<ForwardRule> enabled) {
    if (enabled.stream().noneMatch(rule::conflictsWith)) {
      return rule;
    }
    report.note(
        place,
        "has two enabled forwards for "
            + Words.word(rule.condition())
            + " and the same calls: the later one was disabled");
    return rule.disabled();
  }

  private ForwardRule rule(String place, JsonNode setting) {
    ForwardCondition condition = condition(Fields.text(setting, "callForwardType"));
    Duration after =
        condition == ForwardCondition.NO_ANSWER ? Duration.ofSeconds(after(place, setting)) : null;
    CallTypeFilter calls = calls(place, setting);
    return ForwardRule.of(condition, after, target(place, condition, setting))
        .forCalls(calls)
        .withEnabled(report.truth(setting, "enabled", true, place + ", a forward"));
  }

  /** Returns for how many seconds the friend rings; 0 means 10,800 s in IvozProvider. */
  private int after(String place, JsonNode setting) {
    if (!setting.hasNonNull("noAnswerTimeout")) {
      throw new IllegalArgumentException(
          "noAnswerTimeout is missing, as in the API's list; save the answer of GET"
              + " /call_forward_settings/ID as call_forward_settings/ID.json too");
    }
    String written = Fields.text(setting, "noAnswerTimeout");
    Double value = Doubles.tryParse(written);
    if (value == null || !(value >= 0)) {
      throw new IllegalArgumentException(
          "noAnswerTimeout must be a number of seconds, but was "
              + Fields.shown(setting, "noAnswerTimeout"));
    }
    int seconds = value.intValue();
    if (seconds == 0 || seconds > ForwardRule.MAX_AFTER.toSeconds()) {
      report.note(
          place,
          "a forward rings for "
              + ForwardRule.MAX_AFTER.toSeconds()
              + " s, the longest time: noAnswerTimeout is "
              + seconds
              + (seconds == 0 ? ", which is 10800 s in IvozProvider" : ""));
      return (int) ForwardRule.MAX_AFTER.toSeconds();
    }
    return seconds;
  }

  private static ForwardCondition condition(String word) {
    return switch (word) {
      case "inconditional" -> ForwardCondition.UNCONDITIONAL;
      case "noAnswer" -> ForwardCondition.NO_ANSWER;
      case "busy" -> ForwardCondition.BUSY;
      case "userNotRegistered" -> ForwardCondition.NOT_REGISTERED;
      default -> throw new IllegalArgumentException("callForwardType is \"" + word + "\"");
    };
  }

  private CallTypeFilter calls(String place, JsonNode setting) {
    String word = Fields.text(setting, "callTypeFilter");
    return switch (word) {
      case "both" -> CallTypeFilter.ANY;
      case "internal" -> CallTypeFilter.INTERNAL;
      case "external" -> CallTypeFilter.EXTERNAL;
      case "" -> {
        if (setting.has("callTypeFilter")) {
          report.note(
              place,
              "a forward is for all calls: callTypeFilter is "
                  + Fields.shown(setting, "callTypeFilter"));
        }
        yield CallTypeFilter.ANY;
      }
      default -> throw new IllegalArgumentException("callTypeFilter is \"" + word + "\"");
    };
  }

  private ForwardTarget target(String place, ForwardCondition condition, JsonNode setting) {
    String forward = "a forward (" + Words.word(condition) + ") ";
    String instead = "it became a forward to the extension " + NONE + ", where calls end: ";
    try {
      return target(setting);
    } catch (MissingTargetException missing) {
      report.note(
          place,
          "%sleads nowhere, as its calls end in IvozProvider; %s%s"
              .formatted(forward, instead, missing.getMessage()));
    } catch (IllegalArgumentException refused) {
      report.note(
          place,
          forward + "has a target that could not be taken over; " + instead + refused.getMessage());
    }
    deadEnd = true;
    return ForwardTarget.extension(NONE);
  }

  private ForwardTarget target(JsonNode setting) {
    String type = Fields.text(setting, "targetType");
    return switch (type) {
      case "number" -> ForwardTarget.external(countries.externalNumber(setting));
      case "extension" -> {
        String id = Fields.reference(setting, "extension");
        String number = id == null ? null : extensions.numberOf(id);
        if (number == null) {
          throw new MissingTargetException(
              id == null
                  ? "its target, an extension, is missing"
                  : "its target, the extension with id " + id + ", is not there");
        }
        yield ForwardTarget.extension(number);
      }
      case "voicemail" -> ForwardTarget.voicemail(mailbox(setting));
      case "" -> throw new MissingTargetException("targetType is missing");
      default -> throw new IllegalArgumentException("targetType is \"" + type + "\"");
    };
  }

  /** Returns the voicemail's id, or in older versions the id of the user whose voicemail it is. */
  private static String mailbox(JsonNode setting) {
    String mailbox = Fields.reference(setting, "voicemail");
    if (mailbox != null) {
      return mailbox;
    }
    for (String older : List.of("voiceMailUser", "voicemailUser")) {
      String user = Fields.reference(setting, older);
      if (user != null) {
        return "user" + user;
      }
    }
    throw new MissingTargetException("its target, a voicemail, is missing");
  }
}
