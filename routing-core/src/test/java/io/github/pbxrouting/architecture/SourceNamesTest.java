package io.github.pbxrouting.architecture;

import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks at the source files of all four modules, published or not. */
class SourceNamesTest {

  private static final Path MAIN = Path.of("src", "main", "java");
  private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

  /** Whole words of a camel-case name: `Impl` but not `Implicit`. */
  private static final Pattern AVOIDED =
      Pattern.compile("(Manager|Helper|Util|Utils|Utility|Impl|Company|RuleEngine)(?![a-z])");

  /** The header of a sealed type, on one line or several. */
  private static final Pattern SEALED =
      Pattern.compile("(?<!non-)\\bsealed (interface|class) [^{]*\\{");

  private static final Pattern INSIDE_OF_CORE =
      Pattern.compile("import (static )?io\\.github\\.pbxrouting\\.core\\.(\\w+)\\.");

  @Test
  void no_name_has_a_word_to_avoid() throws IOException {
    List<Path> offending =
        sources().stream().filter(file -> AVOIDED.matcher(simpleName(file)).find()).toList();
    assertEquals(List.of(), offending, "use the field's term for what the type is");
    List<Path> packages =
        sources().stream()
            .filter(file -> file.getParent().toString().matches(".*[/\\\\](utils?|helpers?|impl)"))
            .toList();
    assertEquals(List.of(), packages, "name the package after its phase or subject");
  }

  @Test
  void other_modules_use_only_what_is_exported() throws IOException {
    for (Path file : sources()) {
      if ((file.startsWith(HOUSE.resolve("examples")) || file.startsWith(HOUSE.resolve("dialplan")))
          && HOUSE.relativize(file).toString().contains(MAIN.toString())) {
        List<String> reached =
            Files.readAllLines(file).stream()
                .map(INSIDE_OF_CORE::matcher)
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> matcher.group(2))
                .filter(Published.LAYERS::contains)
                .filter(not(name -> Published.EXPORTED.contains(Published.CORE + "." + name)))
                .toList();
        assertEquals(List.of(), reached, file + " reaches into the core");
      }
    }
  }

  @Test
  void every_package_of_every_module_has_a_package_info() throws IOException {
    Set<Path> packages = new TreeSet<>();
    Set<Path> described = new TreeSet<>();
    for (Path file : sources()) {
      Path inModule = HOUSE.relativize(file);
      if (inModule.subpath(1, 4).equals(MAIN) && inModule.getNameCount() > 5) {
        Path folder = inModule.subpath(4, inModule.getNameCount() - 1);
        packages.add(folder);
        if (inModule.endsWith("package-info.java")) {
          described.add(folder);
        }
      }
    }
    assertTrue(packages.size() > 10, packages::toString);
    assertEquals(packages, described, "say what comes in, what goes out and who may call");
  }

  /** Else the order in which javac happens to read the files decides what stands in the class. */
  @Test
  void every_sealed_type_that_is_published_names_its_subtypes() throws IOException {
    int sealed = 0;
    for (Path file : sources()) {
      if (HOUSE.relativize(file).toString().matches("routing-\\w+[/\\\\]src[/\\\\]main.*")) {
        Matcher header = SEALED.matcher(Files.readString(file));
        while (header.find()) {
          sealed++;
          assertTrue(header.group().contains(" permits "), file + ": " + header.group());
        }
      }
    }
    assertTrue(sealed > 8, "only " + sealed);
  }

  @Test
  void the_words_are_found_where_they_are_and_only_there() {
    assertTrue(AVOIDED.matcher("RouterImpl").find());
    assertTrue(AVOIDED.matcher("PlanHelper").find());
    assertFalse(AVOIDED.matcher("ImplicitAnchor").find());
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(HOUSE);
        Stream<Path> hosts = Files.list(HOUSE.resolve("examples"))) {
      List<Path> roots =
          Stream.concat(modules, hosts)
              .map(module -> module.resolve("src"))
              .filter(Files::isDirectory)
              .toList();
      assertTrue(roots.size() >= 2, "the modules are where this test looks for them: " + HOUSE);
      return roots.stream().flatMap(SourceNamesTest::javaFiles).toList();
    }
  }

  private static Stream<Path> javaFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
