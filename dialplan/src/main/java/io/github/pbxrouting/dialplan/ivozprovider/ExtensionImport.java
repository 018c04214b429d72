package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Imports the extensions of one client, and knows the numbers that its settings refer to. */
final class ExtensionImport {

  private final String client;
  private final SavedAnswers answers;
  private final Report report;
  private final Map<String, String> countryCodes = new HashMap<>();
  private final Map<String, String> numbersById = new HashMap<>();
  private final Set<String> numbers = new HashSet<>();

  ExtensionImport(String client, SavedAnswers answers, Report report) {
    this.client = client;
    this.answers = answers;
    this.report = report;
  }

  /** Reads them; what cannot be taken over is reported and left out. */
  List<Extension> read() throws IOException {
    for (JsonNode country : answers.list("countries")) {
      countryCodes.put(Fields.text(country, "id"), Fields.text(country, "countryCode"));
    }
    List<Extension> extensions = new ArrayList<>();
    for (JsonNode saved : answers.list("extensions")) {
      Extension extension = extension(saved);
      if (extension != null) {
        extensions.add(extension);
      }
    }
    return extensions;
  }

  /** The number of the extension with that id, or null when there is none. */
  @Nullable String numberOf(String id) {
    return numbersById.get(id);
  }

  private @Nullable Extension extension(JsonNode saved) {
    String number = Fields.text(saved, "number");
    String place = "extension " + number;
    if (numbers.contains(number)) {
      report.note(client, place, "is there twice: the first one was kept");
      return null;
    }
    try {
      Extension extension = Extension.of(number, target(saved, place));
      numbersById.put(Objects.requireNonNullElse(Fields.reference(saved, "id"), number), number);
      numbers.add(number);
      return extension;
    } catch (IllegalArgumentException e) {
      report.note(client, place, "was left out: " + e.getMessage());
      return null;
    }
  }

  private ExtensionTarget target(JsonNode saved, String place) {
    String routeType = Fields.text(saved, "routeType");
    try {
      switch (routeType) {
        case "" -> {}
        case "number" -> {
          return ExtensionTarget.external(externalNumber(saved));
        }
        case "friend" -> {
          return ExtensionTarget.friend(Fields.text(saved, "friendValue"));
        }
        case "voicemail" -> {
          return ExtensionTarget.voicemail(required(saved, "voicemail"));
        }
        case "conditional" -> {
          return ExtensionTarget.endpoint(routeType, required(saved, "conditionalRoute"));
        }
        default -> {
          return ExtensionTarget.endpoint(routeType, required(saved, routeType));
        }
      }
    } catch (IllegalArgumentException e) {
      report.note(
          client,
          place,
          "leads nowhere, as calls to it end in IvozProvider; it became the endpoint none/"
              + Fields.text(saved, "number")
              + ": "
              + e.getMessage());
      return ExtensionTarget.endpoint("none", Fields.text(saved, "number"));
    }
    report.note(
        client,
        place,
        "has no target; it became the endpoint none/"
            + Fields.text(saved, "number")
            + ", so that its calls go nowhere else");
    return ExtensionTarget.endpoint("none", Fields.text(saved, "number"));
  }

  /**
   * The number that a country and a value make.
   *
   * @throws IllegalArgumentException when the country is missing or not known
   */
  String externalNumber(JsonNode saved) {
    String number = Fields.text(saved, "numberValue");
    if (number.startsWith("+")) {
      return number;
    }
    JsonNode country = saved.path("numberCountry");
    String code =
        country.isObject()
            ? Fields.text(country, "countryCode")
            : countryCodes.getOrDefault(
                String.valueOf(Fields.reference(saved, "numberCountry")), "");
    if (saved.path("numberCountry").isNull() || saved.path("numberCountry").isMissingNode()) {
      throw new IllegalArgumentException("numberCountry is missing");
    }
    if (code.isEmpty()) {
      throw new IllegalArgumentException(
          "numberCountry is not known: save the answer of GET /countries as countries.json");
    }
    return (code.startsWith("+") ? code : "+" + code) + number;
  }

  private static String required(JsonNode saved, String field) {
    String id = Fields.reference(saved, field);
    if (id == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return id;
  }
}
