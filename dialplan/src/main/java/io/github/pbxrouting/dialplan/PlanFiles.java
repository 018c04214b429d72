package io.github.pbxrouting.dialplan;

import static java.util.Objects.requireNonNull;

import com.google.common.io.Resources;
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
import io.github.pbxrouting.dialplan.file.PlanText;
import io.github.pbxrouting.dialplan.file.PlanWriter;
import io.github.pbxrouting.dialplan.file.Problems;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.file.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes plan files: a brand as text in UTF-8, in JSON, or in YAML when the file's name
 * ends in {@code .yaml} or {@code .yml}. YAML needs {@code org.yaml:snakeyaml} on the class path.
 * The fields are described in the page of the module, and by {@link #schema()}.
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
  private static final int MEMORY_PER_ENTRY = 480;

  private static final String SCHEMA = "plan.schema.json";

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
    return read(JsonFile.of(file, "plan"), limits).brand();
  }

  /**
   * Reads a brand from UTF-8 text, within the default limits; the stream stays open.
   *
   * @param name names the text in problems
   * @throws InvalidPlanFileException with every problem of the text, also when the stream fails
   */
  public static Brand read(InputStream in, String name) throws InvalidPlanFileException {
    return read(stream(in, name), PlanLimits.DEFAULT).brand();
  }

  /**
   * Reads a brand from text, within the default limits; the reader stays open.
   *
   * @param name names the text in problems
   * @throws InvalidPlanFileException with every problem of the text, also when the reader fails
   */
  public static Brand read(Reader in, String name) throws InvalidPlanFileException {
    requireNonNull(in, "in");
    return read(JsonFile.of(in, requireNonNull(name, "name")), PlanLimits.DEFAULT).brand();
  }

  /**
   * Reads a brand from a string, within the default limits; problems call it {@code plan}.
   *
   * @throws InvalidPlanFileException with every problem of the text
   */
  public static Brand parse(String text) throws InvalidPlanFileException {
    return read(new StringReader(requireNonNull(text, "text")), "plan");
  }

  /**
   * Reads a plan file with everything it holds, within the default limits.
   *
   * @throws InvalidPlanFileException with every problem of the text, also when the file cannot be
   *     read
   */
  public static PlanFile readFile(Path file) throws InvalidPlanFileException {
    requireNonNull(file, "file");
    return new PlanFile(read(JsonFile.of(file, "plan"), PlanLimits.DEFAULT), file.toString());
  }

  /**
   * Reads the UTF-8 text of a plan file with everything it holds, within the default limits; the
   * stream stays open.
   *
   * @param name names the text in problems
   * @throws InvalidPlanFileException with every problem of the text, also when the stream fails
   */
  public static PlanFile readFile(InputStream in, String name) throws InvalidPlanFileException {
    return new PlanFile(read(stream(in, name), PlanLimits.DEFAULT), name);
  }

  private static JsonFile.Source stream(InputStream in, String name) {
    return JsonFile.of(requireNonNull(in, "in"), requireNonNull(name, "name"));
  }

  private static PlanText read(JsonFile.Source source, PlanLimits limits)
      throws InvalidPlanFileException {
    Problems problems = new Problems();
    PlanText plan = read(source, requireNonNull(limits, "limits"), problems);
    if (plan == null || !problems.isEmpty()) {
      throw new InvalidPlanFileException(source.name(), problems.all());
    }
    return plan;
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
    return compileFile(file, compiler, options).router();
  }

  /**
   * Reads a plan file with everything it holds, and compiles its brand. Reports the problems of the
   * text and of the brand at once.
   *
   * @throws InvalidPlanFileException with every problem of the text and of the brand, also when the
   *     file cannot be read or the plan does not fit into the JVM's memory
   */
  public static CompiledPlanFile compileFile(
      Path file, RouterCompiler compiler, CompileOptions options) throws InvalidPlanFileException {
    requireNonNull(file, "file");
    return compile(JsonFile.of(file, "plan"), compiler, options);
  }

  /**
   * Reads the UTF-8 text of a plan file with everything it holds, and compiles its brand; the
   * stream stays open. Reports the problems of the text and of the brand at once.
   *
   * @param name names the text in problems
   * @throws InvalidPlanFileException with every problem of the text and of the brand, also when the
   *     stream fails or the plan does not fit into the JVM's memory
   */
  public static CompiledPlanFile compileFile(
      InputStream in, String name, RouterCompiler compiler, CompileOptions options)
      throws InvalidPlanFileException {
    return compile(stream(in, name), compiler, options);
  }

  private static CompiledPlanFile compile(
      JsonFile.Source source, RouterCompiler compiler, CompileOptions options)
      throws InvalidPlanFileException {
    requireNonNull(compiler, "compiler");
    requireNonNull(options, "options");
    Problems problems = new Problems();
    try {
      PlanText plan = read(source, options.limits(), problems);
      CompileOptions fitting = options.withLimits(fitting(options.limits()));
      if (plan != null && problems.isEmpty()) {
        try {
          return new CompiledPlanFile(
              new PlanFile(plan, source.name()), compiler.compile(plan.brand(), fitting));
        } catch (InvalidPlanException invalid) {
          invalid.problems().forEach(problem -> add(problem, plan, options, fitting, problems));
        }
      } else if (plan != null) {
        for (PlanProblem problem : compiler.problems(plan.brand(), fitting)) {
          if (plan.isOfTheBrand(problem)) {
            add(problem, plan, options, fitting, problems);
          }
        }
      }
    } catch (OutOfMemoryError tooLarge) {
      Problems memory = new Problems();
      memory.add(
          "does not fit into the memory Java may use, "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB: give it more with -Xmx");
      throw new InvalidPlanFileException(source.name(), memory.all());
    }
    throw new InvalidPlanFileException(source.name(), problems.all());
  }

  /**
   * Writes a brand as a plan file, replacing the file if it exists: as YAML when its name ends in
   * {@code .yaml} or {@code .yml}, else as JSON. Default values are left out.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(Brand brand, Path file) throws IOException {
    requireNonNull(brand, "brand");
    requireNonNull(file, "file");
    try (Writer out = Files.newBufferedWriter(file)) {
      if (JsonFile.isYaml(file.toString())) {
        PlanWriter.writeYaml(brand, out);
      } else {
        PlanWriter.write(brand, out);
      }
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

  /**
   * Returns the JSON Schema (2020-12) of plan files, as JSON text. What it refuses, reading refuses
   * too. It does not see repeated fields, nor what makes a brand one that cannot be compiled.
   */
  public static String schema() {
    try {
      return Resources.toString(
          Resources.getResource(PlanFiles.class, SCHEMA), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static long mostEntries(PlanLimits limits) {
    return Math.min(
        (long) limits.totalEntries() + limits.clients(),
        Runtime.getRuntime().maxMemory() / MEMORY_PER_ENTRY);
  }

  /**
   * Returns the limits, with fewer entries where memory is short. In a small file, many internal
   * friends can lead to the same extensions, and each has them in its client's tables.
   */
  private static PlanLimits fitting(PlanLimits limits) {
    return limits.withTotalEntries((int) Math.min(limits.totalEntries(), mostEntries(limits)));
  }

  private static void add(
      PlanProblem problem,
      PlanText plan,
      CompileOptions options,
      CompileOptions fitting,
      Problems problems) {
    boolean memory =
        problem.code() == ProblemCode.TOO_LARGE
            && problem.client().isEmpty()
            && !options.equals(fitting);
    Token token = plan.places().token(problem.place()).orElse(null);
    PlanProblem shown =
        token != null && problem.offset().isPresent() // of a pattern
            ? problem.withSuggestion(token.written(problem.suggestion()))
            : problem;
    String message = Quoted.plain(shown.description());
    problems.add(problem.place(), token, message + (memory ? ", and Java's memory with -Xmx" : ""));
  }

  /** Adds the problems of the text; returns null when it cannot be read to its end. */
  private static @Nullable PlanText read(
      JsonFile.Source source, PlanLimits limits, Problems problems) {
    return JsonFile.read(
        source, "plan", mostEntries(limits), problems, walk -> new PlanReader(walk, limits).plan());
  }
}
