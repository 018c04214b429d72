package io.github.pbxrouting.dialplan;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RouterCompiler;
import java.nio.file.Path;
import java.util.List;

/**
 * Plan files: a brand as JSON text in UTF-8.
 *
 * <p>A file is not trusted. It is read as a stream, within bounds on its size, the depth of its
 * nesting, the length of its texts and the number of its entries; what it may say beyond the
 * grammar of the plan is nothing.
 */
public final class PlanFile {

  /** The most bytes a plan file may have: 256 MB, or less where memory is short. */
  public static final long MAX_BYTES = 256L << 20;

  /** How often a file's size must fit into the memory, entries taking several times their text. */
  private static final int MEMORY_PER_BYTE = 4;

  /** How many bytes an entry takes, compiled, with room to compile it in. */
  private static final int MEMORY_PER_ENTRY = 400;

  /** The most UTF-16 units a text in a plan file may have; what it is for may allow less. */
  public static final int MAX_TEXT_LENGTH = 100_000;

  /** The most objects and lists in one another; a plan has eight. */
  public static final int MAX_NESTING = 50;

  private PlanFile() {}

  /** The most bytes a plan file may have in this JVM: a quarter of its memory. */
  static long mostBytes() {
    return Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE);
  }

  private static long mostEntries(PlanLimits limits) {
    return Math.min(
        (long) limits.totalEntries() + limits.clients(),
        Runtime.getRuntime().maxMemory() / MEMORY_PER_ENTRY);
  }

  /**
   * The limits, with fewer entries where memory is short: a small file can have internal friends
   * lead to the same extensions over and over, and each has them in its client's tables.
   */
  private static PlanLimits fitting(PlanLimits limits) {
    return limits.withTotalEntries((int) Math.min(limits.totalEntries(), mostEntries(limits)));
  }

  /**
   * Reads a brand and compiles it.
   *
   * @throws InvalidPlanFileException with every problem of the text and of the brand
   */
  public static BrandRouter compile(Path file, RouterCompiler compiler, CompileOptions options)
      throws InvalidPlanFileException {
    try {
      Problems problems = new Problems();
      ReadPlan plan = read(file, options.limits(), problems);
      CompileOptions fitting = options.withLimits(fitting(options.limits()));
      if (problems.isEmpty()) {
        try {
          return compiler.compile(plan.brand, fitting);
        } catch (InvalidPlanException invalid) {
          invalid.problems().forEach(problem -> problems.add(shown(problem, options, fitting)));
        }
      } else {
        for (PlanProblem problem : compiler.problems(plan.brand, fitting)) {
          if (plan.isOfTheBrand(problem)) {
            problems.add(shown(problem, options, fitting));
          }
        }
      }
      throw new InvalidPlanFileException(file, problems.lines());
    } catch (OutOfMemoryError tooLarge) {
      throw new InvalidPlanFileException(
          file,
          List.of(
              "does not fit into the memory Java may use, "
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MB: give it more with -Xmx"));
    }
  }

  private static String shown(PlanProblem problem, CompileOptions options, CompileOptions fitting) {
    boolean memory =
        problem.code() == ProblemCode.TOO_LARGE
            && problem.client() == null
            && !options.equals(fitting);
    return Quoted.plain(problem.toString()) + (memory ? ", and Java's memory with -Xmx" : "");
  }

  /**
   * Reads a brand without compiling it.
   *
   * @throws InvalidPlanFileException with every problem of the text
   */
  public static Brand read(Path file, PlanLimits limits) throws InvalidPlanFileException {
    Problems problems = new Problems();
    ReadPlan plan = read(file, limits, problems);
    if (!problems.isEmpty()) {
      throw new InvalidPlanFileException(file, problems.lines());
    }
    return plan.brand;
  }

  /** A brand, perhaps with stand-ins for what could not be read. */
  private record ReadPlan(Brand brand, boolean clientsComplete, boolean extensionsComplete) {
    /** Whether that problem is the brand's own, not a consequence of what could not be read. */
    boolean isOfTheBrand(PlanProblem problem) {
      return (clientsComplete || problem.code() != ProblemCode.UNKNOWN_TARGET_CLIENT)
          && (extensionsComplete || problem.code() != ProblemCode.UNKNOWN_FORWARD_TARGET);
    }
  }

  /**
   * Throws only when the text cannot be read to its end; other problems are added to {@code
   * problems}.
   */
  private static ReadPlan read(Path file, PlanLimits limits, Problems problems)
      throws InvalidPlanFileException {
    return JsonFile.read(
        file,
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
