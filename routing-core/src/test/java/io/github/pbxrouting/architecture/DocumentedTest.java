package io.github.pbxrouting.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Parses the sources of the exported packages; doclint sees to what the comments themselves say.
 */
class DocumentedTest {

  private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

  @Test
  void everything_public_in_an_exported_package_has_a_comment() throws IOException {
    List<String> bare = new ArrayList<>();
    int documented = scan(sources(), bare);
    assertEquals(List.of(), bare, "say in a sentence what it is");
    assertTrue(documented > 100, "the sources are where this test looks for them: " + documented);
  }

  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("routing-api", "routing-core")) {
      for (String exported : Published.EXPORTED) {
        Path folder =
            HOUSE.resolve(module).resolve("src/main/java").resolve(exported.replace('.', '/'));
        if (Files.isDirectory(folder)) {
          try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
          }
        }
      }
    }
    return files;
  }

  /** Returns how many documented elements there are, and adds the others to {@code bare}. */
  private static int scan(List<Path> files, List<String> bare) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      PublicElements elements = new PublicElements(DocTrees.instance(task), bare);
      for (CompilationUnitTree unit : task.parse()) {
        elements.scan(unit, null);
      }
      return elements.documented;
    }
  }

  private static final class PublicElements
      extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final DocTrees docs;
    private final List<String> bare;
    private int documented;

    PublicElements(DocTrees docs, List<String> bare) {
      this.docs = docs;
      this.bare = bare;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      if (!isShown(type.getModifiers())) {
        return null;
      }
      look(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
      if (isShown(method.getModifiers()) && !overrides && !isConstructorOfARecord(method)) {
        look(method.getName().toString());
      }
      return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, @Nullable Void unused) {
      if (isShown(field.getModifiers())) {
        look(field.getName().toString());
      }
      return null;
    }

    private void look(String name) {
      String comment = docs.getDocComment(getCurrentPath());
      if (comment == null || comment.isBlank()) {
        bare.add(place() + name);
      } else {
        documented++;
      }
    }

    private String place() {
      Path file = Path.of(getCurrentPath().getCompilationUnit().getSourceFile().getName());
      return file.getFileName() + ": ";
    }

    /** The components of a record are documented on the record. */
    private boolean isConstructorOfARecord(MethodTree method) {
      return method.getName().contentEquals("<init>")
          && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    }

    private boolean isShown(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      if (flags.contains(Modifier.PRIVATE)) {
        return false;
      }
      TreePath parent = getCurrentPath().getParentPath();
      boolean member = parent.getLeaf() instanceof ClassTree;
      boolean inInterface = member && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
      return inInterface || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }
  }
}
