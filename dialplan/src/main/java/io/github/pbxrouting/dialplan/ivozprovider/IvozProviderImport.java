package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Imports the clients of an IvozProvider brand.
 *
 * <p>A folder is one client when it has {@code friends.json} or {@code extensions.json}, and else
 * one client in each of its folders. {@code company.json}, an object with {@code id} and {@code
 * name}, names a client; without it the folder's name does.
 */
public final class IvozProviderImport {

  /**
   * What came of an import.
   *
   * @param brand the brand, which compiles
   * @param notes all that could not be taken over as it stood, a line each
   */
  public record Result(Brand brand, List<String> notes) {}

  private IvozProviderImport() {}

  /**
   * Imports the clients in a folder.
   *
   * @throws IOException when the folder holds no saved answers or one of them cannot be read
   */
  public static Result read(Path folder, String brandName) throws IOException {
    Map<String, SavedAnswers> clients = new LinkedHashMap<>();
    Map<String, String> clientsByCompany = new LinkedHashMap<>();
    for (Path clientFolder : clientFolders(folder)) {
      SavedAnswers answers = new SavedAnswers(clientFolder);
      String id = String.valueOf(clientFolder.toRealPath().getFileName());
      if (answers.has("company")) {
        JsonNode company = answers.object("company");
        id = company.path("name").asText(id);
        if (company.hasNonNull("id")) {
          clientsByCompany.put(company.get("id").asText(), id);
        }
      }
      if (clients.put(id, answers) != null) {
        throw new IOException(clientFolder + ": a second client is named " + id);
      }
      clientsByCompany.putIfAbsent(id, id);
    }
    Report report = new Report();
    List<Client> imported = new ArrayList<>();
    for (Map.Entry<String, SavedAnswers> client : clients.entrySet()) {
      imported.add(
          new ClientImport(client.getKey(), client.getValue(), clientsByCompany, report).read());
    }
    return new Result(new Brand(brandName, imported), report.notes());
  }

  private static List<Path> clientFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": is no folder: name the one with the saved answers");
    }
    if (isClient(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> clients = entries.filter(IvozProviderImport::isClient).sorted().toList();
      if (clients.isEmpty()) {
        throw new IOException(
            folder + ": has neither friends.json nor extensions.json, and no folder that has");
      }
      return clients;
    }
  }

  private static boolean isClient(Path folder) {
    SavedAnswers answers = new SavedAnswers(folder);
    return answers.has("friends") || answers.has("extensions");
  }
}
