package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vPBX client of a brand and its dial plan. Immutable; compares by value. */
public final class Client extends Value {

  private final String id;
  private final MatchMode match;
  private final List<NumberingRule> numbering;
  private final List<EmergencyNumber> emergencyNumbers;
  private final List<ServiceCode> serviceCodes;
  private final boolean rejectUnknownCodes;
  private final List<Extension> extensions;
  private final List<Friend> friends;

  private Client(Builder builder) {
    id = builder.id;
    match = builder.match;
    numbering = List.copyOf(builder.numbering);
    emergencyNumbers = List.copyOf(builder.emergencyNumbers);
    serviceCodes = List.copyOf(builder.serviceCodes);
    rejectUnknownCodes = builder.rejectUnknownCodes;
    extensions = List.copyOf(builder.extensions);
    friends = List.copyOf(builder.friends);
  }

  /**
   * Starts a client without numbers or friends that matches in {@link MatchMode#FIND}.
   *
   * @throws IllegalArgumentException when the id is blank, over-long or has a control character
   */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** Starts a client that has everything this one has. */
  public Builder toBuilder() {
    Builder builder = new Builder(id).match(match).extensions(extensions).friends(friends);
    builder.numbering.addAll(numbering);
    builder.rejectUnknownCodes = rejectUnknownCodes;
    builder.emergencyNumbers.addAll(emergencyNumbers);
    return builder.serviceCodes(serviceCodes);
  }

  /** Returns the id: not blank, at most 128 characters, unique in its brand. */
  public String id() {
    return id;
  }

  /** Returns how patterns are matched against a number. */
  public MatchMode match() {
    return match;
  }

  /**
   * Returns the rules that give a dialled number its normalised form, in order; the first that fits
   * applies, once. Empty where every number has one form. Immutable.
   */
  public List<NumberingRule> numbering() {
    return numbering;
  }

  /**
   * Returns the normalised form of a number: what the first numbering rule that fits makes of it,
   * or the same object when no rule changes it. Linear in the number of rules.
   */
  public String normalize(String number) {
    return NumberingRule.normalize(numbering, number);
  }

  /** Returns the numbers that nothing else in the plan can take; immutable. */
  public List<EmergencyNumber> emergencyNumbers() {
    return emergencyNumbers;
  }

  /**
   * Returns the codes that take precedence over extensions and friends; immutable. When there are
   * any, an unknown code that starts with {@code *} is rejected.
   */
  public List<ServiceCode> serviceCodes() {
    return serviceCodes;
  }

  /**
   * Returns whether an unknown code that starts with {@code *} is rejected even though the client
   * has no service code, as in IvozProvider.
   */
  public boolean rejectUnknownCodes() {
    return rejectUnknownCodes;
  }

  /** Returns the internal numbers in order of declaration; immutable. */
  public List<Extension> extensions() {
    return extensions;
  }

  /** Returns the extension with exactly this number. Linear in the number of extensions. */
  public Optional<Extension> extension(String number) {
    Checks.notNull("number", number);
    return extensions.stream().filter(extension -> extension.number().equals(number)).findFirst();
  }

  /** Returns the trunks in order of declaration, which decides between equal priorities. */
  public List<Friend> friends() {
    return friends;
  }

  /**
   * Returns the trunks in the order in which they are asked: by priority, then in order of
   * declaration. Immutable; sorted at each call.
   */
  public List<Friend> friendsByPriority() {
    return friends.stream()
        .sorted(Comparator.comparingInt(Friend::priority)) // stable: declaration order stays
        .toList();
  }

  /** Returns the friend with this name. Linear in the number of friends. */
  public Optional<Friend> friend(String name) {
    Checks.notNull("name", name);
    return friends.stream().filter(friend -> friend.name().equals(name)).findFirst();
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "id", id,
      "match", match,
      "numbering", numbering,
      "emergencyNumbers", emergencyNumbers,
      "serviceCodes", serviceCodes,
      "rejectUnknownCodes", rejectUnknownCodes,
      "extensions", extensions,
      "friends", friends
    };
  }

  /** Builds a client; not thread-safe. */
  public static final class Builder {
    private final String id;
    private MatchMode match = MatchMode.FIND;
    private final List<NumberingRule> numbering = new ArrayList<>();
    private final List<EmergencyNumber> emergencyNumbers = new ArrayList<>();
    private final List<ServiceCode> serviceCodes = new ArrayList<>();
    private boolean rejectUnknownCodes;
    private final List<Extension> extensions = new ArrayList<>();
    private final List<Friend> friends = new ArrayList<>();

    private Builder(String id) {
      this.id = Checks.name("client id", Checks.notNull("id", id));
    }

    /** Sets how patterns match; {@link MatchMode#FIND} by default. */
    public Builder match(MatchMode match) {
      this.match = Checks.notNull("match", match);
      return this;
    }

    /** Adds numbering rules, in order: the first that fits applies. */
    public Builder numbering(NumberingRule... rules) {
      numbering.addAll(Checks.list("rules", rules));
      return this;
    }

    /** Adds numbering rules, in order: the first that fits applies. */
    public Builder numbering(Iterable<NumberingRule> rules) {
      numbering.addAll(Checks.list("rules", rules));
      return this;
    }

    /** Removes every numbering rule added so far. */
    public Builder clearNumbering() {
      numbering.clear();
      return this;
    }

    /**
     * Adds an emergency number.
     *
     * @throws IllegalArgumentException when the number is empty, too long, or has a space or a
     *     character that is not printable ASCII
     */
    public Builder emergencyNumber(String number) {
      emergencyNumbers.add(EmergencyNumber.of(number));
      return this;
    }

    /**
     * Adds emergency numbers.
     *
     * @throws IllegalArgumentException when a number is empty, too long, or has a space or a
     *     character that is not printable ASCII
     */
    public Builder emergencyNumbers(String... numbers) {
      Checks.list("numbers", numbers).forEach(this::emergencyNumber);
      return this;
    }

    /**
     * Sets whether unknown codes that start with {@code *} are rejected without any service code
     * too; false by default. See {@link Client#rejectUnknownCodes()}.
     */
    public Builder rejectUnknownCodes(boolean rejectUnknownCodes) {
      this.rejectUnknownCodes = rejectUnknownCodes;
      return this;
    }

    /** Adds a service code. */
    public Builder serviceCode(ServiceCode code) {
      serviceCodes.add(Checks.notNull("code", code));
      return this;
    }

    /** Adds service codes. */
    public Builder serviceCodes(Iterable<ServiceCode> codes) {
      serviceCodes.addAll(Checks.list("codes", codes));
      return this;
    }

    /**
     * Adds the extension {@code number} that leads to {@code target}.
     *
     * @throws IllegalArgumentException when the number is empty, too long, or has a space or a
     *     character that is not printable ASCII
     */
    public Builder extension(String number, ExtensionTarget target) {
      return extension(Extension.of(number, target));
    }

    /** Adds an extension. */
    public Builder extension(Extension extension) {
      extensions.add(Checks.notNull("extension", extension));
      return this;
    }

    /** Adds extensions. */
    public Builder extensions(Iterable<Extension> extensions) {
      this.extensions.addAll(Checks.list("extensions", extensions));
      return this;
    }

    /** Removes every extension added so far. */
    public Builder clearExtensions() {
      extensions.clear();
      return this;
    }

    /** Adds a friend. */
    public Builder friend(Friend friend) {
      friends.add(Checks.notNull("friend", friend));
      return this;
    }

    /** Adds friends. */
    public Builder friends(Iterable<? extends Friend> friends) {
      this.friends.addAll(Checks.list("friends", friends));
      return this;
    }

    /** Removes every friend added so far. */
    public Builder clearFriends() {
      friends.clear();
      return this;
    }

    /** Returns the client as set up so far. */
    public Client build() {
      return new Client(this);
    }
  }
}
