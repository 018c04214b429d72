package io.github.pbxrouting.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that is made of a plan, as text: tables, answers, findings, counts, differences and
 * problems.
 */
final class Fingerprint {

  private static final String TABLES = "io.github.pbxrouting.core.automaton";

  private Fingerprint() {}

  /** Prints the fingerprint. */
  public static void main(String[] args) throws ReflectiveOperationException {
    PrintStream out = new PrintStream(System.out, false, UTF_8);
    out.print(text());
    out.flush();
  }

  /** The fingerprint. */
  static String text() throws ReflectiveOperationException {
    StringBuilder text = new StringBuilder();
    BrandRouter router = BrandCompiler.create().compile(brand(8));
    for (CompileOptions options :
        List.of(CompileOptions.DEFAULT, CompileOptions.DEFAULT.withMaxTableBytes(6_000))) {
      BrandRouter compiled = BrandCompiler.create().compile(brand(8), options);
      for (Client client : router.brand().clients()) {
        CallRouter calls = compiled.client(client.id());
        Field automaton = calls.getClass().getDeclaredField("automaton");
        automaton.setAccessible(true);
        text.append(client.id()).append(' ').append(calls.footprint()).append(' ');
        text.append(hash(automaton.get(calls))).append('\n');
        for (String number : List.of("1001", "ISTANBUL", "istanbul", "\u0131", "34944", "*94i")) {
          text.append(number).append(' ').append(calls.route(number)).append('\n');
        }
      }
    }
    PlanAnalysis analysis = PlanAnalysis.of(router);
    analysis.check().forEach(finding -> text.append(finding).append('\n'));
    for (Client client : router.brand().clients()) {
      text.append(analysis.coverage(client.id())).append('\n');
      text.append(analysis.explain(client.id(), "34944")).append('\n');
    }
    text.append(analysis.diff(BrandCompiler.create().compile(brand(6)))).append('\n');
    for (PlanProblem problem : BrandCompiler.create().problems(broken(), CompileOptions.DEFAULT)) {
      text.append(problem).append(' ').append(problem.code().token()).append('\n');
    }
    return text.toString();
  }

  private static Brand brand(int friends) {
    Client.Builder istanbul =
        Client.builder("\u0130STANBUL")
            .emergencyNumber("112")
            .serviceCode(ServiceCode.withArguments("*94"))
            .extension("1001", ExtensionTarget.endpoint("user", "Il\u0131ca"))
            .extension("34944", ExtensionTarget.throughFriends("34944"));
    for (int i = 0; i < friends; i++) {
      istanbul.friend(
          Friend.remote("f" + i)
              .priority(i % 7)
              .pattern("^3" + i + "[0-9]{3,5}$")
              .pattern("(?i)istanbul" + i)
              .pattern(i + "9$")
              .build());
    }
    istanbul.friend(Friend.internal("ankara", "ankara").priority(3).build());
    Client ankara =
        Client.builder("ankara")
            .extension("2001", ExtensionTarget.voicemail("sales"))
            .friend(Friend.remote("any").priority(1).pattern("(?i)I|^[^0-8]+$|\\w").build())
            .friend(Friend.remote("back").priority(1).pattern("^[0-9]*7[0-9]{15}$").build())
            .build();
    return Brand.of("demo", istanbul.build(), ankara);
  }

  private static Brand broken() {
    return Brand.of(
        "broken",
        Client.builder("I")
            .friend(Friend.remote("i").priority(1).pattern("+34").pattern("(i").build())
            .friend(Friend.remote("i").priority(1).pattern("(?=I)").build())
            .friend(Friend.internal("nowhere", "ISTANBUL").priority(1).build())
            .build());
  }

  /** A hash of all that is in the tables, the same in every JVM. */
  private static long hash(Object value) throws ReflectiveOperationException {
    if (value == null) {
      return 17;
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
      return value.hashCode();
    }
    if (value instanceof String || value instanceof Enum<?>) {
      return value.toString().hashCode();
    }
    long hash = value.getClass().getSimpleName().hashCode();
    if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        hash = hash * 31 + hash(Array.get(value, i));
      }
      return hash;
    }
    if (value instanceof Collection<?> items) {
      for (Object item : items) {
        hash = hash * 31 + hash(item);
      }
      return hash;
    }
    if (!value.getClass().getName().startsWith(TABLES)) {
      throw new AssertionError("tables hold a " + value.getClass().getName());
    }
    for (Field field : fields(value.getClass())) {
      field.setAccessible(true);
      hash = hash * 31 + hash(field.get(value));
    }
    return hash;
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>(Arrays.asList(type.getDeclaredFields()));
    fields.removeIf(field -> Modifier.isStatic(field.getModifiers()));
    fields.sort(Comparator.comparing(Field::getName));
    return fields;
  }
}
