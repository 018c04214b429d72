package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.file.PlanWriter;
import io.github.pbxrouting.dialplan.ivozprovider.IvozProviderImport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan import-ivozprovider}: a plan from the saved answers of IvozProvider's API. */
@Command(
    name = "import-ivozprovider",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Makes a plan of what IvozProvider's client REST API answered.",
    footer = {
      "",
      "FOLDER has the answers of one client's API, or such a folder for each client of the brand:"
          + " friends.json, friends_patterns.json, extensions.json, call_forward_settings.json,"
          + " company_services.json, services.json and countries.json for the lists, and company.json"
          + " for GET /companies/ID, which names the client and has its transformation set. Without"
          + " company.json the folder's name is the client's.",
      "",
      "The lists leave out which friend a pattern or forward belongs to, and how long a friend"
          + " rings: save the answer for each object too, as friends/7.json, friends_patterns/7.json"
          + " and call_forward_settings/7.json.",
      "",
      "The API answers 30 objects unless it is asked for more: ask for ?_itemsPerPage=5000, or for"
          + " each page (&_page=2) and save it as friends-2.json, friends-3.json, .... fetch-ivozprovider.sh"
          + " saves everything that is read.",
      "",
      "The plan goes to standard output or to FILE. What cannot be loaded is left out of it. What"
          + " could not be taken over as it stood goes to standard error, a line each."
    })
final class ImportIvozProviderCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FOLDER", description = "The folder with the saved answers.")
  private Path folder = Path.of("");

  @Option(
      names = "--brand",
      paramLabel = "NAME",
      defaultValue = "imported",
      description = "The brand's name (default: ${DEFAULT-VALUE}).")
  private String brand = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The plan file to write; standard output unless given.")
  private @Nullable Path output;

  ImportIvozProviderCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, MisuseException {
    IvozProviderImport.Result imported;
    try {
      imported = IvozProviderImport.read(folder, brand);
    } catch (IOException | IllegalArgumentException e) {
      throw new MisuseException(String.valueOf(e.getMessage()));
    }
    if (output == null) {
      PlanWriter.write(
          imported.brand(), new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
    } else {
      try (Writer file = Files.newBufferedWriter(output)) {
        PlanWriter.write(imported.brand(), file);
      }
    }
    imported.notes().forEach(note -> console.err().println(Shown.of(note)));
    return imported.notes().isEmpty() ? ExitStatus.GOOD : ExitStatus.ERRORS;
  }
}
