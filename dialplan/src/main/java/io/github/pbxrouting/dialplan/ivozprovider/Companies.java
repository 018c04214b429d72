package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The companies whose answers were saved. Each becomes a client of the brand. */
final class Companies {

  /**
   * A company.
   *
   * @param client the id of the client that it becomes
   * @param id the company's id in IvozProvider, or null when no answer says it
   * @param answer what {@code company.json} says; missing when it was not saved
   * @param answers all that was saved of it
   */
  record Company(String client, @Nullable String id, JsonNode answer, SavedAnswers answers) {}

  private final List<Company> all;
  private final Map<String, String> clientsById = new LinkedHashMap<>();

  private Companies(List<Company> all) {
    this.all = all;
    for (Company company : all) {
      if (company.id() != null) {
        clientsById.put(company.id(), company.client());
      }
    }
    // Where no id is known, internal friends are followed by name.
    all.forEach(company -> clientsById.putIfAbsent(company.client(), company.client()));
  }

  /**
   * Finds the companies in a folder: one when it has answers itself, else one in each of its
   * folders.
   *
   * @throws IOException when there is none, or an answer cannot be read
   */
  static Companies in(Path folder) throws IOException {
    List<Company> companies = new ArrayList<>();
    Map<String, Path> folders = new LinkedHashMap<>();
    for (Path one : folders(folder)) {
      SavedAnswers answers = new SavedAnswers(one);
      JsonNode answer =
          answers.has("company") ? answers.object("company") : MissingNode.getInstance();
      String name = Fields.text(answer, "name");
      String client = name.isEmpty() ? String.valueOf(one.toRealPath().getFileName()) : name;
      Path other = folders.put(client, one);
      if (other != null) {
        throw new IOException(
            one + ": the client \"" + client + "\" is in " + other + " too: keep one of them");
      }
      companies.add(new Company(client, id(answer, answers), answer, answers));
    }
    return new Companies(companies);
  }

  /**
   * Returns the id that the company's own answer has, or the company that most of its friends have.
   */
  private static @Nullable String id(JsonNode answer, SavedAnswers answers) throws IOException {
    String id = Fields.id(answer);
    return id == null ? mostFrequent(ofFriends(answers)) : id;
  }

  /** Counts the friends of each company; newer versions name it in their lists. */
  static Map<String, Integer> ofFriends(SavedAnswers answers) throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (JsonNode friend : answers.list("friends").objects()) {
      String company = Fields.reference(friend, "company");
      if (company != null) {
        counts.merge(company, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static @Nullable String mostFrequent(Map<String, Integer> counts) {
    String found = null;
    int most = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        found = entry.getKey();
      }
    }
    return found;
  }

  private static List<Path> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": is not a folder: name the one with the saved answers");
    }
    if (hasAnswers(folder)) {
      return List.of(folder);
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        if (hasAnswers(entry)) {
          found.add(entry);
        }
      }
    }
    if (found.isEmpty()) {
      throw new IOException(
          folder + ": has neither friends.json nor extensions.json, and no folder that has");
    }
    return found;
  }

  private static boolean hasAnswers(Path folder) throws IOException {
    SavedAnswers answers = new SavedAnswers(folder);
    return answers.has("friends") || answers.has("extensions");
  }

  List<Company> all() {
    return all;
  }

  /**
   * Returns the client that a field refers to by the company's id or name, or null when none does.
   */
  @Nullable String client(JsonNode saved, String field) {
    String id = Fields.reference(saved, field);
    String client = id == null ? null : clientsById.get(id);
    return client == null ? clientsById.get(Fields.text(saved.path(field), "name")) : client;
  }
}
