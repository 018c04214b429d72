package io.github.pbxrouting.dialplan.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;

/** Writes a brand as the text that {@link PlanReader} reads; default values are left out. */
public final class PlanWriter {

  private final JsonGenerator json;

  private PlanWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the brand, and a line end after it; the writer stays open. */
  public static void write(Brand brand, Writer writer) throws IOException {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(writer)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .setPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent))) {
      new PlanWriter(json).brand(brand);
    }
    writer.write('\n');
    writer.flush();
  }

  /** Writes the brand as YAML, and a line end after it; the writer stays open. */
  public static void writeYaml(Brand brand, Writer writer) throws IOException {
    StringWriter json = new StringWriter();
    write(brand, json);
    YamlWriter.write(JsonFile.of(new StringReader(json.toString()), "plan"), writer);
  }

  private void brand(Brand brand) throws IOException {
    json.writeStartObject();
    json.writeStringField("brand", brand.name());
    json.writeArrayFieldStart("clients");
    for (Client client : brand.clients()) {
      client(client);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void client(Client client) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", client.id());
    if (client.match() != MatchMode.FIND) {
      json.writeStringField("match", Words.word(client.match()));
    }
    if (!client.numbering().isEmpty()) {
      json.writeArrayFieldStart("numbering");
      for (NumberingRule rule : client.numbering()) {
        json.writeStartObject();
        json.writeStringField("prefix", rule.prefix());
        json.writeStringField("replaceWith", rule.replaceWith());
        json.writeNumberField("minDigits", rule.minDigits());
        json.writeNumberField("maxDigits", rule.maxDigits());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (!client.emergencyNumbers().isEmpty()) {
      json.writeArrayFieldStart("emergencyNumbers");
      for (EmergencyNumber emergency : client.emergencyNumbers()) {
        json.writeString(emergency.number());
      }
      json.writeEndArray();
    }
    if (!client.serviceCodes().isEmpty()) {
      json.writeArrayFieldStart("serviceCodes");
      for (ServiceCode code : client.serviceCodes()) {
        json.writeStartObject();
        json.writeStringField("code", code.code());
        json.writeBooleanField("arguments", code.arguments());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (client.rejectUnknownCodes()) {
      json.writeBooleanField("rejectUnknownCodes", true);
    }
    json.writeArrayFieldStart("extensions");
    for (Extension extension : client.extensions()) {
      extension(extension);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("friends");
    for (Friend friend : client.friends()) {
      friend(friend);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void extension(Extension extension) throws IOException {
    json.writeStartObject();
    json.writeStringField("number", extension.number());
    json.writeObjectFieldStart("target");
    ExtensionTarget target = extension.target();
    if (target instanceof ExtensionTarget.Endpoint endpoint) {
      json.writeStringField("endpoint", endpoint.kind() + "/" + endpoint.id());
    } else if (target instanceof ExtensionTarget.External external) {
      json.writeStringField("external", external.number());
    } else if (target instanceof ExtensionTarget.Voicemail voicemail) {
      json.writeStringField("voicemail", voicemail.mailbox());
    } else if (target instanceof ExtensionTarget.ThroughFriends friends) {
      json.writeStringField("throughFriends", friends.number());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void friend(Friend friend) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", friend.name());
    json.writeNumberField("priority", friend.priority());
    if (friend.normalizedOnly()) {
      json.writeBooleanField("normalizedOnly", true);
    }
    if (friend instanceof RemoteFriend remote) {
      json.writeArrayFieldStart("patterns");
      for (String pattern : remote.patterns()) {
        json.writeString(pattern);
      }
      json.writeEndArray();
    } else if (friend instanceof InternalFriend internal) {
      json.writeStringField("client", internal.targetClient());
    }
    if (!friend.forwards().isEmpty()) {
      json.writeArrayFieldStart("forwards");
      for (ForwardRule rule : friend.forwards()) {
        forward(rule);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void forward(ForwardRule rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("when", Words.word(rule.condition()));
    if (rule.after().isPresent()) {
      json.writeNumberField("after", rule.after().get().toSeconds());
    }
    if (rule.calls() != CallTypeFilter.ANY) {
      json.writeStringField("calls", Words.word(rule.calls()));
    }
    json.writeObjectFieldStart("to");
    ForwardTarget target = rule.target();
    if (target instanceof ForwardTarget.ToExtension extension) {
      json.writeStringField("extension", extension.number());
    } else if (target instanceof ExtensionTarget.External external) {
      json.writeStringField("external", external.number());
    } else if (target instanceof ExtensionTarget.Voicemail voicemail) {
      json.writeStringField("voicemail", voicemail.mailbox());
    }
    json.writeEndObject();
    if (!rule.enabled()) {
      json.writeBooleanField("enabled", false);
    }
    json.writeEndObject();
  }
}
