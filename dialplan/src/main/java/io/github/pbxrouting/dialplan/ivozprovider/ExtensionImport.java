package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Imports the extensions of one client, and finds their numbers by their ids. */
final class ExtensionImport {

  private final Countries countries;
  private final Report report;
  private final Map<String, String> numbersById = new HashMap<>();
  private final Set<String> numbers = new HashSet<>();

  ExtensionImport(Countries countries, Report report) {
    this.countries = countries;
    this.report = report;
  }

  /** Imports the extensions; what cannot be taken over is reported and left out. */
  List<Extension> read(List<JsonNode> saved) {
    List<Extension> extensions = new ArrayList<>();
    for (JsonNode one : saved) {
      Extension extension = extension(one);
      if (extension != null) {
        extensions.add(extension);
      }
    }
    return extensions;
  }

  /** Returns the number of the extension with that id, or null when there is none. */
  @Nullable String numberOf(String id) {
    return numbersById.get(id);
  }

  private @Nullable Extension extension(JsonNode saved) {
    String number = Fields.text(saved, "number");
    String place = "extension " + number;
    if (numbers.contains(number)) {
      report.note(place, "is there twice: the first one was kept");
      return null;
    }
    try {
      Extension extension = Extension.of(number, target(saved, place));
      numbersById.put(Objects.requireNonNullElse(Fields.id(saved), number), number);
      numbers.add(number);
      return extension;
    } catch (IllegalArgumentException e) {
      report.note(place, "was left out: " + e.getMessage());
      return null;
    }
  }

  private ExtensionTarget target(JsonNode saved, String place) {
    String routeType = Fields.text(saved, "routeType");
    String number = Fields.text(saved, "number");
    try {
      switch (routeType) {
        case "" -> {}
        case "number" -> {
          return ExtensionTarget.external(countries.externalNumber(saved));
        }
        case "friend" -> {
          return ExtensionTarget.throughFriends(text(saved, "friendValue"));
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
      report.note(
          place,
          "has no target; it became the endpoint none/"
              + number
              + ", so that its calls go nowhere else");
    } catch (MissingTargetException missing) {
      report.note(
          place,
          "leads nowhere, as calls to it end in IvozProvider; it became the endpoint none/"
              + number
              + ": "
              + missing.getMessage());
    } catch (IllegalArgumentException refused) {
      report.note(
          place,
          "has a target that could not be taken over; it became the endpoint none/"
              + number
              + ", so that its calls go nowhere else: "
              + refused.getMessage());
    }
    return ExtensionTarget.endpoint("none", number);
  }

  private static String text(JsonNode saved, String field) {
    String text = Fields.text(saved, field);
    if (text.isEmpty()) {
      throw new MissingTargetException(field + " is missing");
    }
    return text;
  }

  private static String required(JsonNode saved, String field) {
    String id = Fields.reference(saved, field);
    if (id == null) {
      throw new MissingTargetException(field + " is missing");
    }
    return id;
  }
}
