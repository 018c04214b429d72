package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.dialplan.replay.MalformedRecords;
import io.github.pbxrouting.dialplan.replay.MovedCalls;
import io.github.pbxrouting.dialplan.replay.MovedCalls.Group;
import io.github.pbxrouting.dialplan.replay.MovedCalls.SentNumbers;
import io.github.pbxrouting.dialplan.replay.PlanUse;
import io.github.pbxrouting.dialplan.replay.PlanUse.Use;
import io.github.pbxrouting.dialplan.replay.Replay;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outcome of a replay, as text or JSON lines; malformed records on standard error. */
final class ReplayOutput {

  private static final int CLIENT_WIDTH = 12;
  private static final int FRIEND_WIDTH = 16;

  private final Console console;
  private final Replay replay;
  private final boolean json;

  ReplayOutput(Console console, Replay replay, boolean json) {
    this.console = console;
    this.replay = replay;
    this.json = json;
  }

  /**
   * Writes what two plans route differently.
   *
   * @param numbers whether a change of the number to send alone counts
   */
  void write(MovedCalls calls, boolean numbers) throws IOException {
    if (json) {
      JsonLines lines = new JsonLines(console.out());
      for (Group group : calls.groups()) {
        lines.write(fields -> write(fields, group));
      }
      lines.write(fields -> {
        fields.writeNumberField("records", replay.records());
        fields.writeNumberField("moved", calls.moved());
        if (numbers) {
          fields.writeNumberField("renumbered", calls.renumbered());
        }
        if (calls.ungrouped() > 0) {
          fields.writeNumberField("ungrouped", calls.ungrouped());
        }
        fields.writeNumberField("malformed", malformed());
      });
      lines.flush();
    } else {
      TextLines lines = new TextLines(console.out());
      for (Group group : calls.groups()) {
        lines.column(text(group), 0).end();
      }
      if (calls.ungrouped() > 0) {
        lines.column(counted(calls.ungrouped(), "call") + " in further groups", 0).end();
      }
      String renumbered =
          calls.renumbered() == 0
              ? ""
              : ", "
                  + shown(calls.renumbered())
                  + " with another number to send alone"
                  + (numbers ? "" : " (--numbers lists them)");
      lines
          .column(
              "%s: %s moved%s, %s malformed"
                  .formatted(
                      counted(replay.records(), "record"),
                      shown(calls.moved()),
                      renumbered,
                      shown(malformed())),
              0)
          .end();
      lines.flush();
    }
    reportMalformed();
  }

  private static void write(JsonGenerator json, Group group) throws IOException {
    json.writeStringField("client", group.client());
    json.writeStringField("from", group.from());
    json.writeStringField("to", group.to());
    json.writeNumberField("count", group.count());
    json.writeStringField("sample", group.samples().get(0));
    SentNumbers numbers = group.numbers();
    if (numbers != null) {
      json.writeStringField("fromNumber", numbers.from());
      json.writeStringField("toNumber", numbers.to());
    }
  }

  private static String text(Group group) {
    SentNumbers numbers = group.numbers();
    String change =
        numbers == null
            ? " from " + place(group.from()) + " to " + place(group.to())
            : " to %s with %s instead of %s"
                .formatted(place(group.to()), numbers.to(), numbers.from());
    return group.client()
        + ": "
        + counted(group.count(), "call")
        + change
        + ", for example "
        + String.join(", ", group.samples());
  }

  private static String place(@Nullable String key) {
    return key == null ? "nothing, without the client" : key;
  }

  /** Writes how calls use one plan. */
  void write(PlanUse use) throws IOException {
    List<Use> uses = use.uses();
    long friends =
        uses.stream().filter(each -> each.pattern() == null && each.calls() == 0).count();
    long patterns =
        uses.stream().filter(each -> each.pattern() != null && each.calls() == 0).count();
    if (json) {
      JsonLines lines = new JsonLines(console.out());
      for (Use each : uses) {
        lines.write(fields -> write(fields, each));
      }
      lines.write(fields -> {
        fields.writeNumberField("records", replay.records());
        fields.writeNumberField("toFriends", use.toFriends());
        fields.writeNumberField("unusedFriends", friends);
        fields.writeNumberField("unusedPatterns", patterns);
        fields.writeNumberField("malformed", malformed());
      });
      lines.flush();
    } else {
      TextLines lines = new TextLines(console.out());
      for (Use each : uses) {
        lines
            .column(each.pattern() == null ? each.client() : "", CLIENT_WIDTH)
            .column(each.pattern() == null ? each.friend() : "  " + each.pattern(), FRIEND_WIDTH)
            .column(text(each), 0)
            .end();
      }
      lines
          .column(
              "%s: %s to friends, %s malformed; never used: %s, %s"
                  .formatted(
                      counted(replay.records(), "record"),
                      shown(use.toFriends()),
                      shown(malformed()),
                      counted(friends, "friend"),
                      counted(patterns, "pattern")),
              0)
          .end();
      lines.flush();
    }
    reportMalformed();
  }

  private static void write(JsonGenerator json, Use use) throws IOException {
    json.writeStringField("client", use.client());
    json.writeStringField("friend", use.friend());
    if (use.pattern() != null) {
      json.writeStringField("pattern", use.pattern());
    }
    json.writeNumberField("calls", use.calls());
    if (use.pattern() != null) {
      json.writeNumberField("alone", use.alone());
    }
    json.writeObjectFieldStart("without");
    for (Map.Entry<String, Long> entry : use.without().entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    if (use.sample() != null) {
      json.writeStringField("sample", use.sample());
    }
  }

  private static String text(Use use) {
    if (use.calls() == 0) {
      return "never used";
    }
    String calls = counted(use.calls(), "call");
    if (use.alone() == 0) {
      return calls + ", none of them by this pattern alone";
    }
    String alone =
        use.pattern() == null || use.alone() == use.calls()
            ? ""
            : ", " + shown(use.alone()) + " of them by this pattern alone";
    return calls
        + alone
        + "; without it "
        + use.without().entrySet().stream()
            .map(entry -> shown(entry.getValue()) + " to " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  private long malformed() {
    return replay.malformed().values().stream().mapToLong(MalformedRecords::count).sum();
  }

  private void reportMalformed() {
    replay
        .malformed()
        .forEach((reason, records) ->
            console
                .err()
                .println(
                    "dialplan replay: %s, %s: the first is record %s: %s"
                        .formatted(
                            counted(records.count(), "malformed record"),
                            reason.words(),
                            shown(records.first()),
                            Shown.of(records.sample()))));
  }

  private static String counted(long count, String what) {
    return shown(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String shown(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
