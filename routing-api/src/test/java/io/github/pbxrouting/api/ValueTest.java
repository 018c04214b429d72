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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model is made of immutable values. */
final class ValueTest {

  static Stream<Class<?>> publicTypes() {
    return Samples.publicTypes().stream();
  }

  static Stream<Object> values() {
    return Samples.values().stream();
  }

  /** The components of a value by name, null for one that is absent. */
  private static Map<String, @Nullable Object> components(Object value) throws Exception {
    Map<String, @Nullable Object> components = new LinkedHashMap<>();
    if (value instanceof Value ours) {
      @Nullable Object[] parts = ours.components();
      for (int i = 0; i < parts.length; i += 2) {
        components.put((String) parts[i], parts[i + 1]);
      }
    } else {
      for (RecordComponent part : value.getClass().getRecordComponents()) {
        components.put(part.getName(), part.getAccessor().invoke(value));
      }
    }
    return components;
  }

  @Test
  void every_type_that_compares_by_value_has_a_sample() {
    Set<Class<?>> sampled = new HashSet<>();
    values().forEach(value -> sampled.add(value.getClass()));
    Set<Class<?>> expected = new HashSet<>();
    publicTypes()
        .filter(type -> type.isRecord() || Value.class.isAssignableFrom(type))
        .forEach(expected::add);
    assertEquals(expected, sampled);
  }

  @Test
  void values_with_equal_components_are_equal_and_hash_alike() {
    List<Object> once = Samples.values();
    List<Object> again = Samples.values();
    for (int i = 0; i < once.size(); i++) {
      assertEquals(once.get(i), again.get(i));
      assertEquals(once.get(i).hashCode(), again.get(i).hashCode());
      assertNotEquals(null, once.get(i));
      for (int k = 0; k < once.size(); k++) {
        if (k != i) {
          assertNotEquals(once.get(i), again.get(k));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_value_has_an_accessor_for_every_component(Object value) throws Exception {
    for (Map.Entry<String, @Nullable Object> component : components(value).entrySet()) {
      Object got = value.getClass().getMethod(component.getKey()).invoke(value);
      if (got instanceof Optional<?> optional) {
        got = optional.orElse(null);
      } else if (got instanceof OptionalInt optional) {
        got = optional.isPresent() ? optional.getAsInt() : null;
      }
      assertEquals(component.getValue(), got, component.getKey());
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void the_text_of_a_value_shows_every_component_that_is_present(Object value) throws Exception {
    for (Object shown : components(value).values()) {
      if (shown != null) {
        String text = shown instanceof ProblemCode code ? code.token() : shown.toString();
        assertTrue(value.toString().contains(text), () -> value + " does not show " + text);
      }
    }
  }

  @Test
  void the_text_of_a_value_names_its_type_and_its_components() {
    assertEquals(
        "ToExtension[extension=Extension[number=1001, target=user/alice]]",
        RouteDecision.ToExtension.of(Samples.extension()).toString());
    assertEquals("ToExternal[]", RouteDecision.ToExternal.of().toString());
    assertEquals(
        "CallExternal[client=madrid, number=944123456, dialled=true]",
        CallStep.CallExternal.of("madrid", "944123456", true).toString());
    assertEquals("RouteOptions[skipExtensions=false]", RouteOptions.NONE.toString());
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_list_in_a_value_cannot_be_changed(Object value) throws Exception {
    for (Map.Entry<String, @Nullable Object> component : components(value).entrySet()) {
      if (component.getValue() instanceof List<?> list) {
        assertThrows(UnsupportedOperationException.class, list::clear, component.getKey());
      }
    }
  }

  @Test
  void a_value_does_not_follow_the_list_it_was_made_from() {
    List<ForwardRule> rules = new ArrayList<>(List.of(Samples.rule()));
    List<String> patterns = new ArrayList<>(List.of("^2"));
    RemoteFriend remote = Friend.remote("bilbao").patterns(patterns).forwards(rules).build();
    InternalFriend internal = Friend.internal("sister", "barcelona").forwards(rules).build();
    List<ServiceCode> codes = new ArrayList<>(List.of(ServiceCode.exact("*98")));
    List<Extension> extensions = new ArrayList<>(List.of(Samples.extension()));
    List<Friend> friends = new ArrayList<>(List.of(remote));
    Client client =
        Client.builder("madrid")
            .serviceCodes(codes)
            .extensions(extensions)
            .friends(friends)
            .build();
    List<Client> clients = new ArrayList<>(List.of(client));
    Brand brand = Brand.of("demo", clients);
    Diversion diversion = new Diversion("madrid", "bilbao", "2001", ForwardCondition.BUSY);
    List<Diversion> diversions = new ArrayList<>(List.of(diversion));
    CallState state = CallState.of(CallRequest.of("madrid", "2001")).withDiversions(diversions);
    List<PlanProblem> problems = new ArrayList<>(List.of(Samples.problem()));
    InvalidPlanException thrown = new InvalidPlanException(problems);

    Stream.of(rules, patterns, codes, extensions, friends, clients, diversions, problems)
        .forEach(List::clear);

    assertEquals(List.of(Samples.rule()), remote.forwards());
    assertEquals(List.of("^2"), remote.patterns());
    assertEquals(List.of(Samples.rule()), internal.forwards());
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
    remote.priority(9).patterns("^2", "^3").pattern("^4").forwards(List.of(Samples.rule()));
    assertEquals(Friend.remote("bilbao").build(), friend);
    assertEquals(List.of(), friend.patterns());
    assertEquals(1, friend.priority());
    RemoteFriend more = remote.build();
    assertEquals(List.of("^2", "^3", "^4"), more.patterns());
    assertEquals(List.of(Samples.rule()), more.forwards());
    assertEquals(9, more.priority());

    InternalFriend.Builder internal = Friend.internal("sister", "barcelona");
    InternalFriend sister = internal.build();
    internal.priority(-1).forwards(List.of(Samples.rule()));
    assertEquals(List.of(), sister.forwards());
    assertEquals(-1, internal.build().priority());
    assertEquals(List.of(Samples.rule()), internal.build().forwards());

    Client.Builder madrid = Client.builder("madrid");
    Client empty = madrid.build();
    madrid
        .match(MatchMode.FULL)
        .emergencyNumbers("112", "091")
        .serviceCode(ServiceCode.exact("*98"))
        .extension("1001", ExtensionTarget.endpoint("user", "alice"))
        .friend(friend);
    assertEquals(MatchMode.FIND, empty.match());
    assertEquals(List.of(), empty.emergencyNumbers());
    assertEquals(List.of(), empty.serviceCodes());
    assertEquals(List.of(), empty.extensions());
    assertEquals(List.of(), empty.friends());
    Client full = madrid.build();
    assertEquals(MatchMode.FULL, full.match());
    assertEquals(
        List.of(EmergencyNumber.of("112"), EmergencyNumber.of("091")), full.emergencyNumbers());
    assertEquals(List.of(ServiceCode.exact("*98")), full.serviceCodes());
    assertEquals(List.of(Samples.extension()), full.extensions());
    assertEquals(List.of(friend), full.friends());

    Brand.Builder brand = Brand.builder("demo").client(empty);
    Brand one = brand.build();
    brand.clients(List.of(Client.builder("barcelona").build()));
    assertEquals(Brand.of("demo", empty), one);
    assertEquals(2, brand.build().clients().size());
  }

  @Test
  void a_builder_made_from_a_value_builds_an_equal_one() {
    RemoteFriend remote = Samples.remoteFriend();
    assertEquals(remote, remote.toBuilder().build());
    InternalFriend internal = Samples.internalFriend();
    assertEquals(internal, internal.toBuilder().build());
    Client client = Samples.client();
    assertEquals(client, client.toBuilder().build());
    Brand brand = Brand.of("demo", client);
    assertEquals(brand, brand.toBuilder().build());
  }

  @Test
  void a_builder_can_drop_what_it_was_given() {
    assertEquals(
        Friend.remote("bilbao").priority(2).build(),
        Samples.remoteFriend().toBuilder().clearPatterns().clearForwards().build());
    assertEquals(
        Friend.internal("sister", "barcelona").priority(5).build(),
        Samples.internalFriend().toBuilder().clearForwards().build());
    Client bare = Samples.client().toBuilder().clearExtensions().clearFriends().build();
    assertEquals(List.of(), bare.extensions());
    assertEquals(List.of(), bare.friends());
    assertEquals(Samples.client().serviceCodes(), bare.serviceCodes());
    Brand brand = Brand.of("demo", Samples.client());
    assertEquals(List.of(), brand.toBuilder().clearClients().build().clients());
  }

  @Test
  void a_part_is_found_by_its_name() {
    Client client = Samples.client();
    Brand brand = Brand.of("demo", client);
    assertEquals(Optional.of(client), brand.client("madrid"));
    assertEquals(Optional.empty(), brand.client("barcelona"));
    assertEquals(Optional.of(Samples.internalFriend()), client.friend("sister"));
    assertEquals(Optional.empty(), client.friend("brother"));
    assertEquals(Optional.of(Samples.extension()), client.extension("1001"));
    assertEquals(Optional.empty(), client.extension("1002"));
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
