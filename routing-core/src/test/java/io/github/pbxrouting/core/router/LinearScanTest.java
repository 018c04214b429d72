package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan asked decision by decision, from some rank on. */
class LinearScanTest {

  private static final ExtensionTarget ALICE = ExtensionTarget.endpoint("user", "alice");

  private static final RouteDecision[] DECISIONS = {
    ToEmergency.of(EmergencyNumber.of("112")),
    ToService.of(ServiceCode.exact("*11"), ""),
    ToService.of(ServiceCode.withArguments("*1"), ""),
    ToExtension.of(Extension.of("15", ALICE)),
    Rejected.of(RejectionReason.UNKNOWN_SERVICE_CODE),
    ToRemoteFriend.of(Friend.remote("bilbao").pattern("^2").pattern("^3").build()),
    ToInternalFriend.of(Friend.internal("sister", "madrid").build(), Extension.of("15", ALICE)),
    ToRemoteFriend.of(Friend.remote("vigo").pattern("^15").pattern("^2.$").pattern("9").build()),
    ToExternal.of(),
  };

  private static int firstTaker(String number, int from, RouteOptions options, boolean full) {
    SymbolSet[] firsts =
        Stream.of("^2", "^3", "^15", "^2.$", "9")
            .map(pattern -> FirstSymbolsTest.of(pattern, full))
            .toArray(SymbolSet[]::new);
    int rank =
        new LinearScan(DECISIONS, firsts, full, new Re2jPatterns())
            .firstTaker(number, from, options);
    int withoutFirsts =
        new LinearScan(DECISIONS, null, full, new Re2jPatterns()).firstTaker(number, from, options);
    assertEquals(withoutFirsts, rank, "with first symbols");
    return rank;
  }

  @ParameterizedTest
  @CsvSource({
    "112, 0, 0",
    "112, 1, 8",
    "1123, 0, 8",
    "*11, 0, 1",
    "*11, 2, 2",
    "*11, 3, 4",
    "*112, 0, 2",
    "*2, 0, 4",
    "*2, 5, 8",
    "15, 0, 3",
    "15, 4, 6",
    "15, 7, 7",
    "15, 8, 8",
    "151, 0, 7",
    "2, 0, 5",
    "2, 6, 8",
    "21, 0, 5",
    "21, 6, 7",
    "33, 0, 5",
    "19, 0, 7",
    "4, 0, 8",
  })
  void the_first_that_takes_a_number_is_found_from_any_rank_on(String number, int from, int rank) {
    assertEquals(rank, firstTaker(number, from, RouteOptions.NONE, false));
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 5", "33, 0, 8", "15, 4, 6", "15, 7, 7", "9, 0, 7", "19, 0, 8"})
  void patterns_take_the_whole_number_where_that_is_asked(String number, int from, int rank) {
    assertEquals(rank, firstTaker(number, from, RouteOptions.NONE, true));
  }

  @ParameterizedTest
  @CsvSource({
    "21, bilbao, false, 7",
    "21, vigo, false, 5",
    "15, sister, false, 3",
    "15, sister, true, 7",
    "15, bilbao, true, 6",
    "112, vigo, true, 0",
  })
  void what_is_left_out_is_passed_over(
      String number, String friend, boolean skippingExtensions, int rank) {
    RouteOptions options = RouteOptions.leavingOut(friend);
    assertEquals(
        rank,
        firstTaker(number, 0, skippingExtensions ? options.skippingExtensions() : options, false));
  }
}
