package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A finding is known again when a plan is written in another order. */
class FingerprintProperties {

  private static final AnalysisOptions OPTIONS =
      AnalysisOptions.DEFAULT
          .withSpace(NumberSpace.of("12*#+", 1, 4))
          .withCountries(
              List.of(
                  CountryNumbers.of("")
                      .withEmergencyNumbers(List.of("12", "112"))
                      .withInternationalPrefix("1")
                      .withPremiumPrefixes(List.of("2"))));

  @Provide
  Arbitrary<Brand> brands() {
    return SmallPlans.brands()
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void the_order_of_declaration_does_not_count(@ForAll("brands") Brand brand) {
    assertEquals(fingerprints(rewritten(brand, false)), fingerprints(rewritten(brand, true)));
  }

  private static List<String> fingerprints(Brand brand) {
    return PlanAnalysis.of(BrandCompiler.create().compile(brand), OPTIONS).check().stream()
        .map(Finding::fingerprint)
        .sorted()
        .toList();
  }

  /** The brand with a priority for each friend, so that order decides nothing. */
  private static Brand rewritten(Brand brand, boolean reversed) {
    List<Client> clients = new ArrayList<>();
    for (Client client : brand.clients()) {
      List<Friend> friends = new ArrayList<>();
      for (Friend friend : client.friendsByPriority()) {
        friends.add(
            friend instanceof RemoteFriend remote
                ? remote.toBuilder().priority(friends.size()).build()
                : ((InternalFriend) friend).toBuilder().priority(friends.size()).build());
      }
      List<Extension> extensions = new ArrayList<>(client.extensions());
      List<ServiceCode> codes = new ArrayList<>(client.serviceCodes());
      if (reversed) {
        Collections.reverse(friends);
        Collections.reverse(extensions);
        Collections.reverse(codes);
      }
      Client.Builder written =
          Client.builder(client.id())
              .match(client.match())
              .numbering(client.numbering())
              .extensions(extensions)
              .serviceCodes(codes)
              .friends(friends);
      client.emergencyNumbers().forEach(number -> written.emergencyNumber(number.number()));
      clients.add(written.build());
    }
    if (reversed) {
      Collections.reverse(clients);
    }
    return Brand.builder(brand.name()).clients(clients).build();
  }
}
