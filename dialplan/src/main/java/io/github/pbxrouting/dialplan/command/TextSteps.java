package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallStep.Answered;
import io.github.pbxrouting.api.CallStep.CallEmergency;
import io.github.pbxrouting.api.CallStep.CallExternal;
import io.github.pbxrouting.api.CallStep.Dial;
import io.github.pbxrouting.api.CallStep.Forward;
import io.github.pbxrouting.api.CallStep.LeaveVoicemail;
import io.github.pbxrouting.api.CallStep.Reject;
import io.github.pbxrouting.api.CallStep.RingEndpoint;
import io.github.pbxrouting.api.CallStep.RunService;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.core.analysis.answers.CallWay;
import io.github.pbxrouting.dialplan.file.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Steps as aligned text: kind of step, whom it is about, details. */
final class TextSteps implements StepOutput {

  private static final int STEP_WIDTH = 9;
  private static final int SUBJECT_WIDTH = 22;

  private final TextLines lines;
  private int depth;

  TextSteps(OutputStream out) {
    this(new TextLines(out), 0);
  }

  /** Writes steps between other lines, indented. */
  TextSteps(TextLines lines, int depth) {
    this.lines = lines;
    this.depth = depth;
  }

  /** Writes a way of a call: after a dial, how it ended. */
  void way(CallWay way) throws IOException {
    for (int i = 0; i < way.steps().size(); i++) {
      step(way.steps().get(i));
      if (i < way.events().size()) {
        CallEvent event = way.events().get(i);
        if (event instanceof CallEvent.Outcome outcome) {
          line("  " + Words.word(outcome.outcome()), "", "");
        } else if (event instanceof CallEvent.Nested) {
          line("  nested", "", "");
        }
      }
    }
  }

  /**
   * Writes a tree: what follows a dial is indented below its outcome. Outcomes that go on alike
   * share a branch.
   */
  static void write(CallTree tree, OutputStream out) throws IOException {
    TextSteps steps = new TextSteps(out);
    steps.branch(tree);
    steps.flush();
  }

  private void branch(CallTree start) throws IOException {
    CallTree tree = start;
    step(tree.step());
    while (tree.next().isPresent()) {
      tree = tree.next().get();
      step(tree.step());
    }
    if (tree.cut()) {
      line("...", "", "the tree is larger than is printed; a lower --max-redirects prunes it");
    }
    depth++;
    for (List<DialOutcome> alike : tree.outcomesThatGoOnAlike()) {
      String outcomes = alike.stream().map(Words::word).collect(Collectors.joining(", "));
      line(outcomes, "", "");
      depth++;
      branch(Objects.requireNonNull(tree.outcomes().get(alike.get(0))));
      depth--;
    }
    depth--;
  }

  @Override
  public void step(CallStep step) throws IOException {
    if (step instanceof Dial dial) {
      String target = target(dial.friend(), dial.targetExtension());
      line(
          "dial",
          dial.friend().name(),
          dial.number()
              + ", for at most "
              + dial.timeout().toSeconds()
              + " s"
              + (target.isEmpty() ? "" : ", " + target));
    } else if (step instanceof Forward forward) {
      line(
          "forward",
          forward.friend().name(),
          Words.word(forward.rule().condition())
              + " ("
              + forward.rule().condition().diversion()
              + ") -> "
              + shown(forward.rule().target())
              + ", redirect "
              + forward.redirects());
    } else if (step instanceof RingEndpoint ring) {
      line(
          "endpoint",
          ring.endpoint().toString(),
          "extension " + ring.extension().number() + " of " + ring.client());
    } else if (step instanceof CallExternal external) {
      line("external", external.number(), "");
    } else if (step instanceof CallEmergency emergency) {
      line("emergency", emergency.number(), "");
    } else if (step instanceof RunService service) {
      line(
          "service",
          service.code().code(),
          service.arguments().isEmpty() ? "" : "with the arguments " + service.arguments());
    } else if (step instanceof LeaveVoicemail voicemail) {
      line("voicemail", voicemail.mailbox(), "");
    } else if (step instanceof Answered answered) {
      line(
          "answered",
          answered.friend().name(),
          target(answered.friend(), answered.targetExtension()));
    } else if (step instanceof Reject reject) {
      line("rejected", reject.reason().token(), "cause " + reject.cause());
    }
  }

  @Override
  public void flush() throws IOException {
    lines.flush();
  }

  private void line(String step, String subject, String details) throws IOException {
    String indent = "  ".repeat(depth);
    lines
        .column(indent + step, STEP_WIDTH + indent.length())
        .column(subject, SUBJECT_WIDTH)
        .column(details, 0)
        .end();
  }

  private static String target(Friend friend, Optional<Extension> extension) {
    return friend instanceof InternalFriend internal && extension.isPresent()
        ? "extension " + extension.get().number() + " of " + internal.targetClient()
        : "";
  }

  private static String shown(ForwardTarget target) {
    if (target instanceof ForwardTarget.ToExtension to) {
      return "extension " + to.number();
    }
    if (target instanceof ExtensionTarget.External to) {
      return "external " + to.number();
    }
    return target instanceof ExtensionTarget.Voicemail to
        ? "voicemail " + to.mailbox()
        : target.toString();
  }
}
