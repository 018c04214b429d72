package io.github.pbxrouting.dialplan;

import static java.util.Objects.requireNonNull;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.CallWay;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.InvalidPolicyException;
import io.github.pbxrouting.core.analysis.answers.Policy;
import io.github.pbxrouting.core.analysis.answers.PolicyResult;
import io.github.pbxrouting.core.analysis.answers.PolicyResult.Verdict;
import io.github.pbxrouting.dialplan.file.JsonFile;
import io.github.pbxrouting.dialplan.file.Nearest;
import io.github.pbxrouting.dialplan.file.Problems;
import io.github.pbxrouting.dialplan.file.ReadTest;
import io.github.pbxrouting.dialplan.file.ReadTest.Expectation;
import io.github.pbxrouting.dialplan.file.ReadTests;
import io.github.pbxrouting.dialplan.file.TestReader;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.json.StepFields;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tests of a plan: what is expected of single calls, and policies over all numbers. Immutable.
 *
 * <p>They are JSON text, described in the page of the module, in separate files or in the plan
 * file.
 */
public final class PlanTests {

  /** The maximum number of entries of all lists of a file together. */
  private static final long MAX_ENTRIES = 1_000_000;

  /** How many names are listed where one is unknown. */
  private static final int MAX_NAMED = 20;

  private final String file;
  private final ReadTests read;

  PlanTests(String file, ReadTests read) {
    this.file = file;
    this.read = read;
  }

  /**
   * Reads the tests of a file.
   *
   * @throws InvalidPlanFileException with every problem of the text, also when the file cannot be
   *     read
   */
  public static PlanTests read(Path file) throws InvalidPlanFileException {
    requireNonNull(file, "file");
    return read(JsonFile.of(file, "test"));
  }

  /**
   * Reads tests from UTF-8 text; the stream stays open.
   *
   * @param name names the text in problems
   * @throws InvalidPlanFileException with every problem of the text, also when the stream fails
   */
  public static PlanTests read(InputStream in, String name) throws InvalidPlanFileException {
    return read(JsonFile.of(requireNonNull(in, "in"), requireNonNull(name, "name")));
  }

  private static PlanTests read(JsonFile.Source source) throws InvalidPlanFileException {
    Problems problems = new Problems();
    ReadTests tests =
        JsonFile.read(
            source,
            "test file",
            MAX_ENTRIES,
            problems,
            walk -> new ReadTests(new TestReader(walk).tests(), walk.places()));
    if (tests == null || !problems.isEmpty()) {
      throw new InvalidPlanFileException(source.name(), problems.all());
    }
    return new PlanTests(source.name(), tests);
  }

  /** Returns how many tests there are. */
  public int size() {
    return read.tests().size();
  }

  /**
   * Runs the tests on a plan, over the numbers of an analysis.
   *
   * @return a result for each test, in the order of the text
   * @throws InvalidPlanFileException with every test that names what the plan does not have, or of
   *     no number
   */
  public List<TestResult> run(PlanAnalysis analysis) throws InvalidPlanFileException {
    BrandRouter router = requireNonNull(analysis, "analysis").router();
    Problems problems = new Problems();
    List<Policy> policies = new ArrayList<>();
    List<ReadTest> ofPolicies = new ArrayList<>();
    for (ReadTest test : read.tests()) {
      if (test.policy() != null) {
        policies.add(test.policy());
        ofPolicies.add(test);
      } else if (test.expectation() != null) {
        String problem = problem(router, test.expectation());
        if (problem != null) {
          add(test, problem, problems);
        }
      }
    }
    Iterator<PolicyResult> results = List.<PolicyResult>of().iterator();
    try {
      results = analysis.test(policies).iterator();
    } catch (InvalidPolicyException invalid) {
      invalid.problems().forEach((index, problem) -> add(ofPolicies.get(index), problem, problems));
    }
    if (!problems.isEmpty()) {
      throw new InvalidPlanFileException(file, problems.all());
    }
    List<TestResult> all = new ArrayList<>();
    for (ReadTest test : read.tests()) {
      all.add(
          test.expectation() != null
              ? played(router, test, test.expectation())
              : shown(test, results.next()));
    }
    return all;
  }

  private void add(ReadTest test, String problem, Problems problems) {
    problems.add(test.place(), read.places().token(test.place()).orElse(null), problem);
  }

  private @Nullable Position position(ReadTest test) {
    return read.places().token(test.place()).map(PlanFile::position).orElse(null);
  }

  private static @Nullable String problem(BrandRouter router, Expectation expected) {
    if (!router.hasClient(expected.client())) {
      return "the brand \""
          + router.brand().name()
          + "\" has no client \""
          + expected.client()
          + "\": "
          + instead(expected.client(), router.brand().clients().stream().map(Client::id).toList());
    }
    String from = expected.from();
    Client client = router.client(expected.client()).client();
    return from == null || client.friend(from).isPresent()
        ? null
        : "client \""
            + client.id()
            + "\" has no friend \""
            + from
            + "\": "
            + instead(from, client.friends().stream().map(Friend::name).toList());
  }

  private static String instead(String name, List<String> known) {
    return Nearest.of(name, known)
        + "use one of "
        + known.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
        + (known.size() > MAX_NAMED ? ", ..." : "");
  }

  private TestResult shown(ReadTest test, PolicyResult result) {
    String name = test.name();
    return new TestResult(
        name == null ? result.policy().toString() : name,
        TestResult.Kind.POLICY,
        file,
        test.place(),
        position(test),
        result.verdict(),
        result.witness().orElse(null),
        result.decision().orElse(null),
        result.way().orElse(null),
        result.reason());
  }

  private TestResult played(BrandRouter router, ReadTest test, Expectation expected) {
    RouteDecision decision = router.client(expected.client()).route(expected.dial());
    Destination route = expected.route();
    String name = test.name() == null ? named(expected) : test.name();
    if (route != null && !Destination.of(decision).has(route)) {
      String reason =
          expected.dial() + " goes to " + Destination.of(decision) + ", and not to " + route;
      return refuted(name, test, expected, decision, null, reason);
    }
    Map<String, String> ends = expected.ends();
    if (ends != null) {
      CallWay way = played(router, expected);
      Map<String, String> last = StepFields.of(way.end());
      if (!last.entrySet().containsAll(ends.entrySet())) {
        String reason = "the call ends at " + inWords(last) + ", and not at " + inWords(ends);
        return refuted(name, test, expected, decision, way, reason);
      }
    }
    return new TestResult(
        name,
        TestResult.Kind.EXPECTATION,
        file,
        test.place(),
        position(test),
        Verdict.PROVED,
        null,
        null,
        null,
        "");
  }

  private TestResult refuted(
      String name,
      ReadTest test,
      Expectation expected,
      RouteDecision decision,
      @Nullable CallWay way,
      String reason) {
    return new TestResult(
        name,
        TestResult.Kind.EXPECTATION,
        file,
        test.place(),
        position(test),
        Verdict.REFUTED,
        expected.dial(),
        decision,
        way,
        reason);
  }

  /** Plays a call; when no outcome is left, the friend answers. */
  private static CallWay played(BrandRouter router, Expectation expected) {
    CallRequest request =
        CallRequest.of(expected.client(), expected.dial()).withType(expected.type());
    String from = expected.from();
    CallFlow flow =
        router.call(
            from == null ? request : request.withCaller(Caller.friend(expected.client(), from)));
    List<CallStep> steps = new ArrayList<>(List.of(flow.step()));
    Iterator<DialOutcome> outcomes = expected.outcomes().iterator();
    while (!(flow instanceof CallFlow.Ended)) {
      if (flow instanceof CallFlow.Dialling dialling) {
        flow = dialling.after(outcomes.hasNext() ? outcomes.next() : DialOutcome.ANSWERED);
      } else if (flow instanceof CallFlow.Forwarding forwarding) {
        flow = forwarding.next();
      }
      steps.add(flow.step());
    }
    return CallWay.of(steps, flow.history());
  }

  private static String named(Expectation expected) {
    String from = expected.from();
    String outcomes = String.join(", ", expected.outcomes().stream().map(Words::word).toList());
    Map<String, String> ends = expected.ends();
    return expected.client()
        + ": "
        + expected.dial()
        + (from == null ? "" : " from " + from)
        + (expected.route() == null ? "" : " -> " + expected.route())
        + (outcomes.isEmpty() ? "" : ", " + outcomes)
        + (ends == null ? "" : " ends at " + inWords(ends));
  }

  private static String inWords(Map<String, String> fields) {
    Map<String, String> rest = new TreeMap<>(fields);
    List<String> words = new ArrayList<>();
    String step = rest.remove("step");
    if (step != null) {
      words.add(step);
    }
    rest.forEach((field, value) -> words.add(field + " " + value));
    return String.join(", ", words);
  }
}
