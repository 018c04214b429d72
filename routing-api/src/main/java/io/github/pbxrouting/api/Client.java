package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.List;

/**
 * A vPBX tenant of a brand and its dial plan.
 *
 * @param id not blank, at most 128 characters, unique in its brand
 * @param match how the patterns of its friends are held against a number
 * @param emergencyNumbers the numbers that beat everything
 * @param serviceCodes the codes that beat extensions and friends; when there is any, an unknown
 *     code that starts with {@code *} is rejected
 * @param extensions the internal numbers
 * @param friends the trunks, in the order of declaration, which decides between equal priorities
 */
public record Client(
    String id,
    MatchMode match,
    List<EmergencyNumber> emergencyNumbers,
    List<ServiceCode> serviceCodes,
    List<Extension> extensions,
    List<Friend> friends) {

  /**
   * Checks the id and copies the lists.
   *
   * @throws IllegalArgumentException when the id is blank, over-long or has a control character
   * @throws NullPointerException when a part is null
   */
  public Client {
    Checks.name("client id", id);
    Checks.notNull("match", match);
    emergencyNumbers = Checks.list("emergencyNumbers", emergencyNumbers);
    serviceCodes = Checks.list("serviceCodes", serviceCodes);
    extensions = Checks.list("extensions", extensions);
    friends = Checks.list("friends", friends);
  }

  /** Starts a client without numbers or friends that matches in {@link MatchMode#FIND}. */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** Builds a client; not thread-safe. */
  public static final class Builder {
    private final String id;
    private MatchMode match = MatchMode.FIND;
    private final List<EmergencyNumber> emergencyNumbers = new ArrayList<>();
    private final List<ServiceCode> serviceCodes = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final List<Friend> friends = new ArrayList<>();

    Builder(String id) {
      this.id = Checks.name("client id", id);
    }

    /** Sets how patterns match; {@link MatchMode#FIND} unless set. */
    public Builder match(MatchMode mode) {
      match = Checks.notNull("match", mode);
      return this;
    }

    /** Adds an emergency number. */
    public Builder emergencyNumber(String number) {
      emergencyNumbers.add(EmergencyNumber.of(number));
      return this;
    }

    /** Adds a service code. */
    public Builder serviceCode(ServiceCode code) {
      serviceCodes.add(Checks.notNull("serviceCode", code));
      return this;
    }

    /** Adds the extension {@code number} that leads to {@code target}. */
    public Builder extension(String number, ExtensionTarget target) {
      return extension(Extension.of(number, target));
    }

    /** Adds an extension. */
    public Builder extension(Extension extension) {
      extensions.add(Checks.notNull("extension", extension));
      return this;
    }

    /** Adds a friend. */
    public Builder friend(Friend friend) {
      friends.add(Checks.notNull("friend", friend));
      return this;
    }

    /** The client as set up so far. */
    public Client build() {
      return new Client(id, match, emergencyNumbers, serviceCodes, extensions, friends);
    }
  }
}
