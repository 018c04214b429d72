package io.github.pbxrouting.examples.ivozprovider;

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
import java.util.List;

/**
 * The answers of one client's API that were saved in a folder: {@code friends.json} for {@code GET
 * /friends}, and so on.
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

  boolean has(String resource) {
    return Files.isRegularFile(file(resource));
  }

  /**
   * The objects of a list that was saved as a JSON array, or in JSON-LD with {@code hydra:member};
   * none when it was not saved.
   *
   * @throws IOException when the file is too large, is no JSON, or holds something else; the
   *     message names the file
   */
  List<JsonNode> list(String resource) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    if (has(resource)) {
      JsonNode root = read(file(resource));
      JsonNode list = root.isObject() ? root.path("hydra:member") : root;
      if (!list.isArray()) {
        throw new IOException(file(resource) + ": must be a list in brackets, as the API answers");
      }
      for (JsonNode object : list) {
        if (!object.isObject()) {
          throw new IOException(file(resource) + ": must be a list of objects in braces");
        }
        objects.add(object);
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
    JsonNode object = read(file(resource));
    if (!object.isObject()) {
      throw new IOException(file(resource) + ": must be an object in braces");
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
