package io.github.pbxrouting.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/**
 * The classes of the two published modules, without their tests, and the names of their packages.
 */
final class Published {

  static final String API = "io.github.pbxrouting.api";
  static final String CORE = "io.github.pbxrouting.core";

  /** Layers of the core from the ground up: each may use only those before it. */
  static final List<String> LAYERS =
      List.of(
          "regex",
          "automaton.ints",
          "automaton.nfa",
          "automaton.dfa",
          "automaton.table",
          "automaton",
          "plan",
          "router",
          "flow",
          "analysis.numbers",
          "analysis.numbers.walk",
          "analysis.checks",
          "analysis.answers",
          "analysis");

  /** Packages that hosts compile against. */
  static final List<String> EXPORTED =
      List.of(
          API,
          CORE,
          CORE + ".analysis",
          CORE + ".analysis.answers",
          CORE + ".analysis.checks",
          CORE + ".analysis.numbers");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(API, CORE);

  private Published() {}

  static String layer(String name) {
    return CORE + "." + name;
  }
}
