package io.github.pbxrouting.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  @Test
  void no_guava_or_re2j_type_shows_in_a_public_signature() {
    classes()
        .that()
        .resideInAnyPackage(Published.EXPORTED.toArray(String[]::new))
        .and(arePublicToTheOutside())
        .should(showNoTypeOf("com.google."))
        .check(Published.CLASSES);
  }

  @Test
  void exported_types_show_no_type_of_a_package_that_is_not_exported() {
    for (String layer : Published.LAYERS) {
      if (!Published.EXPORTED.contains(Published.CORE + "." + layer)) {
        classes()
            .that()
            .resideInAnyPackage(Published.EXPORTED.toArray(String[]::new))
            .and(arePublicToTheOutside())
            .should(showNoTypeOf(Published.CORE + "." + layer + "."))
            .check(Published.CLASSES);
      }
    }
  }

  private static DescribedPredicate<JavaClass> arePublicToTheOutside() {
    return DescribedPredicate.describe(
        "are public to the outside",
        type ->
            type.getModifiers().contains(PUBLIC)
                && type.getEnclosingClass().map(arePublicToTheOutside()::test).orElse(true));
  }

  private static ArchCondition<JavaClass> showNoTypeOf(String prefix) {
    return new ArchCondition<>("show no type of " + prefix) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream<JavaType> parents =
            Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        parents.forEach(parent -> report(type, "its supertype", parent, events));
        type.getTypeParameters().forEach(p -> report(type, "a type parameter", p, events));
        type.getMembers().stream()
            .filter(SignaturesTest::isVisible)
            .forEach(member ->
                shown(member).forEach(shown -> report(type, member.getFullName(), shown, events)));
      }

      private void report(JavaClass type, String where, JavaType shown, ConditionEvents events) {
        shown.getAllInvolvedRawTypes().stream()
            .filter(raw -> raw.getName().startsWith(prefix))
            .forEach(raw ->
                events.add(
                    SimpleConditionEvent.violated(
                        type, where + " of " + type.getName() + " shows " + raw.getName())));
      }
    };
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
  }

  private static Stream<JavaType> shown(JavaMember member) {
    if (member instanceof JavaCodeUnit unit) {
      return Stream.of(
              Stream.of(unit.getReturnType()),
              unit.getParameterTypes().stream(),
              unit.getTypeParameters().stream().map(JavaType.class::cast),
              unit.getExceptionTypes().stream().map(JavaType.class::cast))
          .flatMap(types -> types);
    }
    return Stream.of(((JavaField) member).getType());
  }
}
