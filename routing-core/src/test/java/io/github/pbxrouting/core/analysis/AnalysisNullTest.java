package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.CallWay;
import io.github.pbxrouting.core.analysis.answers.CompiledTable;
import io.github.pbxrouting.core.analysis.answers.CompiledTables;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.DigitMap;
import io.github.pbxrouting.core.analysis.answers.Explanation;
import io.github.pbxrouting.core.analysis.answers.MovedPattern;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.answers.Policy;
import io.github.pbxrouting.core.analysis.answers.PolicyResult;
import io.github.pbxrouting.core.analysis.answers.Reach;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.checks.Severity;
import io.github.pbxrouting.core.analysis.numbers.NumberAutomaton;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberPatterns;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Progress;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The analysis refuses null by the name of the parameter, wherever null is not declared legal. */
class AnalysisNullTest {

  private static final NumberSpace SPACE = NumberSpace.of("12", 1, 2);

  /** A value for each type of parameter, and for each type whose methods are called. */
  private static final Map<Class<?>, Object> VALUES = values();

  private static Map<Class<?>, Object> values() {
    BrandRouter router =
        BrandCompiler.create()
            .compile(
                Brand.of(
                    "demo",
                    Client.builder("madrid")
                        .extension("1", ExtensionTarget.voicemail("v"))
                        .friend(Friend.remote("bilbao").pattern("^2").build())
                        .build()));
    PlanAnalysis analysis = PlanAnalysis.of(router, AnalysisOptions.DEFAULT.withSpace(SPACE));
    RouteDecision decision = router.client("madrid").route("2");
    CallStep end = router.call(CallRequest.of("madrid", "11")).step();
    NumberPatterns patterns = NumberPatterns.of(List.of("2"));
    Policy policy = Policy.of("madrid", patterns, Policy.Rule.ALWAYS, Destination.friend("bilbao"));
    NumberSet numbers = NumberSet.of(SPACE, List.of("2"));
    CompiledTables tables = CompiledTables.of(router.client("madrid"));
    Map<Class<?>, Object> values = new HashMap<>();
    for (Object value :
        List.of(
            analysis,
            analysis.options(),
            analysis.coverage("madrid"),
            analysis.explain("madrid", "2"),
            analysis.diff(router),
            analysis.reach("madrid", numbers, CallType.INTERNAL),
            analysis.test(List.of(policy)).get(0),
            policy,
            policy.rule(),
            policy.destination(),
            Destination.Field.FRIEND,
            patterns,
            numbers,
            SPACE,
            NumberCount.of(1, BigInteger.ONE, "2"),
            Route.of(decision),
            CountryNumbers.EVERYWHERE,
            FindingCode.UNREACHABLE_FRIEND,
            Severity.WARNING,
            Finding.builder(FindingCode.UNREACHABLE_FRIEND, "madrid"),
            tables,
            tables.whole(),
            DigitMap.of(router.client("madrid")),
            CallWay.of(List.of(end), List.of()),
            RouteKind.FRIEND,
            CallType.INTERNAL,
            BigInteger.ONE)) {
      values.put(value.getClass(), value);
    }
    values.put(BrandRouter.class, router);
    values.put(CallRouter.class, router.client("madrid"));
    values.put(RouteDecision.class, decision);
    values.put(CallStep.class, end);
    values.put(NumberAutomaton.class, numbers.automaton());
    values.put(Progress.class, Progress.NONE);
    values.put(String.class, "madrid");
    values.put(List.class, List.of());
    values.put(Collection.class, List.of());
    values.put(SortedSet.class, new TreeSet<>(List.of(1)));
    values.put(SortedMap.class, new TreeMap<>(Map.of(1, BigInteger.ONE)));
    values.put(int.class, 2);
    values.put(boolean.class, true);
    return values;
  }

  static Stream<Arguments> parameters() {
    return Stream.of(
            PlanAnalysis.class,
            AnalysisOptions.class,
            Coverage.class,
            Explanation.class,
            PlanDiff.class,
            MovedPattern.class,
            Reach.class,
            CallWay.class,
            CompiledTable.class,
            CompiledTables.class,
            Destination.class,
            DigitMap.class,
            Policy.class,
            PolicyResult.class,
            NumberCount.class,
            NumberPatterns.class,
            NumberSet.class,
            NumberSet.Range.class,
            NumberSpace.class,
            Route.class,
            CountryNumbers.class,
            Finding.class,
            Finding.Builder.class)
        .flatMap(type ->
            Stream.concat(
                Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredMethods())))
        .filter(one -> Modifier.isPublic(one.getModifiers()) && !one.isSynthetic())
        .filter(one -> !one.getName().equals("equals"))
        .flatMap(one ->
            IntStream.range(0, one.getParameterCount())
                .filter(i -> !one.getParameterTypes()[i].isPrimitive() && !isNullable(one, i))
                .mapToObj(i -> Arguments.of(one, i)));
  }

  private static boolean isNullable(Executable one, int parameter) {
    return one.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void null_is_refused_by_the_name_of_the_parameter(Executable one, int parameter) {
    Object[] arguments = Arrays.stream(one.getParameterTypes()).map(VALUES::get).toArray();
    for (int i = 0; i < arguments.length; i++) {
      assertTrue(arguments[i] != null, "no value for parameter " + i);
    }
    arguments[parameter] = null;
    Throwable thrown =
        assertThrows(InvocationTargetException.class, () -> call(one, arguments)).getCause();
    if (thrown instanceof InvalidDestinationException) {
      return; // a number that is null is no destination
    }
    assertInstanceOf(NullPointerException.class, thrown);
    String name = one.getParameters()[parameter].getName();
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith(name + " "), () -> name + " is refused with: " + message);
  }

  private static Object call(Executable one, Object[] arguments)
      throws ReflectiveOperationException {
    return one instanceof Constructor<?> made
        ? made.newInstance(arguments)
        : ((Method) one).invoke(VALUES.get(one.getDeclaringClass()), arguments);
  }
}
