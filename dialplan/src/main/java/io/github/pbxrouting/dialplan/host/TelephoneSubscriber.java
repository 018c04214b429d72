package io.github.pbxrouting.dialplan.host;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.InvalidDestinationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The telephone number in the user part of a SIP URI or behind {@code tel:} (RFC 3966; RFC 3261,
 * section 19.1.6): what follows a semicolon is a parameter, and visual separators are no digits.
 *
 * @param dialled the number as it was written, without escapes and parameters
 * @param number the number without visual separators
 * @param context the {@code phone-context}, without visual separators when it is a number; empty
 *     when there is none
 */
public record TelephoneSubscriber(String dialled, String number, String context) {

  /** What a number may hold beside separators, so that separators in it are no part of a name. */
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#().-]*[0-9*#][0-9*#().-]*");

  /** Digits as {@code user=phone} and {@code tel:} have them, and as people group them. */
  private static final Pattern PHONE_DIGITS = Pattern.compile("\\+?[0-9A-Fa-f*#(). -]+");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private static final Pattern GLOBAL = Pattern.compile("\\+[0-9().-]+");

  /**
   * Reads a user part.
   *
   * @param user with its escapes
   * @param phone whether the URI says that it is a telephone number: {@code user=phone}, {@code
   *     tel:}; otherwise a user part is one when it looks like one
   * @throws IllegalArgumentException when an escape is broken, or they encode no UTF-8 text
   */
  public static TelephoneSubscriber of(String user, boolean phone) {
    int semicolon = user.indexOf(';');
    String number = unescaped(semicolon < 0 ? user : user.substring(0, semicolon));
    if (!phone && !NUMBER.matcher(number).matches()) {
      String name = unescaped(user);
      return new TelephoneSubscriber(name, name, "");
    }
    boolean digits = (phone ? PHONE_DIGITS : NUMBER).matcher(number).matches();
    return new TelephoneSubscriber(
        number,
        digits ? withoutSeparators(number) : number,
        semicolon < 0 ? "" : context(user.substring(semicolon + 1)));
  }

  private static String context(String parameters) {
    for (String parameter : parameters.split(";", -1)) {
      int equals = parameter.indexOf('=');
      if (equals >= 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("phone-context")) {
        String context = unescaped(parameter.substring(equals + 1).strip());
        return GLOBAL.matcher(context).matches()
            ? withoutSeparators(context)
            : context.toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static String withoutSeparators(String number) {
    StringBuilder digits = new StringBuilder(number.length());
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if ("(). -".indexOf(c) < 0) {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  /** Returns whether the context is the begin of a global number, {@code +34}, and no domain. */
  public boolean hasGlobalContext() {
    return context.startsWith("+");
  }

  /**
   * Returns the forms in which emergency numbers, service codes and extensions may have the number,
   * each once: as it was written, then without separators.
   */
  public List<String> localForms() {
    List<String> forms = new ArrayList<>(2);
    forms.add(dialled);
    if (!number.equals(dialled)) {
      forms.add(number);
    }
    return forms;
  }

  /**
   * Returns the number for everything else, without separators: a local number of digits behind its
   * global context, any other as it is.
   */
  public String globalForm() {
    return hasGlobalContext() && DIGITS.matcher(number).matches() ? context + number : number;
  }

  /**
   * Returns the number to route: as it was written, or without separators, when an emergency
   * number, a service code or an extension takes it so; else {@link #globalForm()}.
   *
   * @param client the client in which it was dialled
   */
  public String destination(CallRouter client) {
    return localForms().stream()
        .filter(form -> isLocal(client, form))
        .findFirst()
        .orElse(globalForm());
  }

  private static boolean isLocal(CallRouter client, String number) {
    try {
      return switch (client.route(number).kind()) {
        case EMERGENCY, SERVICE, EXTENSION -> true;
        case FRIEND, EXTERNAL, REJECTED -> false;
      };
    } catch (InvalidDestinationException e) {
      return false;
    }
  }

  /**
   * Returns the text that the escapes of a URI encode. Characters up to {@code U+00FF} are octets,
   * as they come from a message.
   *
   * @throws IllegalArgumentException when an escape is broken, or the octets are no UTF-8 text
   */
  public static String unescaped(String text) {
    if (text.indexOf('%') < 0 && StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      return text;
    }
    byte[] from = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer octets = ByteBuffer.allocate(from.length);
    for (int i = 0; i < from.length; i++) {
      if (from[i] != '%') {
        octets.put(from[i]);
        continue;
      }
      int high = i + 2 < from.length ? Character.digit((char) from[i + 1], 16) : -1;
      int low = i + 2 < from.length ? Character.digit((char) from[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw new IllegalArgumentException("a % must be followed by two hexadecimal digits");
      }
      octets.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(octets.flip())
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the escapes are no UTF-8 text", e);
    }
  }
}
