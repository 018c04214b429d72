package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.dialplan.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a brand. Where the text has a problem, something harmless stands in for what could not be
 * read, named after its place, so that the rest of the brand can still be checked; a brand with
 * such a stand-in is never routed with.
 */
public final class PlanReader {

  private static final List<String> BRAND_FIELDS = List.of("$schema", "brand", "clients", "tests");
  private static final List<String> REQUIRED_FIELDS = List.of("brand", "clients");
  private static final List<String> CLIENT_FIELDS =
      List.of(
          "id",
          "match",
          "numbering",
          "emergencyNumbers",
          "serviceCodes",
          "rejectUnknownCodes",
          "extensions",
          "friends",
          "suppress");
  private static final List<String> RULE_FIELDS =
      List.of("prefix", "replaceWith", "minDigits", "maxDigits");
  private static final List<String> CODE_FIELDS = List.of("code", "arguments");
  private static final List<String> SUPPRESSION_FIELDS =
      List.of("finding", "friend", "pattern", "extension", "reason");
  private static final List<String> EXTENSION_FIELDS = List.of("number", "target");

  private static final Words<MatchMode> MATCH_MODES = Words.of(MatchMode.class);
  private static final Words<FindingCode> FINDINGS = Words.of(FindingCode.class);
  private static final ExtensionTarget NO_TARGET = ExtensionTarget.voicemail("unreadable");

  private static final NumberingRule NO_RULE = NumberingRule.of("", 1, 1, "");

  private final JsonWalk walk;
  private final PlanLimits limits;
  private final FriendReader friends;
  private List<ReadTest> tests = List.of();
  private final List<Suppression> suppressions = new ArrayList<>();
  private boolean clientsComplete = true;
  private boolean extensionsComplete = true;

  /** Reads from that walk, within those limits. */
  public PlanReader(JsonWalk walk, PlanLimits limits) {
    this.walk = walk;
    this.limits = limits;
    this.friends = new FriendReader(walk, limits);
  }

  /** Reads the plan the walk is at. */
  public PlanText plan() throws IOException {
    Brand brand = brand();
    return new PlanText(
        brand,
        suppressions,
        new ReadTests(tests, walk.places()),
        clientsComplete,
        extensionsComplete);
  }

  private Brand brand() throws IOException {
    var draft =
        new Object() {
          @Nullable Brand named;
          final List<Client> clients = new ArrayList<>();
        };
    boolean wellFormed =
        walk.object(
            BRAND_FIELDS,
            REQUIRED_FIELDS,
            field -> {
              switch (field) {
                case "$schema" -> walk.string(); // where editors find the schema
                case "brand" -> draft.named = walk.made(Brand::of);
                case "clients" -> {
                  boolean whole = walk.array(limits.clients(), () -> draft.clients.add(client()));
                  clientsComplete &= whole;
                }
                case "tests" -> tests = new TestReader(walk).tests();
                default -> throw new AssertionError(field);
              }
            });
    clientsComplete &= wellFormed;
    return Brand.of(draft.named == null ? "brand" : draft.named.name(), draft.clients);
  }

  private Client client() throws IOException {
    String place = walk.place();
    var draft =
        new Object() {
          @Nullable Client named;
          @Nullable MatchMode match = MatchMode.FIND;
          final List<NumberingRule> numbering = new ArrayList<>();
          final List<EmergencyNumber> emergencyNumbers = new ArrayList<>();
          final List<ServiceCode> serviceCodes = new ArrayList<>();
          @Nullable Boolean rejectUnknownCodes = false;
          final List<Extension> extensions = new ArrayList<>();
          final List<Friend> friends = new ArrayList<>();
          final List<Suppression.Builder> suppressions = new ArrayList<>();
        };
    boolean wellFormed =
        walk.object(
            CLIENT_FIELDS,
            List.of("id"),
            field -> {
              switch (field) {
                case "id" -> draft.named = walk.made(id -> Client.builder(id).build());
                case "match" -> draft.match = walk.word(MATCH_MODES);
                case "numbering" ->
                    walk.array(
                        limits.codesPerClient(),
                        () -> {
                          NumberingRule rule = numberingRule();
                          draft.numbering.add(rule == null ? NO_RULE : rule);
                        });
                case "emergencyNumbers" ->
                    walk.array(
                        limits.codesPerClient(),
                        () -> draft.emergencyNumbers.add(emergencyNumber()));
                case "rejectUnknownCodes" -> draft.rejectUnknownCodes = walk.truth();
                case "serviceCodes" ->
                    walk.array(
                        limits.codesPerClient(), () -> draft.serviceCodes.add(serviceCode()));
                case "extensions" -> {
                  boolean whole =
                      walk.array(
                          limits.extensionsPerClient(), () -> draft.extensions.add(extension()));
                  extensionsComplete &= whole;
                }
                case "friends" ->
                    walk.array(
                        limits.friendsPerClient(), () -> draft.friends.add(friends.friend()));
                case "suppress" ->
                    walk.array(limits.friendsPerClient(), () -> suppression(draft.suppressions));
                default -> throw new AssertionError(field);
              }
            });
    clientsComplete &= draft.named != null;
    // An unknown or repeated field may well be where the missing extensions are.
    extensionsComplete &= wellFormed;
    String id = draft.named == null ? place : draft.named.id();
    Client.Builder client =
        Client.builder(id)
            .match(draft.match == null ? MatchMode.FIND : draft.match)
            .numbering(draft.numbering)
            .serviceCodes(draft.serviceCodes)
            .rejectUnknownCodes(Boolean.TRUE.equals(draft.rejectUnknownCodes))
            .extensions(draft.extensions)
            .friends(draft.friends);
    draft.suppressions.forEach(one -> suppressions.add(one.in(id)));
    draft.emergencyNumbers.forEach(emergency -> client.emergencyNumber(emergency.number()));
    return client.build();
  }

  private @Nullable NumberingRule numberingRule() throws IOException {
    var draft =
        new Object() {
          @Nullable String prefix;
          @Nullable String replaceWith;
          @Nullable Integer minDigits;
          @Nullable Integer maxDigits;
        };
    walk.object(
        RULE_FIELDS,
        RULE_FIELDS,
        field -> {
          switch (field) {
            case "prefix" -> draft.prefix = walk.string();
            case "replaceWith" -> draft.replaceWith = walk.string();
            case "minDigits" -> draft.minDigits = walk.integer();
            case "maxDigits" -> draft.maxDigits = walk.integer();
            default -> throw new AssertionError(field);
          }
        });
    if (draft.prefix == null
        || draft.replaceWith == null
        || draft.minDigits == null
        || draft.maxDigits == null) {
      return null;
    }
    try {
      return NumberingRule.of(draft.prefix, draft.minDigits, draft.maxDigits, draft.replaceWith);
    } catch (IllegalArgumentException refused) {
      walk.problem(String.valueOf(refused.getMessage()));
      return null;
    }
  }

  private EmergencyNumber emergencyNumber() throws IOException {
    EmergencyNumber number = walk.made(EmergencyNumber::of);
    return number == null ? EmergencyNumber.of(walk.place()) : number;
  }

  private ServiceCode serviceCode() throws IOException {
    String place = walk.place();
    var draft =
        new Object() {
          @Nullable ServiceCode code;
          @Nullable Boolean arguments = false;
        };
    walk.object(
        CODE_FIELDS,
        List.of("code"),
        field -> {
          switch (field) {
            case "code" -> draft.code = walk.made(ServiceCode::exact);
            case "arguments" -> draft.arguments = walk.truth();
            default -> throw new AssertionError(field);
          }
        });
    return new ServiceCode(
        draft.code == null ? "*" + place : draft.code.code(), Boolean.TRUE.equals(draft.arguments));
  }

  /** Reads a suppression; the client's id may come after it, and is filled in later. */
  private void suppression(List<Suppression.Builder> read) throws IOException {
    String place = walk.place();
    var draft =
        new Object() {
          @Nullable FindingCode finding;
          @Nullable String friend;
          @Nullable String pattern;
          @Nullable String extension;
          @Nullable String reason = "";
        };
    walk.object(
        SUPPRESSION_FIELDS,
        List.of("finding"),
        field -> {
          switch (field) {
            case "finding" -> draft.finding = walk.word(FINDINGS);
            case "friend" -> draft.friend = walk.string();
            case "pattern" -> draft.pattern = walk.string();
            case "extension" -> draft.extension = walk.string();
            case "reason" -> draft.reason = walk.string();
            default -> throw new AssertionError(field);
          }
        });
    if (draft.finding != null) {
      read.add(
          Suppression.of(draft.finding, place)
              .friend(draft.friend)
              .pattern(draft.pattern)
              .extension(draft.extension)
              .reason(draft.reason == null ? "" : draft.reason));
    }
  }

  private Extension extension() throws IOException {
    String place = walk.place();
    var draft =
        new Object() {
          @Nullable Extension numbered;
          @Nullable ExtensionTarget target;
        };
    walk.object(
        EXTENSION_FIELDS,
        EXTENSION_FIELDS,
        field -> {
          switch (field) {
            case "number" -> draft.numbered = walk.made(number -> Extension.of(number, NO_TARGET));
            case "target" -> draft.target = Targets.read(walk, Targets.OF_EXTENSIONS);
            default -> throw new AssertionError(field);
          }
        });
    extensionsComplete &= draft.numbered != null;
    return Extension.of(
        draft.numbered == null ? place : draft.numbered.number(),
        draft.target == null ? NO_TARGET : draft.target);
  }
}
