package io.github.pbxrouting.examples.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a forward rule of one of the API's call forward settings. */
final class ForwardImport {

  private ForwardImport() {}

  /**
   * The rule.
   *
   * @param externalNumber the number that a setting's country and value make
   * @param extensionNumber the number of the extension with an id, or null when there is none
   * @throws IllegalArgumentException when the setting has no rule that would do the same
   */
  static ForwardRule rule(
      JsonNode saved,
      Function<JsonNode, String> externalNumber,
      Function<String, @Nullable String> extensionNumber) {
    ForwardCondition condition = condition(Fields.text(saved, "callForwardType"));
    int after = 0;
    if (condition == ForwardCondition.NO_ANSWER) {
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
        target(saved, externalNumber, extensionNumber),
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

  private static ForwardTarget target(
      JsonNode saved,
      Function<JsonNode, String> externalNumber,
      Function<String, @Nullable String> extensionNumber) {
    String type = Fields.text(saved, "targetType");
    return switch (type) {
      case "number" -> ForwardTarget.external(externalNumber.apply(saved));
      case "extension" -> {
        String id = Fields.reference(saved, "extension");
        String number = id == null ? null : extensionNumber.apply(id);
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
