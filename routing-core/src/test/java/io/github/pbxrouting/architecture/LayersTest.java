package io.github.pbxrouting.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {

  static Stream<String> layers() {
    return Published.LAYERS.stream();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void a_layer_uses_only_the_layers_below_it(String layer) {
    int height = Published.LAYERS.indexOf(layer);
    String[] above =
        IntStream.range(height + 1, Published.LAYERS.size())
            .mapToObj(i -> Published.layer(Published.LAYERS.get(i)))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(Published.layer(layer))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage(Published.CORE)
        .allowEmptyShould(true)
        .check(Published.CLASSES);
  }

  @Test
  void the_core_has_no_package_beside_the_layers_and_its_entry() {
    String[] known =
        Stream.concat(
                Stream.of(Published.CORE, Published.API + ".."),
                Published.LAYERS.stream().map(Published::layer))
            .toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(Published.CLASSES);
  }

  @Test
  void the_automaton_and_the_regex_layer_know_no_telephony() {
    noClasses()
        .that()
        .resideInAnyPackage(Published.CORE + ".regex..", Published.CORE + ".automaton..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(Published.API + "..")
        .check(Published.CLASSES);
  }

  @Test
  void the_api_depends_on_the_jdk_and_jspecify_alone() {
    classes()
        .that()
        .resideInAPackage(Published.API + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations..", Published.API + "..")
        .check(Published.CLASSES);
  }

  @Test
  void the_core_depends_on_the_api_jspecify_guava_and_re2j_alone() {
    classes()
        .that()
        .resideInAPackage(Published.CORE + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations..",
            "com.google.common..",
            "com.google.re2j..",
            "com.google.errorprone.annotations..",
            "io.github.pbxrouting..")
        .check(Published.CLASSES);
  }

  @Test
  void the_rules_look_at_both_modules_and_at_no_test() {
    assertTrue(Published.CLASSES.containPackage(Published.API));
    assertTrue(Published.CLASSES.containPackage(Published.CORE + ".regex"));
    assertFalse(Published.CLASSES.contain(LayersTest.class));
  }
}
