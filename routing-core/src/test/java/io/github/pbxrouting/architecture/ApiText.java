package io.github.pbxrouting.architecture;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type as those see it who compile against it: a line for itself, then a line for each public or
 * protected member, sorted. What the language adds by itself is left out: a record's accessors and
 * canonical constructor, an enum's {@code values}, {@code equals} and its companions of both.
 */
final class ApiText {

  private static final List<String> OF_EVERY_OBJECT = List.of("equals", "hashCode", "toString");

  private final Class<?> type;

  private ApiText(Class<?> type) {
    this.type = type;
  }

  static List<String> of(Class<?> type) {
    ApiText text = new ApiText(type);
    List<String> lines = new ArrayList<>();
    lines.add(text.header());
    text.members().map(line -> "  " + line).sorted().forEach(lines::add);
    return lines;
  }

  private String header() {
    StringBuilder line = new StringBuilder(deprecated(type.isAnnotationPresent(Deprecated.class)));
    boolean plain = !type.isEnum() && !type.isRecord() && !type.isInterface();
    line.append(type.isSealed() ? "sealed " : "");
    line.append(plain && Modifier.isAbstract(type.getModifiers()) ? "abstract " : "");
    line.append(plain && Modifier.isFinal(type.getModifiers()) ? "final " : "");
    line.append(
        type.isEnum() ? "enum " : type.isRecord() ? "record " : plain ? "class " : "interface ");
    line.append(type.getName()).append(typeParameters(type));
    if (type.isRecord()) {
      line.append(
          joined(
              "(",
              type.getRecordComponents(),
              part -> text(part.getAnnotatedType()) + " " + part.getName(),
              ")"));
    }
    AnnotatedType parent = type.getAnnotatedSuperclass();
    if (plain && parent != null && parent.getType() != Object.class) {
      line.append(" extends ").append(text(parent));
    }
    AnnotatedType[] interfaces = type.getAnnotatedInterfaces();
    if (interfaces.length > 0) {
      line.append(type.isInterface() ? " extends " : " implements ");
      line.append(joined("", interfaces, this::text, ""));
    }
    if (type.isSealed()) {
      line.append(joined(" permits ", type.getPermittedSubclasses(), this::name, ""));
    }
    return line.toString();
  }

  private Stream<String> members() {
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields()).filter(ApiText::isVisible).map(this::field);
    Stream<String> constructors =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(ApiText::isVisible)
            .filter(constructor -> !isCanonical(constructor))
            .map(constructor -> executable(constructor, ""));
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(ApiText::isVisible)
            .filter(method -> !isImplied(method))
            .map(method -> executable(method, text(method.getAnnotatedReturnType()) + " "));
    return Stream.of(fields, constructors, methods).flatMap(lines -> lines);
  }

  private static boolean isVisible(Member member) {
    return !member.isSynthetic()
        && (Modifier.isPublic(member.getModifiers())
            || Modifier.isProtected(member.getModifiers()));
  }

  private boolean isCanonical(Constructor<?> constructor) {
    return type.isRecord()
        && Arrays.equals(
            constructor.getParameterTypes(),
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray());
  }

  private boolean isImplied(Method method) {
    if (method.isBridge()) {
      return true;
    }
    if (type.isEnum()) {
      return List.of("values", "valueOf").contains(method.getName());
    }
    return type.isRecord() && (OF_EVERY_OBJECT.contains(method.getName()) || isAccessor(method));
  }

  private boolean isAccessor(Method method) {
    return method.getParameterCount() == 0
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(part -> part.getName().equals(method.getName()));
  }

  private String field(Field field) {
    if (field.isEnumConstant()) {
      return deprecated(field.isAnnotationPresent(Deprecated.class)) + field.getName();
    }
    return deprecated(field.isAnnotationPresent(Deprecated.class))
        + modifiers(field.getModifiers() & (Modifier.STATIC | Modifier.FINAL | Modifier.PROTECTED))
        + text(field.getAnnotatedType())
        + " "
        + field.getName()
        + constant(field);
  }

  /** Javac copies constants into those who compile against them, so their values are API. */
  private static String constant(Field field) {
    boolean copied = field.getType().isPrimitive() || field.getType() == String.class;
    if (!copied || !Modifier.isStatic(field.getModifiers())) {
      return "";
    }
    try {
      return " = " + field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private String executable(Executable executable, String result) {
    StringBuilder line =
        new StringBuilder(deprecated(executable.isAnnotationPresent(Deprecated.class)));
    int shown = Modifier.STATIC | Modifier.PROTECTED;
    if (!type.isInterface()) {
      shown |= Modifier.ABSTRACT | Modifier.FINAL;
    }
    line.append(modifiers(executable.getModifiers() & shown));
    line.append(executable instanceof Method method && method.isDefault() ? "default " : "");
    line.append(executable instanceof Method ? typeParameters(executable) + result : "");
    line.append(executable instanceof Method ? executable.getName() : type.getSimpleName());
    String parameters = joined("(", executable.getAnnotatedParameterTypes(), this::text, ")");
    line.append(executable.isVarArgs() ? parameters.replaceAll("\\[]\\)$", "...)") : parameters);
    if (executable.getAnnotatedExceptionTypes().length > 0) {
      line.append(joined(" throws ", executable.getAnnotatedExceptionTypes(), this::text, ""));
    }
    return line.toString();
  }

  private String typeParameters(GenericDeclaration generic) {
    if (generic.getTypeParameters().length == 0) {
      return "";
    }
    String parameters =
        joined(
            "<",
            generic.getTypeParameters(),
            parameter -> {
              String bounds =
                  Arrays.stream(parameter.getAnnotatedBounds())
                      .map(this::text)
                      .collect(Collectors.joining(" & "));
              return parameter.getName() + (bounds.equals("Object") ? "" : " extends " + bounds);
            },
            ">");
    return generic instanceof Method ? parameters + " " : parameters;
  }

  private String text(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedArrayType array) {
      return text(array.getAnnotatedGenericComponentType())
          + (isNullable(annotated) ? " @Nullable []" : "[]");
    }
    return (isNullable(annotated) ? "@Nullable " : "") + unmarked(annotated);
  }

  private String unmarked(AnnotatedType annotated) {
    Type plain = annotated.getType();
    if (annotated instanceof AnnotatedParameterizedType generic) {
      Class<?> raw = (Class<?>) ((ParameterizedType) plain).getRawType();
      return name(raw) + joined("<", generic.getAnnotatedActualTypeArguments(), this::text, ">");
    }
    if (annotated instanceof AnnotatedWildcardType wildcard) {
      if (wildcard.getAnnotatedLowerBounds().length > 0) {
        return joined("? super ", wildcard.getAnnotatedLowerBounds(), this::text, "");
      }
      String upper = joined("", wildcard.getAnnotatedUpperBounds(), this::text, "");
      return upper.equals("Object") ? "?" : "? extends " + upper;
    }
    return plain instanceof Class<?> raw ? name(raw) : plain.getTypeName();
  }

  private static boolean isNullable(AnnotatedType annotated) {
    return annotated.isAnnotationPresent(Nullable.class);
  }

  /** Without its package where that is java.lang or the type's own. */
  private String name(Class<?> other) {
    boolean near =
        other.getPackageName().equals("java.lang")
            || other.getPackageName().equals(type.getPackageName());
    return near && !other.isPrimitive()
        ? other.getName().substring(other.getPackageName().length() + 1)
        : other.getName();
  }

  private static String modifiers(int modifiers) {
    return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
  }

  private static String deprecated(boolean is) {
    return is ? "@Deprecated " : "";
  }

  private static <T> String joined(
      String before, T[] parts, Function<? super T, String> text, String after) {
    return Arrays.stream(parts).map(text).collect(Collectors.joining(", ", before, after));
  }
}
