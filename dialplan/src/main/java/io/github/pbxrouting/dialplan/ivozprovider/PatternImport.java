package io.github.pbxrouting.dialplan.ivozprovider;

import com.google.common.collect.Sets;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RouterCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing one of IvozProvider's regular expressions.
 *
 * @param pattern the pattern that means the same to RE2, mostly the one given; null when there is
 *     none
 * @param notes what an administrator should know about it
 */
record PatternImport(@Nullable String pattern, List<String> notes) {

  private static final RouterCompiler COMPILER = RouterCompiler.load();

  /** PCRE's instructions to the matcher, such as {@code (*UTF8)}, are no repetition of nothing. */
  private static final Pattern VERB = Pattern.compile("\\(\\*[A-Za-z:]");

  /** What PCRE refuses as RE2 does, in patterns without a {@link #VERB}. */
  private static final Set<ProblemCode> REFUSED_BY_PCRE =
      Sets.immutableEnumSet(ProblemCode.UNESCAPED_REPEAT, ProblemCode.UNBALANCED_PATTERN);

  /** What PCRE has and RE2 does not. */
  private static final Set<ProblemCode> PCRE_ALONE =
      Sets.immutableEnumSet(
          ProblemCode.LOOK_AROUND, ProblemCode.BACK_REFERENCE, ProblemCode.POSSESSIVE_QUANTIFIER);

  /** Imports a pattern. */
  static PatternImport of(String saved) {
    List<String> notes = new ArrayList<>();
    String subject = "pattern " + saved + " ";
    String pattern = PcreDifferences.withoutLeadingZeros(saved);
    if (!pattern.equals(saved)) {
      notes.add(
          "%sbecame %s: a count with a leading zero is a count to PCRE, and text to RE2"
              .formatted(subject, pattern));
    }
    List<PlanProblem> problems = problems(pattern);
    for (PlanProblem problem : problems) {
      notes.add(subject + fate(pattern, problem) + problem.message() + "; " + problem.suggestion());
    }
    if (!problems.isEmpty()) {
      return new PatternImport(null, notes);
    }
    PcreDifferences differences = PcreDifferences.of(pattern);
    boolean dead = differences.neverMatchesThere();
    for (String difference : differences.found()) {
      notes.add(
          subject
              + (dead ? "was left out: " : "was kept, but may mean something else: ")
              + difference);
    }
    return new PatternImport(dead ? null : pattern, notes);
  }

  /** Returns the words for a pattern that RE2 refuses, and for what it does in IvozProvider. */
  private static String fate(String pattern, PlanProblem problem) {
    boolean dead =
        REFUSED_BY_PCRE.contains(problem.code())
            ? !VERB.matcher(pattern).find()
            : PcreDifferences.breaksDelimiters(pattern);
    if (dead) {
      return "never matches in IvozProvider either, silently, and was left out: ";
    }
    return PCRE_ALONE.contains(problem.code())
        ? "may match in IvozProvider, but has no equivalent in RE2, and was left out: "
        : "was left out; look what it does in IvozProvider: ";
  }

  private static List<PlanProblem> problems(String pattern) {
    Client client =
        Client.builder("import").friend(Friend.remote("import").pattern(pattern).build()).build();
    return COMPILER.problems(Brand.of("import", client), CompileOptions.DEFAULT);
  }
}
