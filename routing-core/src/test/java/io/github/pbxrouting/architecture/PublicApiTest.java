package io.github.pbxrouting.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What hosts compile against, as text that is reviewed like code. */
class PublicApiTest {

  private static final Path REVIEWED = Path.of("src/test/resources/public-api.txt");

  @Test
  void the_public_api_is_the_one_that_was_reviewed() throws IOException {
    List<String> found = new ArrayList<>();
    for (String exported : Published.EXPORTED) {
      found.addAll(listing(exported));
    }
    if (Boolean.getBoolean("api.accept")) {
      Files.write(REVIEWED, found);
    }
    List<String> reviewed = Files.readAllLines(REVIEWED);
    List<String> changes = changes(reviewed, found);
    assertEquals(List.of(), changes, () -> howToAccept(changes));
    assertEquals(reviewed, found, "the same lines in another order");
  }

  private static String howToAccept(List<String> changes) {
    return """
    the public API is not what %s says. If that is meant, tell it in CHANGELOG.md, accept it with
      mvn -B test -pl routing-core -am -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.accept=true
    and commit the file.
    %s
    """
        .formatted(REVIEWED, String.join("\n", changes));
  }

  private static List<String> listing(String exported) {
    List<String> lines = new ArrayList<>();
    Package home =
        Published.CLASSES.stream()
            .filter(type -> type.getPackageName().equals(exported))
            .map(type -> type.reflect().getPackage())
            .findFirst()
            .orElseThrow();
    boolean marked = home.isAnnotationPresent(NullMarked.class);
    lines.add((marked ? "@NullMarked " : "") + "package " + exported);
    Published.CLASSES.stream()
        .filter(type -> type.getPackageName().equals(exported))
        .filter(PublicApiTest::isPublicToTheOutside)
        .map(JavaClass::getName)
        .sorted()
        .forEach(name -> {
          lines.add("");
          lines.addAll(ApiText.of(Published.CLASSES.get(name).reflect()));
        });
    lines.add("");
    return lines;
  }

  private static boolean isPublicToTheOutside(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicApiTest::isPublicToTheOutside).orElse(true);
  }

  /** Each line that came or went, with the type it belongs to. */
  private static List<String> changes(List<String> before, List<String> after) {
    TreeSet<String> gone = new TreeSet<>(placed(before));
    TreeSet<String> come = new TreeSet<>(placed(after));
    gone.removeAll(placed(after));
    come.removeAll(placed(before));
    List<String> changes = new ArrayList<>();
    gone.forEach(line -> changes.add("- " + line));
    come.forEach(line -> changes.add("+ " + line));
    return changes;
  }

  private static List<String> placed(List<String> lines) {
    List<String> placed = new ArrayList<>();
    String type = "";
    for (String line : lines) {
      if (line.startsWith("  ")) {
        placed.add(type.replaceAll("[<(].*| (extends|implements|permits) .*", "") + ":" + line);
      } else if (!line.isEmpty()) {
        type = line;
        placed.add(line);
      }
    }
    return placed;
  }

  /** Everything that {@link ApiText} tells, once. */
  sealed interface Sample<T extends Comparable<T>> permits Sample.Leaf, Sample.Open {

    int MOST = 7;

    List<@Nullable String> names(Map<String, ? extends T> from, int... places) throws IOException;

    default <X extends Exception & Runnable> void run(Class<? super X> type) throws X {}

    record Leaf(@Nullable String name, List<int[]> counts) implements Sample<String> {
      Leaf(String name) {
        this(name, List.of());
      }

      public static final String WORD = "w";

      @Override
      public List<@Nullable String> names(Map<String, ? extends String> from, int... places) {
        return Arrays.asList(name);
      }
    }

    abstract non-sealed class Open extends Thread implements Sample<String> {
      protected Open() {}

      @Deprecated
      protected abstract byte @Nullable [] bytes();
    }
  }

  @Test
  void the_text_tells_all_that_a_host_can_depend_on() {
    String here = PublicApiTest.class.getName();
    String leaf = "PublicApiTest$Sample$Leaf";
    String open = "PublicApiTest$Sample$Open";
    assertEquals(
        List.of(
            "sealed interface "
                + here
                + "$Sample<T extends Comparable<T>> permits "
                + leaf
                + ", "
                + open,
            "  default <X extends Exception & Runnable> void run(Class<? super X>) throws X",
            "  java.util.List<@Nullable String> names(java.util.Map<String, ? extends T>, int...)"
                + " throws java.io.IOException",
            "  static final int MOST = 7"),
        ApiText.of(Sample.class));
    assertEquals(
        List.of(
            "record "
                + here
                + "$Sample$Leaf(@Nullable String name, java.util.List<int[]> counts)"
                + " implements PublicApiTest$Sample<String>",
            "  java.util.List<@Nullable String> names(java.util.Map<String, ? extends String>,"
                + " int...)",
            "  static final String WORD = w"),
        ApiText.of(Sample.Leaf.class));
    assertEquals(
        List.of(
            "abstract class "
                + here
                + "$Sample$Open extends Thread implements PublicApiTest$Sample<String>",
            "  @Deprecated protected abstract byte @Nullable [] bytes()",
            "  protected Open()"),
        ApiText.of(Sample.Open.class));
  }
}
