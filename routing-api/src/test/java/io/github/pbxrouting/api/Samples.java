package io.github.pbxrouting.api;

import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public types of the API, and a value of each that is new at every call. */
final class Samples {

  private Samples() {}

  /** Every public class, record, enum and interface of the package, nested ones included. */
  static List<Class<?>> publicTypes() {
    try {
      URI root = Brand.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path folder = Path.of(root).resolve(Brand.class.getPackageName().replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        List<Class<?>> types = new ArrayList<>();
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString().replaceFirst("\\.class$", "");
          if (name.equals("package-info")) {
            continue;
          }
          Class<?> type = Class.forName(Brand.class.getPackageName() + "." + name);
          if (Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass()) {
            types.add(type);
          }
        }
        return types;
      }
    } catch (URISyntaxException | java.io.IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  static ForwardRule rule() {
    return ForwardRule.onBusy(ForwardTarget.extension("1004")).forCalls(CallTypeFilter.INTERNAL);
  }

  static Extension extension() {
    return Extension.of("1001", ExtensionTarget.endpoint("user", "alice"));
  }

  static RemoteFriend remoteFriend() {
    return Friend.remote("bilbao").priority(2).pattern("^2[0-9]{3}$").forward(rule()).build();
  }

  static InternalFriend internalFriend() {
    return Friend.internal("sister", "barcelona").priority(5).forward(rule()).build();
  }

  static Client client() {
    return Client.builder("madrid")
        .match(MatchMode.FULL)
        .emergencyNumber("112")
        .serviceCode(ServiceCode.withArguments("*94"))
        .extension(extension())
        .friend(remoteFriend())
        .friend(internalFriend())
        .build();
  }

  static RouterFootprint footprint() {
    return RouterFootprint.builder("dense")
        .states(34)
        .bytes(4_096)
        .patterns(2)
        .patternsOnRe2j(List.of("^[0-9]*7[0-9]{15}$"))
        .patternsOnRe2jBeyondAscii(List.of("^José$"))
        .build();
  }

  static PlanProblem problem() {
    return PlanProblem.of(
            ProblemCode.UNESCAPED_REPEAT, "patterns[0]", "+ has nothing to repeat", "write \\+34")
        .withClient("madrid")
        .withFriend("bilbao")
        .withOffset(0);
  }

  /** A value of every record and final class of the API that compares by value. */
  static NumberingRule numberingRule() {
    return NumberingRule.of("1", 1, 5, "+34");
  }

  static List<Object> values() {
    return List.of(
        Brand.of("demo", client()),
        BrandChange.NONE.put(client()).remove("barcelona"),
        client(),
        numberingRule(),
        NumberingPlan.builder("34", 9).outsideLine('0').build(),
        EmergencyNumber.of("112"),
        ServiceCode.exact("*98"),
        extension(),
        ExtensionTarget.endpoint("user", "alice"),
        ExtensionTarget.external("+34944123456"),
        ExtensionTarget.voicemail("sales"),
        ExtensionTarget.throughFriends("2001"),
        remoteFriend(),
        internalFriend(),
        rule(),
        ForwardTarget.voicemail("night"),
        ForwardTarget.external("+34600123456"),
        ForwardTarget.extension("1001"),
        Caller.party("alice"),
        Caller.friend("madrid", "bilbao"),
        CallRequest.of("madrid", "2001").withType(CallType.EXTERNAL),
        CallState.of(CallRequest.of("madrid", "2001"))
            .withCaller(Caller.friend("madrid", "bilbao"))
            .withRedirects(1)
            .withHops(2)
            .withDiversions(
                List.of(new Diversion("madrid", "bilbao", "2001", ForwardCondition.BUSY)))
            .withTimeLeft(Duration.ofSeconds(7)),
        new Diversion("madrid", "bilbao", "2001", ForwardCondition.BUSY),
        CallEvent.outcome(DialOutcome.BUSY, Duration.ofSeconds(3)),
        CallEvent.nested(),
        CallEvent.forwarded(),
        CallStep.Dial.of("madrid", internalFriend(), "1001", Duration.ofSeconds(20), extension()),
        CallStep.Forward.of("madrid", remoteFriend(), "2001", rule(), 1),
        CallStep.RingEndpoint.of(
            "madrid",
            extension(),
            ExtensionTarget.endpoint("user", "alice"),
            Duration.ofSeconds(5)),
        CallStep.CallExternal.of("madrid", "944123456", true),
        CallStep.CallEmergency.of("madrid", "112"),
        CallStep.RunService.of("madrid", ServiceCode.withArguments("*94"), "1001"),
        CallStep.LeaveVoicemail.of("madrid", "night"),
        CallStep.Answered.of("madrid", internalFriend(), extension()),
        CallStep.Reject.of("madrid", RejectionReason.BUSY),
        RouteDecision.ToEmergency.of(EmergencyNumber.of("112")).withNumber("112"),
        RouteDecision.ToService.of(ServiceCode.exact("*98"), ""),
        RouteDecision.ToExtension.of(extension()),
        RouteDecision.ToRemoteFriend.of(remoteFriend()),
        RouteDecision.ToInternalFriend.of(internalFriend(), extension()),
        RouteDecision.ToExternal.of(),
        RouteDecision.Rejected.of(RejectionReason.UNKNOWN_SERVICE_CODE),
        RouteOptions.leavingOut("bilbao"),
        footprint(),
        CompileOptions.DEFAULT.withMaxTableBytes(1 << 20),
        PlanLimits.DEFAULT.withClients(7),
        problem());
  }
}
