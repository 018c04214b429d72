package io.github.pbxrouting.core.testing;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.ServiceCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;

/**
 * Small legal brands in which calls go far: few numbers that extensions, patterns and forwards
 * share, so that forwards meet forwards and clients point at each other.
 */
public final class FlowBrands {

  private static final List<String> CLIENTS = List.of("athens", "berlin", "cairo");

  private static final List<String> NUMBERS = List.of("1", "2", "3", "12", "23", "112", "*1", "*2");

  private static final List<String> PATTERNS =
      List.of("1", "", "^2", "3$", "^[12]", "^1?2$", "2|3", "^\\*", "^[0-9]+$");

  private static final List<ServiceCode> CODES =
      List.of(ServiceCode.exact("*1"), ServiceCode.withArguments("*2"), ServiceCode.exact("#"));

  private static final List<ForwardCondition> CONDITIONS =
      List.of(
          ForwardCondition.BUSY,
          ForwardCondition.NO_ANSWER,
          ForwardCondition.NOT_REGISTERED,
          ForwardCondition.BUSY,
          ForwardCondition.NO_ANSWER,
          ForwardCondition.NOT_REGISTERED,
          ForwardCondition.UNCONDITIONAL);

  private static final List<DialOutcome> FAILOVER =
      List.of(
          DialOutcome.BUSY,
          DialOutcome.CONGESTION,
          DialOutcome.NO_ANSWER,
          DialOutcome.NOT_REGISTERED);

  /** Seldom what ends the call. */
  private static final List<Choice> CHOICES =
      List.of(
          Choice.BUSY,
          Choice.NESTED,
          Choice.NO_ANSWER,
          Choice.NOT_REGISTERED,
          Choice.NESTED,
          Choice.CONGESTION,
          Choice.NO_ANSWER,
          Choice.NOT_REGISTERED,
          Choice.NESTED,
          Choice.CANCELLED,
          Choice.ANSWERED);

  private FlowBrands() {}

  /** A brand, a call in it, and what the host does at each dial step, and after what time. */
  public record Call(Brand brand, CallRequest request, List<Choice> choices, List<Duration> times) {

    public Call in(Brand other) {
      return new Call(other, request, choices, times);
    }
  }

  /** Calls in brands of 1 to 3 clients, with limits from none to more than enough. */
  public static Arbitrary<Call> calls() {
    return Genes.ofSize(500).map(FlowBrands::call);
  }

  /** The call that those genes say. */
  public static Call call(Genes genes) {
    Brand brand = brand(genes);
    return new Call(brand, request(genes, brand), choices(genes), times(genes));
  }

  /** Brands of 1 to 3 clients. */
  public static Arbitrary<Brand> brands() {
    return Genes.ofSize(500).map(FlowBrands::brand);
  }

  /** A forward rule of a client that has those extensions. */
  public static ForwardRule rule(Genes genes, List<String> extensions) {
    ForwardCondition condition = genes.of(CONDITIONS);
    Duration after =
        condition == ForwardCondition.NO_ANSWER
            ? Duration.ofSeconds(genes.of(List.of(20, 1, 3600)))
            : null;
    CallTypeFilter calls = genes.of(List.of(CallTypeFilter.values()));
    ForwardTarget target =
        extensions.isEmpty() || genes.percent(15)
            ? genes.of(
                List.of(ForwardTarget.voicemail("night"), ForwardTarget.external("+34600123456")))
            : ForwardTarget.extension(genes.of(extensions));
    return ForwardRule.of(condition, after, target).forCalls(calls).withEnabled(!genes.percent(20));
  }

  private static CallRequest request(Genes genes, Brand brand) {
    List<Caller> callers = new ArrayList<>(List.of(Caller.UNKNOWN));
    for (Client client : brand.clients()) {
      client.friends().forEach(one -> callers.add(Caller.friend(client.id(), one.name())));
    }
    CallRequest request =
        CallRequest.of(genes.of(brand.clients()).id(), genes.of(NUMBERS))
            .withType(genes.of(List.of(CallType.values())))
            .withCaller(genes.of(callers));
    if (genes.percent(40)) {
      request = request.withHairpinGuard();
    }
    request =
        request
            .withMaxRedirects(genes.percent(50) ? 5 : genes.between(0, 9))
            .withMaxHops(genes.percent(50) ? 20 : genes.between(0, 9));
    if (genes.percent(30)) {
      List<DialOutcome> failover = new ArrayList<>(FAILOVER);
      failover.removeIf(outcome -> genes.percent(40));
      request = request.withFailover(failover);
    }
    if (genes.percent(15)) {
      request = request.withThroughFriends();
    }
    if (genes.percent(15)) {
      request = request.withOrigin(genes.of(callers)).withRedirects(genes.below(7));
    }
    if (genes.percent(10)) {
      Diversion before = new Diversion("athens", "elsewhere", "9", ForwardCondition.BUSY);
      request = request.withDiversions(Collections.nCopies(genes.between(1, 3), before));
    }
    return request;
  }

  /** The time that each friend is dialled; the default times once they are used up. */
  private static List<Duration> times(Genes genes) {
    List<Duration> times = new ArrayList<>();
    for (int left = genes.percent(50) ? 0 : genes.below(12); left > 0; left--) {
      times.add(Duration.ofMillis(genes.of(List.of(0, 1, 500, 1_000, 5_000, 19_999, 4_000_000))));
    }
    return times;
  }

  private static List<Choice> choices(Genes genes) {
    List<Choice> choices = new ArrayList<>();
    for (int left = genes.below(20); left > 0; left--) {
      choices.add(genes.of(CHOICES));
    }
    return choices;
  }

  private static Brand brand(Genes genes) {
    List<String> ids = CLIENTS.subList(0, genes.percent(85) ? genes.between(2, 3) : 1);
    return Brand.of("demo", ids.stream().map(id -> client(genes, id, ids)).toList());
  }

  private static Client client(Genes genes, String id, List<String> ids) {
    Client.Builder client = Client.builder(id);
    if (genes.percent(20)) {
      client.match(MatchMode.FULL);
    }
    if (genes.percent(20)) {
      client.emergencyNumber(genes.of(List.of("112", "3", "*1")));
    }
    List<ServiceCode> codes = new ArrayList<>(CODES);
    codes.removeIf(code -> !genes.percent(10));
    codes.forEach(client::serviceCode);
    List<String> extensions = new ArrayList<>(NUMBERS);
    extensions.removeIf(number ->
        !genes.percent(65) || codes.stream().anyMatch(code -> number.startsWith(code.code())));
    for (String number : extensions) {
      client.extension(number, target(genes));
    }
    Set<String> targets = new HashSet<>(Set.of(id));
    for (int i = genes.between(0, 5); i > 0; i--) {
      String target = genes.percent(75) ? genes.of(ids) : id;
      boolean internal = targets.add(target);
      client.friend(friend(genes, "f" + i, internal ? target : "", extensions));
    }
    return client.build();
  }

  private static ExtensionTarget target(Genes genes) {
    return genes.percent(88)
        ? ExtensionTarget.throughFriends(genes.of(NUMBERS))
        : genes.of(
            List.of(
                ExtensionTarget.endpoint("user", "alice"),
                ExtensionTarget.external("944123456"),
                ExtensionTarget.voicemail("sales")));
  }

  private static Friend friend(Genes genes, String name, String target, List<String> extensions) {
    int priority = genes.of(target.isEmpty() ? List.of(1, 2, 0) : List.of(0, 1, -1));
    List<ForwardRule> rules = new ArrayList<>();
    for (int left = genes.below(14); left > 0; left--) {
      ForwardRule rule = rule(genes, extensions);
      if (rules.stream().noneMatch(rule::conflictsWith)) {
        rules.add(rule);
      }
    }
    if (!target.isEmpty()) {
      return Friend.internal(name, target).priority(priority).forwards(rules).build();
    }
    List<String> patterns = new ArrayList<>();
    for (int left = genes.between(0, 3); left > 0; left--) {
      patterns.add(genes.of(PATTERNS));
    }
    return Friend.remote(name).priority(priority).patterns(patterns).forwards(rules).build();
  }
}
