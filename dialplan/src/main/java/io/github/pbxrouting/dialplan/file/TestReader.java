package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.Destination.Field;
import io.github.pbxrouting.core.analysis.answers.Policy;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.numbers.NumberPatterns;
import io.github.pbxrouting.dialplan.countries.KnownCountries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads tests of a plan: expectations and policies. */
public final class TestReader {

  /** The maximum number of tests of a file. */
  public static final int MAX_TESTS = 10_000;

  /** The maximum number of patterns, ranges, sets, lengths or outcomes of one test. */
  private static final int MAX_ENTRIES = 1_000;

  /** The minimum number of digits after the prefix of a premium-rate number. */
  private static final int MIN_PREMIUM_DIGITS = 5;

  private static final Words<CallType> TYPES = Words.of(CallType.class);
  private static final Words<DialOutcome> OUTCOMES = Words.of(DialOutcome.class);

  private static final List<String> TEST_FIELDS = List.of("expect", "policies");

  private static final List<String> ROUTE_FIELDS =
      Stream.of(Field.values()).filter(field -> !field.isOfEnds()).map(Field::token).toList();

  private static final List<String> DESTINATION_FIELDS =
      Stream.of(Field.values()).map(Field::token).toList();

  private static final List<String> EXPECTATION_FIELDS =
      Stream.concat(
              Stream.of("name", "client", "dial", "from", "type", "outcomes", "ends"),
              ROUTE_FIELDS.stream())
          .toList();

  private static final List<String> END_FIELDS =
      List.of(
          "step",
          "client",
          "friend",
          "targetClient",
          "extension",
          "endpoint",
          "number",
          "code",
          "arguments",
          "mailbox",
          "cause",
          "reason");

  private static final List<String> LAST_STEPS =
      List.of("endpoint", "external", "emergency", "service", "voicemail", "answered", "rejected");

  private static final List<String> MOVE_FIELDS =
      List.of("client", "numbers", "ranges", "sets", "lengths", "from", "to");

  private static final List<String> POLICY_FIELDS =
      List.of(
          "name",
          "client",
          "numbers",
          "ranges",
          "sets",
          "lengths",
          "never",
          "always",
          "only",
          "endToEnd",
          "from",
          "type");

  private final JsonWalk walk;
  private final List<ReadTest> tests = new ArrayList<>();

  /** Reads from that walk. */
  public TestReader(JsonWalk walk) {
    this.walk = walk;
  }

  /** Reads the tests the walk is at, in the order of the text. */
  public List<ReadTest> tests() throws IOException {
    walk.object(
        TEST_FIELDS,
        List.of(),
        field -> {
          switch (field) {
            case "expect" -> walk.array(MAX_TESTS, this::expectation);
            case "policies" -> walk.array(MAX_TESTS, this::policy);
            default -> throw new AssertionError(field);
          }
        });
    return tests;
  }

  private void expectation() throws IOException {
    String place = walk.place();
    var draft =
        new Object() {
          @Nullable String name;
          @Nullable String client;
          @Nullable String dial;
          @Nullable Destination route;
          @Nullable String from;
          @Nullable CallType type = CallType.INTERNAL;
          final List<DialOutcome> outcomes = new ArrayList<>();
          @Nullable Map<String, String> ends;
          boolean routed;
          boolean ended;
          boolean whole = true;
        };
    boolean wellFormed =
        walk.object(
            EXPECTATION_FIELDS,
            List.of("client", "dial"),
            field -> {
              switch (field) {
                case "name" -> draft.name = name();
                case "client" -> draft.client = walk.string();
                case "dial" -> draft.dial = walk.made(TestReader::dialled);
                case "from" -> draft.from = walk.string();
                case "type" -> draft.type = walk.word(TYPES);
                case "outcomes" ->
                    draft.whole &=
                        walk.array(
                            MAX_ENTRIES,
                            () -> {
                              DialOutcome outcome = walk.word(OUTCOMES);
                              if (outcome != null) {
                                draft.outcomes.add(outcome);
                              }
                            });
                case "ends" -> {
                  draft.ended = true;
                  draft.ends = ends();
                }
                default -> {
                  draft.routed = true;
                  draft.route = with(draft.route, field);
                }
              }
            });
    if (!wellFormed || draft.client == null || draft.dial == null || draft.type == null) {
      return;
    }
    if (!draft.routed && !draft.ended) {
      walk.problem("expects nothing: write route, friend or another field of a route, or ends");
    } else if (!draft.outcomes.isEmpty() && !draft.ended) {
      walk.problemOf("outcomes", "says how the call goes on: add ends, the last step");
    } else if (draft.route != null || draft.ends != null) {
      tests.add(
          new ReadTest(
              draft.name,
              place,
              new ReadTest.Expectation(
                  draft.client,
                  draft.dial,
                  draft.route == null ? null : draft.route.in(draft.client, false),
                  draft.from,
                  draft.type,
                  draft.outcomes,
                  draft.ends),
              null));
    }
  }

  private static String dialled(String number) {
    if (number.isEmpty() || number.length() > 128) {
      throw new IllegalArgumentException(
          "must have 1 to 128 characters, but has " + number.length());
    }
    return number;
  }

  private @Nullable String name() throws IOException {
    return walk.made(name -> {
      if (name.isBlank()) {
        throw new IllegalArgumentException("must not be empty: leave it out, or write a name");
      }
      return name;
    });
  }

  /** Reads a field of a destination, and adds it to those before. */
  private @Nullable Destination with(@Nullable Destination before, String token)
      throws IOException {
    Field field =
        Stream.of(Field.values()).filter(each -> each.token().equals(token)).findFirst().get();
    Destination made =
        walk.made(
            value -> before == null ? Destination.of(field, value) : before.and(field, value));
    return made == null ? before : made;
  }

  /** Reads the fields of a step; a number stands as its digits. */
  private @Nullable Map<String, String> ends() throws IOException {
    Map<String, String> fields = new TreeMap<>();
    var draft =
        new Object() {
          boolean any;
        };
    boolean whole =
        walk.object(
            END_FIELDS,
            List.of(),
            field -> {
              draft.any = true;
              if (field.equals("cause")) {
                Integer cause = walk.integer();
                if (cause != null) {
                  fields.put(field, cause.toString());
                }
              } else {
                String value =
                    field.equals("step") ? walk.made(TestReader::lastStep) : walk.string();
                if (value != null) {
                  fields.put(field, value);
                }
              }
            });
    if (whole && !draft.any) {
      walk.problem("says nothing: write fields of the last step, as in {\"step\": \"answered\"}");
    }
    return fields.isEmpty() ? null : Collections.unmodifiableMap(fields);
  }

  private static String lastStep(String step) {
    if (!LAST_STEPS.contains(step)) {
      String nearest = Nearest.of(step, LAST_STEPS).strip();
      throw new IllegalArgumentException(
          "must be one of "
              + String.join(", ", LAST_STEPS)
              + ", and is "
              + Quoted.of(step)
              + (nearest.isEmpty() ? "" : ": " + nearest));
    }
    return step;
  }

  private void policy() throws IOException {
    String place = walk.place();
    var draft =
        new Object() {
          @Nullable String name;
          @Nullable String client;
          final Map<String, Destination> rules = new LinkedHashMap<>();
          final List<String> ruled = new ArrayList<>();
          @Nullable Boolean endToEnd = false;
          @Nullable String from;
          @Nullable CallType type = CallType.INTERNAL;
        };
    DescribedNumbers numbers = new DescribedNumbers();
    boolean wellFormed =
        walk.object(
            POLICY_FIELDS,
            List.of("client"),
            field -> {
              switch (field) {
                case "name" -> draft.name = name();
                case "client" -> draft.client = walk.string();
                case "numbers", "ranges", "sets", "lengths" -> numbers.read(field);
                case "endToEnd" -> draft.endToEnd = walk.truth();
                case "from" -> draft.from = walk.string();
                case "type" -> draft.type = walk.word(TYPES);
                default -> {
                  draft.ruled.add(field);
                  Destination destination = destination();
                  if (destination != null) {
                    draft.rules.put(field, destination);
                  }
                }
              }
            });
    if (!wellFormed) {
      return;
    }
    if (draft.ruled.size() != 1) {
      walk.problem(
          draft.ruled.isEmpty()
              ? "has no rule: write one of never, always and only with a destination"
              : "has several rules (" + String.join(", ", draft.ruled) + "): write a policy each");
      return;
    }
    if (numbers.isEmpty()) {
      walk.problem("has no numbers: write numbers, ranges, sets or lengths");
      return;
    }
    if (numbers.patterns.isEmpty() && numbers.listed && numbers.whole) {
      walk.problemOf("numbers", "is empty: write [\".*\"] for every number");
      return;
    }
    String rule = draft.ruled.get(0);
    Destination destination = draft.rules.get(rule);
    if (draft.client == null
        || destination == null
        || draft.endToEnd == null
        || draft.type == null
        || !numbers.whole) {
      return;
    }
    Policy policy =
        Policy.of(
                draft.client,
                numbers.patterns(),
                Policy.Rule.valueOf(rule.toUpperCase(Locale.ROOT)),
                destination)
            .withType(draft.type);
    policy = draft.endToEnd ? policy.endToEnd() : policy;
    policy = draft.from == null ? policy : policy.withFrom(draft.from);
    tests.add(new ReadTest(draft.name, place, null, policy));
  }

  /** Reads the moves that an edit is expected to make. */
  public List<Move> moves() throws IOException {
    List<Move> moves = new ArrayList<>();
    walk.object(
        List.of("moves"), List.of("moves"), field -> walk.array(MAX_TESTS, () -> move(moves)));
    return moves;
  }

  private void move(List<Move> moves) throws IOException {
    String place = walk.place();
    var draft =
        new Object() {
          @Nullable String client;
          @Nullable Destination from;
          @Nullable Destination to;
        };
    DescribedNumbers numbers = new DescribedNumbers();
    boolean wellFormed =
        walk.object(
            MOVE_FIELDS,
            List.of("client"),
            field -> {
              switch (field) {
                case "client" -> draft.client = walk.string();
                case "from" -> draft.from = destination();
                case "to" -> draft.to = destination();
                default -> numbers.read(field);
              }
            });
    if (!wellFormed || draft.client == null || !numbers.whole) {
      return;
    }
    if (draft.from == null && draft.to == null) {
      walk.problem("says nothing: write from or to with a destination");
      return;
    }
    moves.add(
        new Move(
            place,
            draft.client,
            numbers.patterns(),
            !numbers.isEmpty(),
            draft.from == null ? null : draft.from.in(draft.client, false),
            draft.to == null ? null : draft.to.in(draft.client, false)));
  }

  private @Nullable Destination destination() throws IOException {
    var draft =
        new Object() {
          @Nullable Destination destination;
          int seen;
        };
    boolean whole =
        walk.object(
            DESTINATION_FIELDS,
            List.of(),
            field -> {
              draft.seen++;
              draft.destination = with(draft.destination, field);
            });
    if (whole && draft.seen == 0) {
      walk.problem("says nothing: write a destination, as in {\"friend\": \"bilbao\"}");
    }
    return draft.destination;
  }

  /** The fields that describe the numbers of a policy or a move, as far as they were read. */
  private final class DescribedNumbers {

    private final List<String> patterns = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();

    /** Whether there are numbers, ranges or sets. */
    private boolean listed;

    /** Whether every field could be read. */
    private boolean whole = true;

    private void read(String field) throws IOException {
      if (field.equals("lengths")) {
        whole &= lengths(lengths);
      } else {
        listed = true;
        whole &=
            each(
                switch (field) {
                  case "numbers" -> TestReader.this::pattern;
                  case "ranges" -> TestReader::range;
                  default -> TestReader::named;
                },
                patterns);
      }
    }

    /** Returns whether no field describes numbers. */
    private boolean isEmpty() {
      return !listed && lengths.isEmpty();
    }

    private NumberPatterns patterns() {
      return (listed ? NumberPatterns.of(patterns) : NumberPatterns.ALL).ofLengths(lengths);
    }
  }

  /** Makes patterns out of a text, or refuses it. */
  private interface Described {
    List<String> patterns(String text);
  }

  private boolean each(Described described, List<String> patterns) throws IOException {
    var draft =
        new Object() {
          boolean whole = true;
        };
    boolean read =
        walk.array(
            MAX_ENTRIES,
            () -> {
              List<String> made = walk.made(described::patterns);
              draft.whole &= made != null;
              patterns.addAll(made == null ? List.of() : made);
            });
    return read && draft.whole;
  }

  private List<String> pattern(String text) {
    try {
      return NumberPatterns.of(List.of(text)).patterns();
    } catch (IllegalArgumentException invalid) {
      // What to write is written in the file.
      String problem = String.valueOf(invalid.getMessage());
      throw new IllegalArgumentException(
          walk.isEscaped() ? problem.replace("\\", "\\\\") : problem, invalid);
    }
  }

  private static List<String> range(String text) {
    int hyphen = text.indexOf('-');
    return hyphen < 0
        ? NumberPatterns.range(text, "")
        : NumberPatterns.range(text.substring(0, hyphen), text.substring(hyphen + 1));
  }

  /** Returns the patterns of a set such as {@code emergency/34}. */
  private static List<String> named(String text) {
    int slash = text.indexOf('/');
    String set = slash < 0 ? text : text.substring(0, slash);
    String code = slash < 0 ? "" : text.substring(slash + 1);
    Optional<CountryNumbers> country =
        KnownCountries.all().stream().filter(each -> each.code().equals(code)).findFirst();
    if (country.isEmpty() || !List.of("emergency", "premium").contains(set)) {
      throw new IllegalArgumentException(
          "must be emergency or premium, a slash and a country's calling code as in emergency/34,"
              + " and is "
              + Quoted.of(text)
              + (country.isEmpty() && slash >= 0 ? ": no such country is known" : ""));
    }
    List<String> patterns = new ArrayList<>();
    if (set.equals("emergency")) {
      country.get().emergencyNumbers().forEach(number -> patterns.add(quoted(number)));
    } else {
      for (String prefix : country.get().premiumPrefixes()) {
        patterns.add(quoted(prefix) + "[0-9]{" + MIN_PREMIUM_DIGITS + ",}");
      }
    }
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException(
          "no " + set + " numbers of country " + code + " are known: write their patterns");
    }
    return patterns;
  }

  private static String quoted(String number) {
    return number.replaceAll("([^0-9])", "\\\\$1");
  }

  private boolean lengths(List<Integer> lengths) throws IOException {
    var draft =
        new Object() {
          boolean whole = true;
        };
    boolean read =
        walk.array(
            MAX_ENTRIES,
            () -> {
              Integer length = walk.integer();
              if (length != null && (length < 1 || length > 128)) {
                walk.problem("must be 1 to 128, and is " + length);
                length = null;
              }
              draft.whole &= length != null;
              if (length != null) {
                lengths.add(length);
              }
            });
    if (read && draft.whole && lengths.isEmpty()) {
      walk.problem("is empty: leave it out, or write the lengths that count");
    }
    return read && draft.whole;
  }
}
