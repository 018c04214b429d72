package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.CompiledPlanFile;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.nio.file.Path;

/** The plan a command works on, compiled, and checked against what the command line says of it. */
final class Plan {

  private Plan() {}

  static BrandRouter compile(Path file) throws InvalidPlanFileException {
    return compileFile(file).router();
  }

  /** Compiles a plan, and keeps what else its file holds. */
  static CompiledPlanFile compileFile(Path file) throws InvalidPlanFileException {
    return PlanFiles.compileFile(file, RouterCompiler.load(), CompileOptions.DEFAULT);
  }

  /** Refuses a client the brand does not have. */
  static void requireClient(BrandRouter brand, String client) throws MisuseException {
    if (!brand.hasClient(client)) {
      throw new MisuseException(noClient(brand, client));
    }
  }

  /** Refuses a friend the client does not have. */
  static void requireFriend(BrandRouter brand, String client, String friend)
      throws MisuseException {
    boolean known =
        brand.client(client).client().friends().stream()
            .anyMatch(candidate -> candidate.name().equals(friend));
    if (!known) {
      throw new MisuseException("the client \"" + client + "\" has no friend \"" + friend + "\"");
    }
  }

  static String noClient(BrandRouter brand, String client) {
    return "the brand \"" + brand.brand().name() + "\" has no client \"" + client + "\"";
  }
}
