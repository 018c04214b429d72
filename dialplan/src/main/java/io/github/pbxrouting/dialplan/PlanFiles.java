package io.github.pbxrouting.dialplan;

import static java.util.Objects.requireNonNull;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.file.JsonFile;
import io.github.pbxrouting.dialplan.file.PlanReader;
import io.github.pbxrouting.dialplan.file.PlanWriter;
import io.github.pbxrouting.dialplan.file.Problems;
import io.github.pbxrouting.dialplan.file.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes plan files: a brand as JSON text in UTF-8. The fields are described in the page
 * of the module.
 *
 * <pre>{@code
 * Brand brand = PlanFiles.read(Path.of("plan.json"));
 * BrandRouter router = RouterCompiler.load().compile(brand);
 * }</pre>
 *
 * <p>A file is not trusted. It is read as a stream, with bounds on its size (256 MB, and a quarter
 * of the JVM's memory), its nesting (50), the length of a string (100,000 characters) and the
 * number of entries ({@link PlanLimits}). Unknown and repeated fields are errors. Reading reports
 * all problems of a file at once, each with its place.
 *
 * <p>What {@code write} writes, {@code read} reads as an equal brand.
 */
public final class PlanFiles {

  /** How many bytes an entry takes, compiled, with room to compile it in. */
  private static final int MEMORY_PER_ENTRY = 400;

  private PlanFiles() {}

  /**
   * Reads a brand from a file, within the default limits.
   *
   * @throws InvalidPlanFileException with every problem of the text, also when the file cannot be
   *     read
   */
  public static Brand read(Path file) throws InvalidPlanFileException {
    return read(file, PlanLimits.DEFAULT);
  }

  /**
   * Reads a brand from a file.
   *
   * @throws InvalidPlanFileException with every problem of the text, also when the file cannot be
   *     read
   */
  public static Brand read(Path file, PlanLimits limits) throws InvalidPlanFileException {
    requireNonNull(file, "file");
    return read(JsonFile.of(file, "plan"), file.toString(), limits);
  }

  /**
   * Reads a brand from UTF-8 text, within the default limits; the stream stays open.
   *
   * @param name names the text in problems
   * @throws InvalidPlanFileException with every problem of the text, also when the stream fails
   */
  public static Brand read(InputStream in, String name) throws InvalidPlanFileException {
    requireNonNull(in, "in");
    return read(JsonFile.of(in), requireNonNull(name, "name"), PlanLimits.DEFAULT);
  }

  /**
   * Reads a brand from text, within the default limits; the reader stays open.
   *
   * @param name names the text in problems
   * @throws InvalidPlanFileException with every problem of the text, also when the reader fails
   */
  public static Brand read(Reader in, String name) throws InvalidPlanFileException {
    requireNonNull(in, "in");
    return read(JsonFile.of(in), requireNonNull(name, "name"), PlanLimits.DEFAULT);
  }

  /**
   * Reads a brand from a string, within the default limits; problems call it {@code plan}.
   *
   * @throws InvalidPlanFileException with every problem of the text
   */
  public static Brand parse(String text) throws InvalidPlanFileException {
    return read(new StringReader(requireNonNull(text, "text")), "plan");
  }

  private static Brand read(JsonFile.Source source, String name, PlanLimits limits)
      throws InvalidPlanFileException {
    Problems problems = new Problems();
    ReadPlan plan = read(source, requireNonNull(limits, "limits"), problems);
    if (plan == null || !problems.isEmpty()) {
      throw new InvalidPlanFileException(name, problems.lines());
    }
    return plan.brand;
  }

  /**
   * Reads a brand from a file and compiles it. Reports the problems of the text and of the brand at
   * once.
   *
   * @throws InvalidPlanFileException with every problem of the text and of the brand, also when the
   *     file cannot be read or the plan does not fit into the JVM's memory
   */
  public static BrandRouter compile(Path file, RouterCompiler compiler, CompileOptions options)
      throws InvalidPlanFileException {
    requireNonNull(file, "file");
    requireNonNull(compiler, "compiler");
    requireNonNull(options, "options");
    try {
      Problems problems = new Problems();
      ReadPlan plan = read(JsonFile.of(file, "plan"), options.limits(), problems);
      CompileOptions fitting = options.withLimits(fitting(options.limits()));
      if (plan != null && problems.isEmpty()) {
        try {
          return compiler.compile(plan.brand, fitting);
        } catch (InvalidPlanException invalid) {
          invalid.problems().forEach(problem -> problems.add(shown(problem, options, fitting)));
        }
      } else if (plan != null) {
        for (PlanProblem problem : compiler.problems(plan.brand, fitting)) {
          if (plan.isOfTheBrand(problem)) {
            problems.add(shown(problem, options, fitting));
          }
        }
      }
      throw new InvalidPlanFileException(file.toString(), problems.lines());
    } catch (OutOfMemoryError tooLarge) {
      throw new InvalidPlanFileException(
          file.toString(),
          List.of(
              "does not fit into the memory Java may use, "
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MB: give it more with -Xmx"));
    }
  }

  /**
   * Writes a brand as a plan file, replacing the file if it exists. Default values are left out.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(Brand brand, Path file) throws IOException {
    requireNonNull(brand, "brand");
    try (Writer out = Files.newBufferedWriter(requireNonNull(file, "file"))) {
      PlanWriter.write(brand, out);
    }
  }

  /**
   * Writes a brand as the text of a plan file, with a line end; the writer stays open.
   *
   * @throws IOException when the writer fails
   */
  public static void write(Brand brand, Writer out) throws IOException {
    PlanWriter.write(requireNonNull(brand, "brand"), requireNonNull(out, "out"));
  }

  /** Returns a brand as the text of a plan file, which {@link #parse} reads. */
  public static String format(Brand brand) {
    StringWriter text = new StringWriter();
    try {
      write(brand, text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static long mostEntries(PlanLimits limits) {
    return Math.min(
        (long) limits.totalEntries() + limits.clients(),
        Runtime.getRuntime().maxMemory() / MEMORY_PER_ENTRY);
  }

  /**
   * The limits, with fewer entries where memory is short. In a small file, many internal friends
   * can lead to the same extensions, and each has them in its client's tables.
   */
  private static PlanLimits fitting(PlanLimits limits) {
    return limits.withTotalEntries((int) Math.min(limits.totalEntries(), mostEntries(limits)));
  }

  private static String shown(PlanProblem problem, CompileOptions options, CompileOptions fitting) {
    boolean memory =
        problem.code() == ProblemCode.TOO_LARGE
            && problem.client().isEmpty()
            && !options.equals(fitting);
    return Quoted.plain(problem.toString()) + (memory ? ", and Java's memory with -Xmx" : "");
  }

  /** A brand, perhaps with placeholders for parts that could not be read. */
  private record ReadPlan(Brand brand, boolean clientsComplete, boolean extensionsComplete) {
    /** Whether that problem is the brand's own, not a consequence of a part that is missing. */
    boolean isOfTheBrand(PlanProblem problem) {
      return (clientsComplete || problem.code() != ProblemCode.UNKNOWN_TARGET_CLIENT)
          && (extensionsComplete || problem.code() != ProblemCode.UNKNOWN_FORWARD_TARGET);
    }
  }

  /** Adds the problems of the text; returns null when it cannot be read to its end. */
  private static @Nullable ReadPlan read(
      JsonFile.Source source, PlanLimits limits, Problems problems) {
    return JsonFile.read(
        source,
        "plan",
        mostEntries(limits),
        problems,
        walk -> {
          PlanReader reader = new PlanReader(walk, limits);
          Brand brand = reader.brand();
          return new ReadPlan(brand, reader.clientsComplete(), reader.extensionsComplete());
        });
  }
}
