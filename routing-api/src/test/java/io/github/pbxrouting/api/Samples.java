package io.github.pbxrouting.api;

import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  static PlanProblem problem() {
    return new PlanProblem(
        ProblemCode.UNESCAPED_REPEAT,
        "madrid",
        "bilbao",
        null,
        "patterns[0]",
        0,
        "+ has nothing to repeat",
        "write \\+34");
  }

  /** A value of every record of the API. */
  static List<Record> records() {
    return List.of(
        Brand.of("demo", client()),
        client(),
        EmergencyNumber.of("112"),
        ServiceCode.exact("*98"),
        extension(),
        ExtensionTarget.endpoint("user", "alice"),
        ExtensionTarget.external("+34944123456"),
        ExtensionTarget.voicemail("sales"),
        ExtensionTarget.friend("2001"),
        remoteFriend(),
        internalFriend(),
        rule(),
        ForwardTarget.voicemail("night"),
        ForwardTarget.external("+34600123456"),
        ForwardTarget.extension("1001"),
        Caller.party("alice"),
        Caller.friend("madrid", "bilbao"),
        CallRequest.of("madrid", "2001").ofType(CallType.EXTERNAL),
        new CallState(
            Caller.UNKNOWN,
            Caller.friend("madrid", "bilbao"),
            "madrid",
            CallType.INTERNAL,
            1,
            2,
            List.of(new Diversion("madrid", "bilbao", "2001", ForwardCondition.BUSY))),
        new Diversion("madrid", "bilbao", "2001", ForwardCondition.BUSY),
        new CallStep.Dial("madrid", internalFriend(), "1001", 20, Optional.of(extension())),
        new CallStep.Forward("madrid", remoteFriend(), "2001", rule(), 1),
        new CallStep.RingEndpoint(
            "madrid", extension(), new ExtensionTarget.Endpoint("user", "alice")),
        new CallStep.CallExternal("madrid", "944123456"),
        new CallStep.CallEmergency("madrid", "112"),
        new CallStep.RunService("madrid", ServiceCode.withArguments("*94"), "1001"),
        new CallStep.LeaveVoicemail("madrid", "night"),
        new CallStep.Answered("madrid", remoteFriend(), Optional.empty()),
        new CallStep.Reject("madrid", RejectionReason.BUSY),
        new RouteDecision.ToEmergency(EmergencyNumber.of("112")),
        new RouteDecision.ToService(ServiceCode.exact("*98"), ""),
        new RouteDecision.ToExtension(extension()),
        new RouteDecision.ToRemoteFriend(remoteFriend()),
        new RouteDecision.ToInternalFriend(internalFriend(), extension()),
        new RouteDecision.Rejected(RejectionReason.UNKNOWN_SERVICE_CODE),
        RouteOptions.leavingOut("bilbao"),
        new RouterFootprint("rows", 34, 4_096, 2, 1),
        CompileOptions.DEFAULT.withBudget(1_000, 1 << 20),
        PlanLimits.DEFAULT.withClients(7),
        problem());
  }
}
