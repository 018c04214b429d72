package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.io.IOException;

/** A decision as the fields {@code route}, {@code friend} and so on of a JSON object. */
final class RouteFields {

  private RouteFields() {}

  /** Writes the fields into the object that is open. */
  static void write(JsonGenerator json, RouteDecision decision) throws IOException {
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
  }

  /** Writes the fields of a route into the object that is open, but for a code's arguments. */
  static void write(JsonGenerator json, Route route) throws IOException {
    json.writeStringField("route", word(route));
    if (route instanceof Route.ToExtension to) {
      json.writeStringField("extension", to.extension());
    } else if (route instanceof Route.ToFriend to) {
      json.writeStringField("friend", to.friend());
    } else if (route instanceof Route.ToInternalFriend to) {
      json.writeStringField("friend", to.friend());
      json.writeStringField("targetClient", to.targetClient());
      json.writeStringField("extension", to.extension());
    } else if (route instanceof Route.ToService to) {
      json.writeStringField("code", to.code());
    } else if (route instanceof Route.Rejected rejected) {
      json.writeStringField("reason", rejected.reason().token());
    }
  }

  private static String word(Route route) {
    if (route instanceof Route.ToExtension) {
      return "extension";
    }
    if (route instanceof Route.ToFriend || route instanceof Route.ToInternalFriend) {
      return "friend";
    }
    if (route instanceof Route.ToEmergency) {
      return "emergency";
    }
    if (route instanceof Route.ToService) {
      return "service";
    }
    return route instanceof Route.Rejected ? "rejected" : "external";
  }

  /** A route in words. */
  static String place(Route route) {
    if (route instanceof Route.ToExtension to) {
      return "extension " + to.extension();
    }
    if (route instanceof Route.ToFriend to) {
      return "friend " + to.friend();
    }
    if (route instanceof Route.ToInternalFriend to) {
      return "friend "
          + to.friend()
          + " (extension "
          + to.extension()
          + " of "
          + to.targetClient()
          + ")";
    }
    if (route instanceof Route.ToEmergency) {
      return "emergency services";
    }
    if (route instanceof Route.ToService to) {
      return "service code " + to.code();
    }
    return route instanceof Route.Rejected rejected
        ? "rejection (" + rejected.reason().token() + ")"
        : "external";
  }
}
