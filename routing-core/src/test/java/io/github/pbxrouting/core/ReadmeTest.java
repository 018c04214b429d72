package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's quick start, compiled and run from the README's own text. */
final class ReadmeTest {

  private static final Pattern QUICK_START =
      Pattern.compile("<!-- the quick start -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_quick_start_compiles_and_routes_its_numbers(@TempDir Path folder) throws Exception {
    String[] printed = run(quickStart(), folder).split("\n");

    assertEquals(3, printed.length);
    assertTrue(
        printed[0].startsWith("ToExtension") && printed[0].contains("user/alice"), printed[0]);
    assertTrue(printed[1].startsWith("Dial") && printed[1].contains("number=2002"), printed[1]);
    assertTrue(
        printed[2].startsWith("RingEndpoint") && printed[2].contains("user/alice"), printed[2]);
  }

  @Test
  void the_quick_start_has_at_most_ten_lines() throws IOException {
    assertTrue(quickStart().lines().count() <= 10, "the quick start has grown");
  }

  private static String quickStart() throws IOException {
    Matcher block = QUICK_START.matcher(Files.readString(Path.of("..", "README.md")));
    assertTrue(block.find(), "the README has no quick start");
    return block.group(1);
  }

  private static String run(String body, Path folder) throws Exception {
    Path source = folder.resolve("QuickStart.java");
    Files.writeString(
        source,
        "import io.github.pbxrouting.api.*;\n"
            + "public class QuickStart { public static void main(String[] args) {\n"
            + body
            + "}}\n");
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                complaints,
                complaints,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertEquals(0, status, complaints.toString(StandardCharsets.UTF_8));

    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader());
        PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      loader.loadClass("QuickStart").getMethod("main", String[].class).invoke(null, (Object) null);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
