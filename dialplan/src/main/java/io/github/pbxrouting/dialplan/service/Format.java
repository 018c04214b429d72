package io.github.pbxrouting.dialplan.service;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms an answer about a call comes in, by what the request accepts. */
enum Format {
  /** A JSON object. */
  JSON("application/json"),
  /** {@code key=value&key=value}, percent-encoded: what Asterisk's {@code HASH()} takes apart. */
  TEXT("text/plain"),
  /** A dialplan document of FreeSWITCH's {@code mod_xml_curl}. */
  FREESWITCH("text/xml");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Returns the form of the first media type in {@code Accept} that has one, or else JSON. */
  static Format accepted(@Nullable String accept) {
    if (accept == null || accept.equals("*/*")) {
      return JSON;
    }
    Format best = JSON;
    double quality = 0;
    for (String range : accept.split(",", 16)) {
      String[] parts = range.split(";", 4);
      Format format = ofMediaType(parts[0].strip());
      double weight = 1;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip();
        if (parameter.matches("q=[01](\\.[0-9]{0,3})?")) {
          weight = Double.parseDouble(parameter.substring(2));
        }
      }
      if (format != null && weight > quality) {
        best = format;
        quality = weight;
      }
    }
    return best;
  }

  private static @Nullable Format ofMediaType(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "application/json", "*/*", "application/*" -> JSON;
      case "text/plain", "text/*" -> TEXT;
      case "text/xml", "application/xml" -> FREESWITCH;
      default -> null;
    };
  }
}
