package io.github.pbxrouting.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.BaseStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class HabitsTest {

  @Test
  void every_package_is_null_marked() {
    classes()
        .should(
            new ArchCondition<JavaClass>("reside in a package annotated with @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " has no @NullMarked package-info"));
              }
            })
        .check(Published.CLASSES);
  }

  @Test
  void nothing_is_serializable_but_what_the_language_makes_so() {
    noClasses()
        .that()
        .areNotEnums()
        .and()
        .areNotAssignableTo(Throwable.class)
        .and(DescribedPredicate.not(bodiesOfEnumConstants()))
        .should()
        .beAssignableTo(Serializable.class)
        .check(Published.CLASSES);
  }

  @Test
  void there_is_no_static_mutable_state() {
    fields()
        .that()
        .areStatic()
        .should()
        .haveModifier(FINAL)
        .because("a second caller, plan or test must never see what the first one left")
        .check(Published.CLASSES);
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(keepsState())
        .because("such a field is a place to leave state in")
        .check(Published.CLASSES);
  }

  @Test
  void nothing_is_logged_or_printed() {
    noClasses().should(ACCESS_STANDARD_STREAMS).check(Published.CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.System$Logger")
        .check(Published.CLASSES);
  }

  @Test
  void no_file_socket_or_process_is_touched() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(Process.*|Runtime)")
        .check(Published.CLASSES);
  }

  @Test
  void no_thread_is_started() {
    noClasses()
        .should()
        .dependOnClassesThat(
            assignableTo(ExecutorService.class)
                .or(assignableTo(CompletableFuture.class))
                .or(nameMatching("java\\.util\\.concurrent\\.Executors"))
                .or(nameMatching("java\\.util\\.Timer.*")))
        .orShould()
        .accessTargetWhere(makesAThread())
        .orShould()
        .accessTargetWhere(goesParallel())
        .check(Published.CLASSES);
  }

  @Test
  void no_text_depends_on_the_locale_of_the_host() {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .because("a number of an offset is written in other digits in Cairo")
        .check(Published.CLASSES);
  }

  private static DescribedPredicate<JavaClass> bodiesOfEnumConstants() {
    return DescribedPredicate.describe(
        "bodies of enum constants", type -> type.isAssignableTo(Enum.class));
  }

  private static DescribedPredicate<JavaClass> keepsState() {
    return DescribedPredicate.describe(
        "keeps state",
        type ->
            type.isAssignableTo(ThreadLocal.class)
                || type.getPackageName().startsWith("java.util.concurrent.")
                || (type.getPackageName().startsWith("java.util")
                    && !type.isInterface()
                    && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))));
  }

  private static DescribedPredicate<JavaAccess<?>> makesAThread() {
    return DescribedPredicate.describe(
        "makes a thread",
        access ->
            access.getTarget() instanceof AccessTarget.ConstructorCallTarget
                && access.getTargetOwner().isAssignableTo(Thread.class));
  }

  private static DescribedPredicate<JavaAccess<?>> goesParallel() {
    return DescribedPredicate.describe(
        "takes a stream to the common pool",
        access ->
            access.getName().equals("parallelStream")
                || (access.getName().equals("parallel")
                    && access.getTargetOwner().isAssignableTo(BaseStream.class)));
  }
}
