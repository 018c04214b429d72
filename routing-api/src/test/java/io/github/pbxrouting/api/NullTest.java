package io.github.pbxrouting.api;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is refused wherever it is not declared legal. */
final class NullTest {

  /** A value for each type of parameter, and for each type whose methods are called. */
  private static final Map<Class<?>, Object> VALUES = new HashMap<>();

  static {
    Samples.values().forEach(value -> VALUES.put(value.getClass(), value));
    VALUES.put(String.class, "1001");
    VALUES.put(int.class, 20);
    VALUES.put(long.class, 20L);
    VALUES.put(boolean.class, true);
    VALUES.put(List.class, List.of());
    VALUES.put(Iterable.class, List.of());
    VALUES.put(CallEvent.class, CallEvent.nested());
    VALUES.put(String[].class, new String[] {"1001"});
    VALUES.put(Duration.class, Duration.ofSeconds(20));
    VALUES.put(Client[].class, new Client[] {Samples.client()});
    VALUES.put(Friend.class, Samples.remoteFriend());
    VALUES.put(ExtensionTarget.class, ExtensionTarget.voicemail("sales"));
    VALUES.put(ForwardTarget.class, ForwardTarget.voicemail("night"));
    VALUES.put(Caller.class, Caller.UNKNOWN);
    VALUES.put(Brand.Builder.class, Brand.builder("demo"));
    VALUES.put(NumberingRule[].class, new NumberingRule[] {Samples.numberingRule()});
    VALUES.put(NumberingPlan.Builder.class, NumberingPlan.builder("34", 9));
    VALUES.put(Client.Builder.class, Client.builder("madrid"));
    VALUES.put(RemoteFriend.Builder.class, Friend.remote("bilbao"));
    VALUES.put(InternalFriend.Builder.class, Friend.internal("sister", "barcelona"));
    VALUES.put(RouterFootprint.Builder.class, RouterFootprint.builder("dense"));
    for (Class<?> type : Samples.publicTypes()) {
      if (type.isEnum()) {
        VALUES.put(type, type.getEnumConstants()[0]);
      }
    }
  }

  static Stream<Arguments> parameters() {
    List<Arguments> found = new ArrayList<>();
    for (Class<?> type : Samples.publicTypes()) {
      Stream.concat(Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredMethods()))
          .filter(NullTest::canBeCalled)
          .forEach(executable -> {
            for (int i = 0; i < executable.getParameterCount(); i++) {
              if (!executable.getParameterTypes()[i].isPrimitive() && !isNullable(executable, i)) {
                found.add(Arguments.of(executable, i));
              }
            }
          });
    }
    return found.stream();
  }

  private static boolean isNullable(Executable executable, int parameter) {
    return executable.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class);
  }

  private static boolean canBeCalled(Executable executable) {
    return Modifier.isPublic(executable.getModifiers())
        && !Modifier.isAbstract(executable.getModifiers())
        && !executable.isSynthetic()
        && !executable.getName().equals("equals")
        && !(executable instanceof Method method && isDefault(method));
  }

  /** Default methods of the interfaces that routing-core implements are tested there. */
  private static boolean isDefault(Method method) {
    return method.isDefault()
        && List.of(RouterCompiler.class, CallRouter.class, BrandRouter.class)
            .contains(method.getDeclaringClass());
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void null_is_refused_by_the_name_of_the_parameter(Executable executable, int parameter)
      throws Exception {
    Object[] arguments = arguments(executable);
    call(executable, arguments);
    arguments[parameter] = null;
    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> call(executable, arguments));
    assertInstanceOf(NullPointerException.class, thrown.getCause());
    String message = String.valueOf(thrown.getCause().getMessage());
    String name = executable.getParameters()[parameter].getName();
    assertTrue(
        message.startsWith(name + " ") || isOfEnum(executable),
        () -> executable + ": " + name + " is refused with: " + message);
  }

  /** The compiler writes {@code valueOf}. */
  private static boolean isOfEnum(Executable executable) {
    return executable.getDeclaringClass().isEnum() && executable.getName().equals("valueOf");
  }

  @Test
  void null_in_a_list_is_refused_with_the_name_of_the_list_and_the_place() {
    List<Client> clients = Arrays.asList(Samples.client(), null);
    NullPointerException thrown =
        assertThrows(NullPointerException.class, () -> Brand.of("demo", clients));
    assertTrue(thrown.getMessage().startsWith("clients[1] "), thrown.getMessage());
  }

  private static Object[] arguments(Executable executable) throws Exception {
    Class<?> type = executable.getDeclaringClass();
    if (executable instanceof Constructor && type.isRecord()) {
      List<Object> parts = new ArrayList<>();
      for (RecordComponent part : type.getRecordComponents()) {
        parts.add(part.getAccessor().invoke(VALUES.get(type)));
      }
      return parts.toArray();
    }
    if (executable.getName().equals("valueOf")) {
      return new Object[] {((Enum<?>) type.getEnumConstants()[0]).name()};
    }
    if (type == ServiceCode.class) {
      return new Object[] {"*98"};
    }
    if (type == NumberingPlan.class) {
      return new Object[] {"34", 9};
    }
    if (type == InvalidPlanException.class) {
      return new Object[] {List.of(Samples.problem())};
    }
    Object[] arguments = new Object[executable.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = isNullable(executable, i) ? null : value(executable.getParameterTypes()[i]);
    }
    return arguments;
  }

  private static Object value(Class<?> type) {
    Object value = VALUES.get(type);
    assertTrue(value != null, () -> "give " + type + " a sample value");
    return value;
  }

  private static void call(Executable executable, Object[] arguments) throws Exception {
    if (executable instanceof Constructor<?> constructor) {
      constructor.newInstance(arguments);
    } else {
      Method method = (Method) executable;
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      method.invoke(isStatic ? null : value(method.getDeclaringClass()), arguments);
    }
  }
}
