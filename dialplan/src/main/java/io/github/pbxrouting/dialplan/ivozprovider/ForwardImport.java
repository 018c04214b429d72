package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;

/** Makes a forward rule of one of the API's call forward settings. */
final class ForwardImport {

  private ForwardImport() {}

  /**
   * The rule.
   *
   * @param extensions what the setting's target may be
   * @throws IllegalArgumentException when the setting has no rule that would do the same
   */
  static ForwardRule rule(JsonNode saved, ExtensionImport extensions) {
    ForwardCondition condition = condition(Fields.text(saved, "callForwardType"));
    int after = 0;
    if (condition == ForwardCondition.NO_ANSWER) {
      if (!saved.hasNonNull("noAnswerTimeout")) {
        throw new IllegalArgumentException(
            "noAnswerTimeout is missing, as in the API's list; save the answer of GET"
                + " /call_forward_settings/ID as call_forward_settings/ID.json too");
      }
      after = saved.path("noAnswerTimeout").asInt(0);
      if (after == 0) {
        throw new IllegalArgumentException(
            "noAnswerTimeout is 0, which means none: the friend rings until the caller gives up;"
                + " set 1 to 3600 seconds");
      }
    }
    return new ForwardRule(
        condition,
        after,
        calls(Fields.text(saved, "callTypeFilter")),
        target(saved, extensions),
        Fields.truth(saved, "enabled", true));
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

  private static CallTypeFilter calls(String word) {
    return switch (word) {
      case "both", "" -> CallTypeFilter.ANY;
      case "internal" -> CallTypeFilter.INTERNAL;
      case "external" -> CallTypeFilter.EXTERNAL;
      default -> throw new IllegalArgumentException("callTypeFilter is \"" + word + "\"");
    };
  }

  private static ForwardTarget target(JsonNode saved, ExtensionImport extensions) {
    String type = Fields.text(saved, "targetType");
    return switch (type) {
      case "number" -> ForwardTarget.external(extensions.externalNumber(saved));
      case "extension" -> {
        String id = Fields.reference(saved, "extension");
        String number = id == null ? null : extensions.numberOf(id);
        if (number == null) {
          throw new IllegalArgumentException(
              "its target, the extension with id " + id + ", is not there");
        }
        yield ForwardTarget.extension(number);
      }
      case "voicemail" -> {
        String mailbox = Fields.reference(saved, "voicemail");
        String user = Fields.reference(saved, "voiceMailUser");
        if (mailbox == null && user == null) {
          throw new IllegalArgumentException("its target, a voicemail, is missing");
        }
        yield ForwardTarget.voicemail(mailbox == null ? "user" + user : mailbox);
      }
      default -> throw new IllegalArgumentException("targetType is \"" + type + "\"");
    };
  }
}
