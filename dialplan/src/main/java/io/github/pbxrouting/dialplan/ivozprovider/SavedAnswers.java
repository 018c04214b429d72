package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The answers of one client's API that were saved in a folder: {@code friends.json} for {@code GET
 * /friends}, {@code friends/7.json} for {@code GET /friends/7}, and so on.
 */
final class SavedAnswers {

  /** The most bytes one saved answer may have: 64 MB, or less where memory is short. */
  private static final long MAX_BYTES = 64L << 20;

  /**
   * How often an answer must fit into the memory: an empty object takes so much more than its text,
   * with what is reported of it.
   */
  private static final int MEMORY_PER_BYTE = 100;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(50)
                      .maxStringLength(100_000)
                      .maxNumberLength(100)
                      .build())
              .build());

  private final Path folder;

  SavedAnswers(Path folder) {
    this.folder = folder;
  }

  /** Whether a list was saved, or objects of it one by one. */
  boolean has(String resource) {
    return Files.isRegularFile(file(resource)) || Files.isDirectory(folder.resolve(resource));
  }

  /**
   * The objects of a list that was saved as a JSON array, or in JSON-LD with {@code hydra:member},
   * each with what its own answer says if that was saved too: lists leave fields out. None when
   * nothing was saved.
   *
   * @throws IOException when the file is too large, is no JSON, or holds something else; the
   *     message names the file
   */
  List<JsonNode> list(String resource) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    Path saved = file(resource);
    if (Files.isRegularFile(saved)) {
      JsonNode root = read(saved);
      JsonNode list = root.isObject() ? either(root, "hydra:member", "member") : root;
      if (!list.isArray()) {
        throw new IOException(saved + ": must be a list in brackets, as the API answers");
      }
      for (JsonNode object : list) {
        if (!object.isObject()) {
          throw new IOException(saved + ": must be a list of objects in braces");
        }
        objects.add(object);
      }
      int total = either(root, "hydra:totalItems", "totalItems").asInt(0);
      if (total > objects.size()) {
        throw new IOException(
            saved
                + ": is one page, "
                + objects.size()
                + " of "
                + total
                + " objects: ask for all of them with ?_pagination=false");
      }
    }
    Map<String, JsonNode> alone = alone(resource);
    objects.replaceAll(object -> {
      String id = Fields.reference(object, "id");
      JsonNode own = id == null ? null : alone.remove(id);
      return own == null ? object : own;
    });
    objects.addAll(alone.values());
    return objects;
  }

  private static JsonNode either(JsonNode object, String name, String newerName) {
    return object.has(name) ? object.path(name) : object.path(newerName);
  }

  /** The objects that were saved one by one, by their ids. */
  private Map<String, JsonNode> alone(String resource) throws IOException {
    Map<String, JsonNode> objects = new LinkedHashMap<>();
    Path saved = folder.resolve(resource);
    if (Files.isDirectory(saved)) {
      List<Path> files;
      try (Stream<Path> entries = Files.list(saved)) {
        files = entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      }
      for (Path file : files) {
        JsonNode object = object(file);
        String id = Fields.reference(object, "id");
        if (id == null || objects.put(id, object) != null) {
          throw new IOException(file + ": has no id, or that of a file beside it");
        }
      }
    }
    return objects;
  }

  /**
   * The one object that was saved.
   *
   * @throws IOException when the file cannot be read or holds something else; the message names the
   *     file
   */
  JsonNode object(String resource) throws IOException {
    return object(file(resource));
  }

  private static JsonNode object(Path file) throws IOException {
    JsonNode object = read(file);
    if (!object.isObject()) {
      throw new IOException(file + ": must be an object in braces");
    }
    return object;
  }

  private Path file(String resource) {
    return folder.resolve(resource + ".json");
  }

  private static JsonNode read(Path file) throws IOException {
    long most = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE);
    if (Files.size(file) > most) {
      throw new IOException(
          file
              + ": is larger than "
              + (most >> 20)
              + (most == MAX_BYTES ? " MB" : " MB: give Java more memory with -Xmx"));
    }
    try {
      return JSON.readTree(Files.newBufferedReader(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }
}
