package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.CompiledPlanFile;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.file.Nearest;
import io.github.pbxrouting.dialplan.file.Quoted;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plan a command works on, compiled, and checked against what the command line says of it. */
final class Plan {

  /** How many clients or friends are listed where one is unknown. */
  private static final int MAX_LISTED = 20;

  private Plan() {}

  static BrandRouter compile(Path file, Console console) throws InvalidPlanFileException {
    return compileFile(file, console).router();
  }

  /** Compiles a plan, and keeps what else its file holds; {@code -} is standard input. */
  static CompiledPlanFile compileFile(Path file, Console console) throws InvalidPlanFileException {
    if (isStandardInput(file)) {
      return PlanFiles.compileFile(
          console.in(), "-", RouterCompiler.load(), CompileOptions.DEFAULT);
    }
    return PlanFiles.compileFile(file, RouterCompiler.load(), CompileOptions.DEFAULT);
  }

  /** Returns whether a file's name means standard input. */
  static boolean isStandardInput(Path file) {
    return file.toString().equals("-");
  }

  /** Refuses standard input in place of more than one file; null means none. */
  static void requireOneStandardInput(@Nullable Path... files) throws MisuseException {
    if (Arrays.stream(files).filter(file -> file != null && isStandardInput(file)).count() > 1) {
      throw new MisuseException("- is standard input, which can be read once: name a file");
    }
  }

  /** Refuses a client the brand does not have. */
  static void requireClient(BrandRouter brand, String client) throws MisuseException {
    if (!brand.hasClient(client)) {
      List<String> ids = brand.brand().clients().stream().map(Client::id).toList();
      throw new MisuseException(noClient(brand, client) + instead(client, "clients", ids));
    }
  }

  /** Refuses a friend the client does not have. */
  static void requireFriend(BrandRouter brand, String client, String friend)
      throws MisuseException {
    List<String> names =
        brand.client(client).client().friends().stream().map(Friend::name).toList();
    if (!names.contains(friend)) {
      throw new MisuseException(
          "the client \"%s\" has no friend \"%s\"%s"
              .formatted(client, friend, instead(friend, "friends", names)));
    }
  }

  /** Returns what may have been meant, and what there is. */
  private static String instead(String name, String what, List<String> known) {
    if (known.isEmpty()) {
      return "; it has no " + what;
    }
    String first =
        known.stream().limit(MAX_LISTED).map(Quoted::of).collect(Collectors.joining(", "));
    int more = known.size() - MAX_LISTED;
    return "; "
        + Nearest.of(name, known)
        + "its "
        + what
        + " are "
        + first
        + (more > 0 ? " and " + more + " more" : "");
  }

  static String noClient(BrandRouter brand, String client) {
    return "the brand \"" + brand.brand().name() + "\" has no client \"" + client + "\"";
  }
}
