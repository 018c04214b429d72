package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.pbxrouting.api.ServiceCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Imports a company's services: what IvozProvider serves itself when a number begins with *. */
final class ServiceCodeImport {

  private final SavedAnswers answers;
  private final Report report;

  ServiceCodeImport(SavedAnswers answers, Report report) {
    this.answers = answers;
    this.report = report;
  }

  /** Imports the services; what cannot be taken over is reported and left out. */
  List<ServiceCode> read() throws IOException {
    Map<String, JsonNode> services = new HashMap<>();
    for (JsonNode service : answers.list("services").objects()) {
      String id = Fields.id(service);
      if (id != null) {
        services.put(id, service);
      }
    }
    List<JsonNode> saved = new ArrayList<>(answers.list("company_services").objects());
    // Of two that take arguments, IvozProvider takes the one that was added first.
    saved.sort(Comparator.comparingLong(one -> one.path("id").asLong(Long.MAX_VALUE)));
    Map<String, ServiceCode> codes = new LinkedHashMap<>();
    for (JsonNode one : saved) {
      String code = "*" + Fields.text(one, "code");
      String place = "service code " + code;
      if (!one.hasNonNull("code") || one.path("code").isContainerNode()) {
        report.note(place, "was left out: its code is " + Fields.shown(one, "code"));
        continue;
      }
      try {
        add(codes, code, takesArguments(one, services), place);
      } catch (IllegalArgumentException e) {
        report.note(place, "was left out: " + e.getMessage());
      }
    }
    return List.copyOf(codes.values());
  }

  /**
   * Adds a code.
   *
   * @param arguments whether more may follow it; null when no answer says so
   */
  private void add(
      Map<String, ServiceCode> codes, String code, @Nullable Boolean arguments, String place) {
    ServiceCode added =
        Boolean.FALSE.equals(arguments) ? ServiceCode.exact(code) : ServiceCode.withArguments(code);
    ServiceCode same = codes.get(code);
    ServiceCode earlier = added.arguments() ? shorter(codes, code) : null;
    if (same != null) {
      report.note(place, "is there twice: it became one code");
      codes.put(code, added.arguments() ? added : same);
    } else if (earlier != null) {
      report.note(
          place,
          "was left out: "
              + earlier.code()
              + " takes its numbers in IvozProvider, as the first of the two");
    } else {
      codes.put(code, added);
      if (arguments == null) {
        report.note(
            place,
            "may have arguments or not: save the answer of GET /services as services.json; it was"
                + " taken to have them");
      }
    }
  }

  private static @Nullable ServiceCode shorter(Map<String, ServiceCode> codes, String code) {
    for (ServiceCode earlier : codes.values()) {
      if (earlier.arguments() && code.startsWith(earlier.code())) {
        return earlier;
      }
    }
    return null;
  }

  /**
   * Returns whether more may follow the code, which its service says; null when no answer has it.
   */
  private static @Nullable Boolean takesArguments(JsonNode saved, Map<String, JsonNode> services) {
    JsonNode own = saved.path("service");
    JsonNode service =
        own.has("extraArgs")
            ? own
            : services.getOrDefault(
                String.valueOf(Fields.reference(saved, "service")), MissingNode.getInstance());
    return Fields.truth(service, "extraArgs");
  }
}
