package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The answers of one client's API that were saved in a folder: {@code friends.json} for {@code GET
 * /friends}, {@code friends-2.json} for its second page, {@code friends/7.json} for {@code GET
 * /friends/7}; the same for every list.
 */
final class SavedAnswers {

  /** How many objects the API answers at once unless it is asked for more. */
  static final int DEFAULT_PAGE_SIZE = 30;

  /**
   * The maximum number of bytes one saved answer may have: 64 MB, or less where memory is short.
   */
  private static final long MAX_BYTES = 64L << 20;

  /**
   * How often an answer must fit into the memory: an empty object takes much more than its text,
   * with what is reported of it.
   */
  private static final int MEMORY_PER_BYTE = 100;

  private static final int BYTE_ORDER_MARK = '\uFEFF';

  /** The number of a page, as in {@code friends-2.json}. */
  private static final Pattern PAGE = Pattern.compile("[-._]?(?:page)?[-._]?([0-9]{1,9})");

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

  /**
   * The objects of a list.
   *
   * @param objects in the order of the pages
   * @param warnings what may be missing, a line each
   */
  record SavedList(List<JsonNode> objects, List<String> warnings) {}

  private final Path folder;
  private final Map<String, SavedList> lists = new HashMap<>();

  SavedAnswers(Path folder) {
    this.folder = folder;
  }

  /** Returns whether a list was saved, or objects of it one by one. */
  boolean has(String resource) throws IOException {
    return Files.isDirectory(folder.resolve(resource)) || !pages(resource).isEmpty();
  }

  /** Returns whether objects of a list were saved one by one. */
  boolean hasSingles(String resource) {
    return Files.isDirectory(folder.resolve(resource));
  }

  /**
   * Returns the objects of a list that was saved as JSON arrays, or in JSON-LD with {@code
   * hydra:member}, each with what its own answer says if that was saved too: lists leave fields
   * out. None when nothing was saved.
   *
   * @throws IOException when a file is too large, is not JSON, or holds something else; the message
   *     names the file
   */
  SavedList list(String resource) throws IOException {
    SavedList known = lists.get(resource);
    if (known == null) {
      known = read(resource);
      lists.put(resource, known);
    }
    return known;
  }

  private SavedList read(String resource) throws IOException {
    List<String> warnings = new ArrayList<>();
    List<JsonNode> objects = new ArrayList<>();
    Map<String, JsonNode> byId = new HashMap<>();
    int repeated = 0;
    int nulls = 0;
    int total = -1;
    int lastPage = 0;
    for (Path page : pages(resource).values()) {
      JsonNode root = read(page);
      JsonNode list = root.isObject() ? either(root, "hydra:member", "member") : root;
      if (!list.isArray()) {
        throw new IOException(page + ": must be a list [...], as the API answers");
      }
      for (JsonNode object : list) {
        if (object.isNull()) {
          nulls++;
          continue;
        }
        if (!object.isObject()) {
          throw new IOException(page + ": must be a list of objects {...}");
        }
        String id = Fields.id(object);
        if (id != null && object.equals(byId.putIfAbsent(id, object))) {
          repeated++;
        } else {
          objects.add(object);
        }
      }
      total = Math.max(total, either(root, "hydra:totalItems", "totalItems").asInt(-1));
      lastPage = list.size();
    }
    if (nulls > 0) {
      warnings.add("has null in place of objects, which was left out, times: " + nulls);
    }
    if (repeated > 0) {
      warnings.add(
          "has "
              + repeated
              + (repeated == 1 ? " object" : " objects")
              + " more than once, as where pages overlap; one of each was kept");
    }
    int listed = objects.size();
    Map<String, JsonNode> singles = singles(resource);
    objects.replaceAll(object -> {
      String id = Fields.id(object);
      JsonNode single = id == null ? null : singles.remove(id);
      return single == null ? object : single;
    });
    objects.addAll(singles.values());
    if (objects.size() < total) {
      warnings.add("has " + objects.size() + " of " + total + " objects" + rest(resource));
    } else if (total < 0 && lastPage == DEFAULT_PAGE_SIZE && objects.size() == listed) {
      warnings.add(
          "ends with exactly %s objects, which is the API's page size; more may be missing%s"
              .formatted(DEFAULT_PAGE_SIZE, rest(resource)));
    }
    return new SavedList(List.copyOf(objects), warnings);
  }

  private static String rest(String resource) {
    return ": ask for ?_itemsPerPage=5000, or save the next pages (&_page=2) as "
        + resource
        + "-2.json, -3.json, ... until one is empty; fetch-ivozprovider.sh does that";
  }

  private static JsonNode either(JsonNode object, String name, String newerName) {
    return object.has(name) ? object.path(name) : object.path(newerName);
  }

  /** Returns the files of a list by their page numbers. */
  private SortedMap<Integer, Path> pages(String resource) throws IOException {
    SortedMap<Integer, Path> pages = new TreeMap<>();
    for (Path file : jsonFiles(folder)) {
      String name = String.valueOf(file.getFileName());
      if (!name.startsWith(resource)) {
        continue;
      }
      String rest = name.substring(resource.length(), name.length() - ".json".length());
      Matcher page = PAGE.matcher(rest);
      if (rest.isEmpty() || page.matches()) {
        Path other = pages.put(rest.isEmpty() ? 0 : Integer.parseInt(page.group(1)), file);
        if (other != null) {
          throw new IOException(file + ": is the same page as " + other + "; keep one");
        }
      }
    }
    return pages;
  }

  /** Returns the objects that were saved one by one, by their ids. */
  private Map<String, JsonNode> singles(String resource) throws IOException {
    Map<String, JsonNode> objects = new LinkedHashMap<>();
    for (Path file : jsonFiles(folder.resolve(resource))) {
      JsonNode object = object(file);
      String id = Fields.id(object);
      if (id == null || objects.put(id, object) != null) {
        throw new IOException(file + ": has no id, or the id of a file beside it");
      }
    }
    return objects;
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /**
   * Returns the one object that was saved under a name, alone or in a list.
   *
   * @throws IOException when the file cannot be read or holds something else; the message names the
   *     file
   */
  JsonNode object(String resource) throws IOException {
    return object(folder.resolve(resource + ".json"));
  }

  private static JsonNode object(Path file) throws IOException {
    JsonNode saved = read(file);
    JsonNode list = saved.isObject() ? either(saved, "hydra:member", "member") : saved;
    JsonNode object = list.isArray() && list.size() == 1 ? list.get(0) : saved;
    if (!object.isObject()) {
      throw new IOException(file + ": must be one object {...}");
    }
    return object;
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
    try (BufferedReader text = Files.newBufferedReader(file)) {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }
}
