package io.github.pbxrouting.dialplan.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.router.ReferenceRouter;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.ivozprovider.IvozProviderImport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs entries of the corpus in this JVM, one after another, and prints a line when one begins and
 * a line when it ends.
 *
 * <p>What is timed is what a host would wait for: reading, compiling, routing and taking a call.
 * Writing the file down beforehand and asking the reference afterwards are not.
 */
final class HostileRun {

  private static final List<String> PROBES =
      List.of(
          "1",
          "34",
          "1001",
          "944123456",
          "+34944123456",
          "*94",
          "a",
          "\n",
          "\0",
          "\u00e9",
          "\ud83d\ude00",
          "\ud83d",
          "7".repeat(CallRouter.MAX_DESTINATION_LENGTH),
          "a".repeat(CallRouter.MAX_DESTINATION_LENGTH),
          "\u20ac".repeat(CallRouter.MAX_DESTINATION_LENGTH),
          "3a".repeat(CallRouter.MAX_DESTINATION_LENGTH / 2));

  /** How many clients of a brand are dialled in. */
  private static final int PROBED_CLIENTS = 3;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final RouterCompiler compiler = RouterCompiler.load();
  private final Path file;
  private long began;
  private long beganBusy;
  private double seconds;

  private HostileRun(Path file) {
    this.file = file;
  }

  /**
   * Runs the entries from one index to another.
   *
   * @param args a file to write plans to, the first index, and the one after the last
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    List<HostileEntry> entries = HostileEntry.all();
    int step = Integer.parseInt(args[3]);
    for (int i = Integer.parseInt(args[1]); i < Integer.parseInt(args[2]); i += step) {
      out.println("begin\t" + i);
      HostileRun run = new HostileRun(Path.of(args[0]));
      String outcome = run.outcome(entries.get(i));
      out.printf(java.util.Locale.ROOT, "end\t%d\t%.3f\t%s%n", i, run.seconds, outcome);
    }
  }

  /** Empty when all is well, else what is not, in one line. */
  private String outcome(HostileEntry entry) {
    try {
      return switch (entry.kind()) {
        case PATTERN -> pattern(entry);
        case NUMBER -> number(entry);
        case CALL -> call(entry);
        case FILE -> file(entry);
        case FOLDER -> folder(entry);
      };
    } catch (Throwable failure) {
      StackTraceElement[] trace = failure.getStackTrace();
      return oneLine(failure + (trace.length == 0 ? "" : " at " + trace[0]));
    }
  }

  private String pattern(HostileEntry entry) throws IOException {
    StringBuilder text = new StringBuilder();
    Composition.write(Objects.requireNonNull(entry.field("text")), text);
    String pattern = text.toString();
    start();
    Brand brand =
        Brand.of(
            "hostile",
            Client.builder("c")
                .friend(Friend.remote("taker").priority(1).pattern(pattern).build())
                .build());
    return held(entry, () -> compiler.compile(brand, CompileOptions.DEFAULT));
  }

  private String file(HostileEntry entry) throws IOException {
    String size = entry.field("size");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(size == null ? 0 : Long.parseLong(size));
    }
    String bytes = entry.field("bytes");
    String text = entry.field("text");
    if (size == null) {
      try (Writer out =
          new OutputStreamWriter(Files.newOutputStream(file), bytes == null ? UTF_8 : ISO_8859_1)) {
        Composition.write(Objects.requireNonNull(bytes == null ? text : bytes), out);
      }
    }
    start();
    return held(entry, () -> PlanFiles.compile(file, compiler, CompileOptions.DEFAULT));
  }

  private String folder(HostileEntry entry) throws IOException {
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "saved");
    for (String answer :
        List.of(
            "friends", "friends_patterns", "extensions", "call_forward_settings", "countries")) {
      if (entry.field(answer) != null) {
        try (Writer out = Files.newBufferedWriter(folder.resolve(answer + ".json"))) {
          Composition.write(Objects.requireNonNull(entry.field(answer)), out);
        }
      }
    }
    start();
    return held(
        entry,
        () -> {
          Brand brand = IvozProviderImport.read(folder, "imported").brand();
          return compiler.compile(brand, CompileOptions.DEFAULT);
        });
  }

  /** A call in cycles of forwards, clients and friends, whose dials all end busy. */
  private String call(HostileEntry entry) {
    ForwardRule back = ForwardRule.onBusy(ForwardTarget.extension("1"));
    Client one =
        Client.builder("one")
            .extension("1", ExtensionTarget.throughFriends("1"))
            .friend(Friend.remote("f").pattern("^1").forward(back).build())
            .build();
    Client two =
        Client.builder("two")
            .extension("1", ExtensionTarget.throughFriends("1"))
            .friend(Friend.internal("three", "three").build())
            .build();
    Client three =
        Client.builder("three")
            .extension("1", ExtensionTarget.throughFriends("1"))
            .friend(Friend.internal("two", "two").build())
            .build();
    BrandRouter router = compiler.compile(Brand.of("hostile", one, two, three));
    int redirects = Integer.parseInt(entry.text("redirects"));
    int hops = Integer.parseInt(entry.text("hops"));
    String refusal = entry.field("refused") == null ? null : entry.text("refused");
    start();
    for (String client : List.of("one", "two")) {
      CallFlow flow;
      try {
        flow =
            router.call(CallRequest.of(client, "1").withMaxRedirects(redirects).withMaxHops(hops));
      } catch (IllegalArgumentException refused) {
        stop();
        return refused(List.of(String.valueOf(refused.getMessage())), refusal);
      }
      int steps = 0;
      while (!flow.step().isLast() && steps <= 2 * hops) {
        flow =
            flow instanceof CallFlow.Dialling dialling
                ? dialling.nested().orElseGet(() -> dialling.after(DialOutcome.BUSY))
                : ((CallFlow.Forwarding) flow).next();
        steps++;
      }
      if (!(flow.step() instanceof CallStep.Reject) || flow.state().hops() > hops) {
        stop();
        return oneLine("does not end: " + flow.step() + " after " + steps + " steps");
      }
    }
    stop();
    return refusal == null ? "" : "was accepted, and should have been refused: " + refusal;
  }

  /** Makes a router, which may be refused. */
  private interface Making {
    BrandRouter make() throws IOException, InvalidPlanFileException;
  }

  private String held(HostileEntry entry, Making making) {
    String refusal = entry.field("refused") == null ? null : entry.text("refused");
    BrandRouter router;
    try {
      router = making.make();
    } catch (InvalidPlanException refused) {
      stop();
      return refused(refused.problems().stream().map(Object::toString).toList(), refusal);
    } catch (InvalidPlanFileException refused) {
      stop();
      return refused(refused.problems(), refusal);
    } catch (IOException refused) {
      stop();
      return refused(List.of(String.valueOf(refused.getMessage())), refusal);
    }
    List<String> numbers = new ArrayList<>(entry.texts("numbers"));
    if (entry.field("answers") == null) {
      numbers.addAll(PROBES);
    } else {
      entry.texts("answers").forEach(answer -> numbers.add(answer.split(" ", 3)[1]));
    }
    List<Client> clients = router.brand().clients();
    Map<String, RouteDecision> decisions = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(PROBED_CLIENTS, clients.size()); i++) {
      String client = clients.get(i).id();
      for (String number : numbers) {
        decisions.put(client + " " + number, router.client(client).route(number));
        takeCall(router, CallRequest.of(client, number));
      }
    }
    stop();
    if (refusal != null) {
      return "was accepted, and should have been refused: " + refusal;
    }
    return differences(entry, router, numbers, decisions);
  }

  private String differences(
      HostileEntry entry,
      BrandRouter router,
      List<String> numbers,
      Map<String, RouteDecision> decisions) {
    for (String answer : entry.texts("answers")) {
      String[] parts = answer.split(" ", 3);
      String said = shown(decisions.get(parts[0] + " " + parts[1]));
      if (!said.equals(parts[2])) {
        return oneLine(parts[0] + " " + parts[1] + " is " + said + ", not " + parts[2]);
      }
    }
    if (entry.field("answers") != null) {
      return "";
    }
    List<Client> clients = router.brand().clients();
    for (int i = 0; i < Math.min(PROBED_CLIENTS, clients.size()); i++) {
      Client client = clients.get(i);
      ReferenceRouter reference =
          new ReferenceRouter(client, id -> router.client(id).client(), PlanLimits.DEFAULT);
      for (String number : numbers) {
        RouteDecision expected = reference.route(number);
        RouteDecision said = decisions.get(client.id() + " " + number);
        if (!expected.equals(said)) {
          return oneLine(
              client.id() + " " + number + " is " + shown(said) + ", not " + shown(expected));
        }
      }
    }
    return "";
  }

  private String number(HostileEntry entry) throws IOException {
    StringBuilder text = new StringBuilder();
    Composition.write(Objects.requireNonNull(entry.field("text")), text);
    String number = text.toString();
    Client client =
        Client.builder("c")
            .emergencyNumber("112")
            .serviceCode(ServiceCode.withArguments("*94"))
            .extension("1001", ExtensionTarget.endpoint("user", "alice"))
            .friend(
                Friend.remote("taker").priority(1).pattern("^34[0-9]*$").pattern("\u20ac").build())
            .build();
    BrandRouter router = compiler.compile(Brand.of("hostile", client), CompileOptions.DEFAULT);
    CallRouter calls = router.client("c");
    byte[] bytes = number.getBytes(UTF_8);
    start();
    String said;
    String saidOfBytes;
    try {
      said = shown(calls.route(number));
      takeCall(router, CallRequest.of("c", number));
      boolean whole = UTF_8.newEncoder().canEncode(number);
      saidOfBytes = whole ? shown(calls.route(bytes, 0, bytes.length)) : said;
    } catch (InvalidDestinationException refused) {
      stop();
      String refusal = entry.field("refused") == null ? null : entry.text("refused");
      return refused(List.of(String.valueOf(refused.getMessage())), refusal);
    }
    stop();
    if (entry.field("refused") != null) {
      return "was routed, and should have been refused";
    }
    ReferenceRouter reference = new ReferenceRouter(client, id -> client, PlanLimits.DEFAULT);
    String expected = shown(reference.route(number));
    for (String each : List.of(said, saidOfBytes)) {
      if (!each.equals(expected)) {
        return oneLine("is " + each + ", not " + expected);
      }
    }
    return "";
  }

  /** Follows a call to its end; whoever is dialled is busy. */
  private static void takeCall(BrandRouter router, CallRequest request) {
    CallFlow flow = router.call(request);
    int steps = 0;
    while (!(flow instanceof CallFlow.Ended)) {
      flow =
          flow instanceof CallFlow.Dialling dialling
              ? dialling.after(DialOutcome.BUSY)
              : ((CallFlow.Forwarding) flow).next();
      if (++steps > 2 * PlanLimits.DEFAULT.hops()) {
        throw new AssertionError("the call never ends");
      }
    }
  }

  private static String refused(List<String> problems, @Nullable String expected) {
    if (expected == null) {
      return oneLine("was refused: " + problems.get(0));
    }
    for (String problem : problems) {
      if (problem.contains(expected)) {
        return "";
      }
    }
    return oneLine("was refused with other words than \"" + expected + "\": " + problems.get(0));
  }

  private static String shown(@Nullable RouteDecision decision) {
    if (decision instanceof ToExtension to) {
      return "extension " + to.extension().number();
    } else if (decision instanceof ToRemoteFriend to) {
      return "friend " + to.friend().name();
    } else if (decision instanceof ToInternalFriend to) {
      return "friend " + to.friend().name();
    } else if (decision instanceof ToExternal) {
      return "external";
    } else if (decision instanceof ToEmergency) {
      return "emergency";
    } else if (decision instanceof Rejected) {
      return "rejected";
    }
    return String.valueOf(decision);
  }

  private void start() {
    began = System.nanoTime();
    beganBusy = busyNanos();
  }

  /**
   * Takes the wall clock's time or, if less, the time this thread was running or waiting for the
   * garbage collector: on a machine that is busy with something else the clock says too much.
   */
  private void stop() {
    long wall = System.nanoTime() - began;
    seconds = Math.min(wall, busyNanos() - beganBusy) / 1e9;
  }

  private static long busyNanos() {
    long collecting = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collecting += Math.max(0, collector.getCollectionTime());
    }
    return THREADS.getCurrentThreadCpuTime() + collecting * 1_000_000;
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", ".");
    return line.length() > 500 ? line.substring(0, 500) + "..." : line;
  }
}
