package io.github.pbxrouting.examples.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import java.io.IOException;
import java.io.StringWriter;

/** Writes a brand as the text of a plan file: what the reader must read back. */
final class PlanJson {

  private PlanJson() {}

  static String of(Brand brand) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("brand", brand.name());
      json.writeArrayFieldStart("clients");
      for (Client client : brand.clients()) {
        client(json, client);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void client(JsonGenerator json, Client client) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", client.id());
    json.writeStringField("match", Words.word(client.match()));
    json.writeArrayFieldStart("emergencyNumbers");
    for (EmergencyNumber emergency : client.emergencyNumbers()) {
      json.writeString(emergency.number());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("serviceCodes");
    for (ServiceCode code : client.serviceCodes()) {
      json.writeStartObject();
      json.writeStringField("code", code.code());
      json.writeBooleanField("arguments", code.arguments());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("extensions");
    for (Extension extension : client.extensions()) {
      json.writeStartObject();
      json.writeStringField("number", extension.number());
      json.writeObjectFieldStart("target");
      target(json, extension.target());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("friends");
    for (Friend friend : client.friends()) {
      friend(json, friend);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void friend(JsonGenerator json, Friend friend) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("forwards");
    for (ForwardRule rule : friend.forwards()) {
      json.writeStartObject();
      json.writeObjectFieldStart("to");
      target(json, rule.target());
      json.writeEndObject();
      json.writeStringField("when", Words.word(rule.condition()));
      if (rule.condition() == ForwardCondition.NO_ANSWER) {
        json.writeNumberField("after", rule.afterSeconds());
      }
      json.writeStringField("calls", Words.word(rule.calls()));
      json.writeBooleanField("enabled", rule.enabled());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (friend instanceof InternalFriend internal) {
      json.writeStringField("client", internal.targetClient());
    } else if (friend instanceof RemoteFriend remote) {
      json.writeArrayFieldStart("patterns");
      for (String pattern : remote.patterns()) {
        json.writeString(pattern);
      }
      json.writeEndArray();
    }
    json.writeNumberField("priority", friend.priority());
    json.writeStringField("name", friend.name());
    json.writeEndObject();
  }

  private static void target(JsonGenerator json, ExtensionTarget target) throws IOException {
    if (target instanceof ExtensionTarget.Endpoint endpoint) {
      json.writeStringField("endpoint", endpoint.kind() + "/" + endpoint.id());
    } else if (target instanceof ExtensionTarget.External external) {
      json.writeStringField("external", external.number());
    } else if (target instanceof ExtensionTarget.Voicemail voicemail) {
      json.writeStringField("voicemail", voicemail.mailbox());
    } else if (target instanceof ExtensionTarget.ThroughFriends friends) {
      json.writeStringField("friend", friends.number());
    }
  }

  private static void target(JsonGenerator json, ForwardTarget target) throws IOException {
    if (target instanceof ForwardTarget.ToExtension extension) {
      json.writeStringField("extension", extension.number());
    } else if (target instanceof ForwardTarget.External external) {
      json.writeStringField("external", external.number());
    } else if (target instanceof ForwardTarget.Voicemail voicemail) {
      json.writeStringField("voicemail", voicemail.mailbox());
    }
  }
}
