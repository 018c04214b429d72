package io.github.pbxrouting.dialplan.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.api.ServiceCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TelephoneSubscriberTest {

  @ParameterizedTest
  @CsvSource({
    "112;phone-context=+34, true, 112, +34112",
    "112;phone-context=+34, false, 112, +34112",
    "2001;npdi;rn=+34999, true, 2001, 2001",
    "+4930000111;isub=12, true, +4930000111, +4930000111",
    "+49-30-(000).111;ext=7;postd=pp22, true, +4930000111, +4930000111",
    "+34944123456;phone-context=+1, false, +34944123456, +34944123456",
    "1002;phone-context=madrid.example, true, 1002, 1002",
    "1002;PHONE-CONTEXT=+34-94, true, 1002, +34941002",
    "1002;phone-context=%2B34, true, 1002, +341002",
    "*94;phone-context=+34, true, *94, *94",
    "91-234, false, 91234, 91234",
    "*94#, false, *94#, *94#",
    "*94%23, false, *94#, *94#",
    "*21*600(1)#, true, *21*6001#, *21*6001#",
    "1a-2B, true, 1a2B, 1a2B",
    "+49%2030%20111, true, +4930111, +4930111",
    "49%2030, false, 49 30, 49 30",
  })
  void parameters_and_separators_are_no_digits(
      String user, boolean phone, String number, String global) {
    TelephoneSubscriber read = TelephoneSubscriber.of(user, phone);

    assertEquals(number, read.number());
    assertEquals(global, read.globalForm());
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "a.lice-x", "alice;x=1", "fab.ada", "-.-", "+", "9;x"})
  void a_name_keeps_what_it_has_unless_it_is_a_telephone_number(String user) {
    assertEquals(user.equals("9;x") ? "9" : user, TelephoneSubscriber.of(user, false).globalForm());
  }

  @Test
  void an_escaped_semicolon_begins_no_parameter() {
    assertEquals(
        "9;transport=tls", TelephoneSubscriber.of("9%3Btransport=tls", false).globalForm());
  }

  @ParameterizedTest
  @CsvSource({
    "112;phone-context=+34, 112",
    "1-12;phone-context=+34, 112",
    "*94;phone-context=+34, *94",
    "10-01, 10-01",
    "1-001, 1001",
    "1001;phone-context=+34, 1001",
    "20-01;phone-context=+34, +342001",
    "944-123;phone-context=+34, +34944123",
    "944-123, 944123",
    "'', ''",
  })
  void a_context_is_put_in_front_of_what_the_client_has_no_number_for(
      String user, String destination) {
    Client madrid =
        Client.builder("madrid")
            .emergencyNumber("112")
            .serviceCode(ServiceCode.exact("*94"))
            .extension("1001", ExtensionTarget.endpoint("user", "alice"))
            .extension("10-01", ExtensionTarget.endpoint("user", "bob"))
            .friend(Friend.remote("bilbao").pattern("^2").build())
            .build();
    CallRouter client = RouterCompiler.load().compile(Brand.of("brand", madrid)).client("madrid");

    assertEquals(destination, TelephoneSubscriber.of(user, true).destination(client));
  }

  @Test
  void the_form_as_written_comes_first() {
    assertEquals(List.of("10-01", "1001"), TelephoneSubscriber.of("10-01", false).localForms());
    assertEquals(List.of("1001"), TelephoneSubscriber.of("1001", false).localForms());
  }

  @ParameterizedTest
  @CsvSource({"%E2%82%AC, \u20AC", "\u00E2\u0082\u00AC, \u20AC", "a%20b, a b", "%25, %"})
  void escapes_and_octets_are_utf_8(String user, String text) {
    assertEquals(text, TelephoneSubscriber.unescaped(user));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "1%F", "%FF", "\u00FF"})
  void a_broken_escape_is_an_error(String user) {
    assertThrows(IllegalArgumentException.class, () -> TelephoneSubscriber.of(user, true));
  }
}
