package io.github.pbxrouting.dialplan.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.io.IOException;

/** A decision as the fields of a JSON object: {@code route}, {@code friend} and others. */
public final class RouteFields {

  private RouteFields() {}

  /** Writes the fields into the object that is open. */
  public static void write(JsonGenerator json, RouteDecision decision) throws IOException {
    json.writeStringField("route", decision.kind().token());
    if (decision instanceof ToExtension to) {
      json.writeStringField("extension", to.extension().number());
    } else if (decision instanceof ToRemoteFriend to) {
      json.writeStringField("friend", to.friend().name());
    } else if (decision instanceof ToInternalFriend to) {
      json.writeStringField("friend", to.friend().name());
      json.writeStringField("targetClient", to.friend().targetClient());
      json.writeStringField("extension", to.extension().number());
    } else if (decision instanceof ToService to) {
      json.writeStringField("code", to.code().code());
      json.writeStringField("arguments", to.arguments());
    } else if (decision instanceof Rejected rejected) {
      json.writeStringField("reason", rejected.reason().token());
    }
    CommonFields.optional(json, "number", decision.number());
  }

  /** Writes the fields of a route into the object that is open, but for a code's arguments. */
  public static void write(JsonGenerator json, Route route) throws IOException {
    json.writeStringField("route", route.kind().token());
    CommonFields.optional(json, "friend", route.friend());
    CommonFields.optional(json, "targetClient", route.targetClient());
    CommonFields.optional(json, "extension", route.extension());
    CommonFields.optional(json, "code", route.code());
    CommonFields.optional(json, "reason", route.reason().map(RejectionReason::token));
  }

  /** Returns a route in words. */
  public static String place(Route route) {
    return switch (route.kind()) {
      case EMERGENCY -> "emergency services";
      case SERVICE -> "service code " + route.code().orElseThrow();
      case EXTENSION -> "extension " + route.extension().orElseThrow();
      case FRIEND -> "friend " + route.friend().orElseThrow() + target(route);
      case REJECTED -> "rejection (" + route.reason().orElseThrow().token() + ")";
      case EXTERNAL -> "external";
    };
  }

  private static String target(Route route) {
    return route
        .targetClient()
        .map(client -> " (extension " + route.extension().orElseThrow() + " of " + client + ")")
        .orElse("");
  }
}
