package io.github.pbxrouting.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model is made of immutable values. */
final class ValueTest {

  static Stream<Class<?>> publicTypes() {
    return Samples.publicTypes().stream();
  }

  static Stream<Record> records() {
    return Samples.records().stream();
  }

  @Test
  void every_public_record_has_a_sample() {
    Set<Class<?>> sampled = new HashSet<>();
    records().forEach(record -> sampled.add(record.getClass()));
    Set<Class<?>> expected = new HashSet<>();
    publicTypes().filter(Class::isRecord).forEach(expected::add);
    assertEquals(expected, sampled);
  }

  @Test
  void values_with_equal_parts_are_equal_and_hash_alike() {
    List<Record> once = Samples.records();
    List<Record> again = Samples.records();
    for (int i = 0; i < once.size(); i++) {
      assertEquals(once.get(i), again.get(i));
      assertEquals(once.get(i).hashCode(), again.get(i).hashCode());
      for (int k = 0; k < once.size(); k++) {
        if (k != i) {
          assertNotEquals(once.get(i), again.get(k));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void the_text_of_a_value_shows_every_part_that_is_not_null(Record value) throws Exception {
    for (RecordComponent part : value.getClass().getRecordComponents()) {
      Object shown = part.getAccessor().invoke(value);
      if (shown != null) {
        String text = shown instanceof ProblemCode code ? code.token() : shown.toString();
        assertTrue(value.toString().contains(text), () -> value + " does not show " + text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_list_in_a_value_cannot_be_changed(Record value) throws Exception {
    for (RecordComponent part : value.getClass().getRecordComponents()) {
      if (part.getAccessor().invoke(value) instanceof List<?> list) {
        assertThrows(UnsupportedOperationException.class, list::clear, part.getName());
      }
    }
  }

  @Test
  void a_value_does_not_follow_the_list_it_was_made_from() {
    List<ForwardRule> rules = new ArrayList<>(List.of(Samples.rule()));
    List<String> patterns = new ArrayList<>(List.of("^2"));
    RemoteFriend remote = new RemoteFriend("bilbao", 1, patterns, rules);
    InternalFriend internal = new InternalFriend("sister", 1, "barcelona", rules);
    List<EmergencyNumber> emergency = new ArrayList<>(List.of(EmergencyNumber.of("112")));
    List<ServiceCode> codes = new ArrayList<>(List.of(ServiceCode.exact("*98")));
    List<Extension> extensions = new ArrayList<>(List.of(Samples.extension()));
    List<Friend> friends = new ArrayList<>(List.of(remote));
    Client client = new Client("madrid", MatchMode.FIND, emergency, codes, extensions, friends);
    List<Client> clients = new ArrayList<>(List.of(client));
    Brand brand = new Brand("demo", clients);
    Diversion diversion = new Diversion("madrid", "bilbao", "2001", ForwardCondition.BUSY);
    List<Diversion> diversions = new ArrayList<>(List.of(diversion));
    CallState state =
        new CallState(
            Caller.UNKNOWN, Caller.UNKNOWN, "madrid", CallType.INTERNAL, 1, 1, diversions);
    List<PlanProblem> problems = new ArrayList<>(List.of(Samples.problem()));
    InvalidPlanException thrown = new InvalidPlanException(problems);

    Stream.of(rules, patterns, emergency, codes, extensions, friends, clients, diversions, problems)
        .forEach(List::clear);

    assertEquals(List.of(Samples.rule()), remote.forwards());
    assertEquals(List.of("^2"), remote.patterns());
    assertEquals(List.of(Samples.rule()), internal.forwards());
    assertEquals(List.of(EmergencyNumber.of("112")), client.emergencyNumbers());
    assertEquals(List.of(ServiceCode.exact("*98")), client.serviceCodes());
    assertEquals(List.of(Samples.extension()), client.extensions());
    assertEquals(List.of(remote), client.friends());
    assertEquals(List.of(client), brand.clients());
    assertEquals(List.of(diversion), state.diversions());
    assertEquals(List.of(Samples.problem()), thrown.problems());
    assertThrows(UnsupportedOperationException.class, thrown.problems()::clear);
  }

  @Test
  void what_was_built_does_not_follow_its_builder() {
    RemoteFriend.Builder remote = Friend.remote("bilbao");
    RemoteFriend friend = remote.build();
    remote.priority(9).patterns(List.of("^2")).forwards(List.of(Samples.rule()));
    assertEquals(new RemoteFriend("bilbao", 1, List.of(), List.of()), friend);
    assertEquals(
        new RemoteFriend("bilbao", 9, List.of("^2"), List.of(Samples.rule())), remote.build());

    InternalFriend.Builder internal = Friend.internal("sister", "barcelona");
    InternalFriend sister = internal.build();
    internal.priority(-1).forwards(List.of(Samples.rule()));
    assertEquals(new InternalFriend("sister", 1, "barcelona", List.of()), sister);
    assertEquals(
        new InternalFriend("sister", -1, "barcelona", List.of(Samples.rule())), internal.build());

    Client.Builder madrid = Client.builder("madrid");
    Client empty = madrid.build();
    madrid
        .match(MatchMode.FULL)
        .emergencyNumber("112")
        .serviceCode(ServiceCode.exact("*98"))
        .extension("1001", ExtensionTarget.endpoint("user", "alice"))
        .friend(friend);
    assertEquals(
        new Client("madrid", MatchMode.FIND, List.of(), List.of(), List.of(), List.of()), empty);
    assertEquals(
        new Client(
            "madrid",
            MatchMode.FULL,
            List.of(EmergencyNumber.of("112")),
            List.of(ServiceCode.exact("*98")),
            List.of(Samples.extension()),
            List.of(friend)),
        madrid.build());

    assertEquals(new Brand("demo", List.of(empty)), Brand.of("demo", empty));
  }

  @ParameterizedTest
  @MethodSource("publicTypes")
  void nothing_in_the_model_is_serialisable(Class<?> type) {
    // Enums and exceptions are so by inheritance; no type of ours asks for it.
    if (!type.isEnum() && !Throwable.class.isAssignableFrom(type)) {
      assertFalse(Serializable.class.isAssignableFrom(type));
    }
  }

  @ParameterizedTest
  @MethodSource("publicTypes")
  void no_field_of_a_type_can_be_changed_unless_it_is_a_builder(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      boolean open =
          type.getSimpleName().equals("Builder") && Modifier.isPrivate(field.getModifiers());
      assertTrue(open || Modifier.isFinal(field.getModifiers()), () -> "not final: " + field);
    }
  }
}
