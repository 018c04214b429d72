package io.github.pbxrouting.dialplan.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallStep.Answered;
import io.github.pbxrouting.api.CallStep.CallEmergency;
import io.github.pbxrouting.api.CallStep.CallExternal;
import io.github.pbxrouting.api.CallStep.Dial;
import io.github.pbxrouting.api.CallStep.Forward;
import io.github.pbxrouting.api.CallStep.LeaveVoicemail;
import io.github.pbxrouting.api.CallStep.Reject;
import io.github.pbxrouting.api.CallStep.RingEndpoint;
import io.github.pbxrouting.api.CallStep.RunService;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.dialplan.file.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A step as the fields of a JSON object: {@code step}, {@code friend} and others. */
public final class StepFields {

  private static final int TYPICAL_BYTES = 256;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private StepFields() {}

  /** Writes the fields into the object that is open. */
  public static void write(JsonGenerator json, CallStep step) throws IOException {
    if (step instanceof Dial dial) {
      json.writeStringField("step", "dial");
      json.writeStringField("client", dial.client());
      json.writeStringField("friend", dial.friend().name());
      json.writeStringField("number", dial.number());
      json.writeNumberField("timeout", dial.timeout().toSeconds());
      target(json, dial.friend(), dial.targetExtension());
    } else if (step instanceof Forward forward) {
      json.writeStringField("step", "forward");
      json.writeStringField("friend", forward.friend().name());
      json.writeStringField("when", Words.word(forward.rule().condition()));
      json.writeStringField("diversion", forward.rule().condition().diversion());
      json.writeObjectFieldStart("to");
      target(json, forward.rule().target());
      json.writeEndObject();
      json.writeNumberField("redirects", forward.redirects());
    } else if (step instanceof RingEndpoint ring) {
      json.writeStringField("step", "endpoint");
      json.writeStringField("client", ring.client());
      json.writeStringField("extension", ring.extension().number());
      json.writeStringField("endpoint", ring.endpoint().toString());
    } else if (step instanceof CallExternal external) {
      json.writeStringField("step", "external");
      json.writeStringField("number", external.number());
    } else if (step instanceof CallEmergency emergency) {
      json.writeStringField("step", "emergency");
      json.writeStringField("number", emergency.number());
    } else if (step instanceof RunService service) {
      json.writeStringField("step", "service");
      json.writeStringField("code", service.code().code());
      json.writeStringField("arguments", service.arguments());
    } else if (step instanceof LeaveVoicemail voicemail) {
      json.writeStringField("step", "voicemail");
      json.writeStringField("mailbox", voicemail.mailbox());
    } else if (step instanceof Answered answered) {
      json.writeStringField("step", "answered");
      json.writeStringField("friend", answered.friend().name());
      target(json, answered.friend(), answered.targetExtension());
    } else if (step instanceof Reject reject) {
      json.writeStringField("step", "rejected");
      json.writeNumberField("cause", reject.cause());
      json.writeStringField("reason", reject.reason().token());
    }
  }

  /** Returns a step as a JSON object in UTF-8. */
  public static byte[] utf8(CallStep step) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      write(json, step);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Returns the fields of a step that has no object among them, with numbers as digits. */
  public static Map<String, String> of(CallStep step) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(utf8(step))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        fields.put(field, parser.getText());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return fields;
  }

  private static void target(JsonGenerator json, Friend friend, Optional<Extension> extension)
      throws IOException {
    if (friend instanceof InternalFriend internal && extension.isPresent()) {
      json.writeStringField("targetClient", internal.targetClient());
      json.writeStringField("extension", extension.get().number());
    }
  }

  private static void target(JsonGenerator json, ForwardTarget target) throws IOException {
    if (target instanceof ForwardTarget.ToExtension to) {
      json.writeStringField("extension", to.number());
    } else if (target instanceof ExtensionTarget.External to) {
      json.writeStringField("external", to.number());
    } else if (target instanceof ExtensionTarget.Voicemail to) {
      json.writeStringField("voicemail", to.mailbox());
    }
  }
}
