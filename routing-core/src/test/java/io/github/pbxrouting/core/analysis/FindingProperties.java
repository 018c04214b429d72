package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What is said about patterns, extensions and emergency numbers is what trying them all says. */
class FindingProperties {

  private static final Set<FindingCode> COMPARED =
      EnumSet.of(
          FindingCode.MATCHES_NOTHING,
          FindingCode.MATCHES_EVERYTHING,
          FindingCode.UNANCHORED_PATTERN,
          FindingCode.EMERGENCY_CAPTURED,
          FindingCode.HIDDEN_EXTENSION,
          FindingCode.UNREACHABLE_EXTENSION,
          FindingCode.EXTENSION_OVER_PATTERN);

  private static final List<String> EMERGENCIES = List.of("1", "12", "21", "+12", "2*", "112");

  private record Said(
      FindingCode code,
      @Nullable String friend,
      @Nullable String pattern,
      @Nullable String extension,
      List<String> by,
      @Nullable String witness) {}

  @Provide
  Arbitrary<Brand> brands() {
    return SmallPlans.brands()
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty());
  }

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return SmallPlans.spaces();
  }

  /** The obvious way to the findings of a client. */
  private static final class Expected {
    final List<Said> said = new ArrayList<>();
    final Brand brand;
    final Client client;
    final NumberSpace space;
    final BruteForce numbers;

    Expected(Brand brand, Client client, NumberSpace space) {
      this.brand = brand;
      this.client = client;
      this.space = space;
      this.numbers = new BruteForce(brand, client.id(), space);
      EMERGENCIES.stream().filter(space::contains).forEach(this::emergency);
      client.extensions().forEach(this::extension);
      for (Friend friend : numbers.friends()) {
        if (friend instanceof RemoteFriend remote) {
          new LinkedHashSet<>(remote.patterns()).forEach(pattern -> pattern(remote, pattern));
        } else if (friend instanceof InternalFriend internal) {
          hidden(internal);
        }
      }
    }

    void add(
        FindingCode code,
        @Nullable String friend,
        @Nullable String pattern,
        @Nullable String extension,
        List<String> by,
        @Nullable String witness) {
      said.add(new Said(code, friend, pattern, extension, by, witness));
    }

    void emergency(String number) {
      Route route = numbers.routes.get(number);
      if (route.kind() == RouteKind.EXTENSION) {
        add(FindingCode.EMERGENCY_CAPTURED, null, null, number, List.of(), number);
      }
      BruteForce.friendOf(route)
          .ifPresent(
              friend -> add(FindingCode.EMERGENCY_CAPTURED, friend, null, null, List.of(), number));
    }

    void extension(Extension extension) {
      String number = extension.number();
      if (client.emergencyNumbers().stream().anyMatch(e -> e.number().equals(number))) {
        add(FindingCode.UNREACHABLE_EXTENSION, null, null, number, List.of(), number);
      } else if (space.contains(number)
          && numbers.routes.get(number).kind() == RouteKind.EXTENSION
          && !(extension.target() instanceof ExtensionTarget.ThroughFriends)) {
        numbers.friends().stream()
            .filter(friend -> numbers.takesForm(friend, number))
            .findFirst()
            .filter(RemoteFriend.class::isInstance)
            .filter(friend -> !friend.normalizedOnly() || client.normalize(number).equals(number))
            .ifPresent(friend -> overPattern((RemoteFriend) friend, number));
      }
    }

    void overPattern(RemoteFriend friend, String number) {
      friend.patterns().stream()
          .filter(pattern -> numbers.matches(pattern, number))
          .filter(pattern ->
              numbers.all(n -> n.length() == number.length() && numbers.matches(pattern, n)).size()
                  <= 10)
          .findFirst()
          .ifPresent(pattern ->
              add(
                  FindingCode.EXTENSION_OVER_PATTERN,
                  friend.name(),
                  pattern,
                  number,
                  List.of(),
                  number));
    }

    void hidden(InternalFriend friend) {
      brand.clients().stream()
          .filter(target -> target.id().equals(friend.targetClient()))
          .flatMap(target -> target.extensions().stream())
          .map(Extension::number)
          .filter(number ->
              space.contains(number)
                  && !numbers.wins(friend, number)
                  && !numbers.sentTo(friend).contains(number))
          .forEach(number ->
              add(
                  FindingCode.HIDDEN_EXTENSION,
                  friend.name(),
                  null,
                  number,
                  BruteForce.friendOf(numbers.routes.get(number)).stream().toList(),
                  number));
    }

    void pattern(RemoteFriend friend, String pattern) {
      List<String> matched = numbers.all(number -> numbers.matches(pattern, number));
      Pattern compiled = Pattern.compile(pattern);
      if (numbers.routes.keySet().stream()
          .allMatch(number ->
              !numbers.matches(pattern, number)
                  && !numbers.matches(pattern, client.normalize(number)))) {
        add(FindingCode.MATCHES_NOTHING, friend.name(), pattern, null, List.of(), null);
      } else if (matched.size() == numbers.routes.size()) {
        String first = matched.get(0);
        add(FindingCode.MATCHES_EVERYTHING, friend.name(), pattern, null, List.of(), first);
      } else if (client.match() == MatchMode.FIND) {
        matched.stream()
            .filter(number -> !compiled.matcher(number).lookingAt())
            .findFirst()
            .ifPresent(inside ->
                add(
                    FindingCode.UNANCHORED_PATTERN,
                    friend.name(),
                    pattern,
                    null,
                    List.of(),
                    inside));
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void findings_are_exactly_those_that_trying_every_number_gives(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    compare(brand, space);
  }

  @Example
  void an_extension_whose_other_form_is_an_emergency_takes_its_number_from_nobody() {
    Client client =
        Client.builder("a")
            .numbering(List.of(NumberingRule.of("", 1, 1, "1")))
            .emergencyNumber("12")
            .extension(Extension.of("2", ExtensionTarget.endpoint("user", "alice")))
            .friend(Friend.remote("f").patterns("^").build())
            .build();
    compare(Brand.of("small", client), NumberSpace.of("12*", 1, 5));
  }

  private static void compare(Brand brand, NumberSpace space) {
    CountryNumbers country =
        CountryNumbers.of("").withEmergencyNumbers(EMERGENCIES).withInternationalPrefix("+");
    List<Finding> findings =
        PlanAnalysis.of(
                BrandCompiler.create().compile(brand),
                AnalysisOptions.DEFAULT.withSpace(space).withCountries(List.of(country)))
            .check();
    for (Client client : brand.clients()) {
      List<Said> expected = new Expected(brand, client, space).said;
      assertEquals(
          sorted(expected),
          sorted(
              findings.stream()
                  .filter(finding -> finding.client().equals(client.id()))
                  .filter(finding -> COMPARED.contains(finding.code()))
                  // A count without an end is a matter of how the pattern is written.
                  .filter(finding -> !finding.message().startsWith("the pattern counts"))
                  .map(f ->
                      new Said(
                          f.code(),
                          f.friend().orElse(null),
                          f.pattern().orElse(null),
                          f.extension().orElse(null),
                          f.by(),
                          f.witness().orElse(null)))
                  .toList()));
    }
  }

  private static List<String> sorted(List<Said> said) {
    return said.stream().map(Said::toString).sorted().toList();
  }
}
