package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgiUrlTest {

  @Test
  void every_parameter_is_read() {
    assertEquals(
        new AgiUrl(
            "madrid",
            CallType.EXTERNAL,
            Optional.of("+34 600"),
            Optional.of("José & co"),
            7,
            2,
            Set.of(DialOutcome.BUSY, DialOutcome.NOT_REGISTERED),
            Optional.empty()),
        AgiUrl.of(
            "route?client=madrid&type=External&caller=+34%20600&friend=Jos%C3%A9%20%26%20co&round=7"
                + "&redirects=2&failover=busy,not-registered"));
  }

  @Test
  void a_parameter_may_be_written_without_escapes() {
    assertEquals(
        Optional.of("José\u65e5%"), AgiUrl.of("route?client=madrid&friend=José\u65e5%25").friend());
  }

  @Test
  void what_is_left_out_has_its_default() {
    assertEquals(
        new AgiUrl(
            "madrid",
            CallType.INTERNAL,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Set.of(),
            Optional.empty()),
        AgiUrl.of("?&client=madrid&caller=&friend=&"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "route|the URL names no client: write agi://host/route?client=...",
        "route?Client=madrid|the URL has an unknown parameter \"Client\"; known are caller, client,"
            + " failover, friend, redirects, round, type",
        "route?client=a&client=a|the URL has the parameter client twice",
        "route?client=a&type=b|type must be internal or external, but is \"b\"",
        "route?client=a&type|type must be internal or external, but is \"\"",
        "route?client=a&round=one|round must be a number, but is \"one\"",
        "route?client=a&redirects=-1|redirects must be a number, but is \"-1\"",
        "route?client=a&failover=busy,answered|failover must be some of no-answer, busy, congestion,"
            + " not-registered with commas between them, but has \"answered\"",
        "route?client=a%|parameter client of the URL: a % must be followed by two hexadecimal"
            + " digits",
      })
  void what_is_wrong_is_said(String url, String problem) {
    assertEquals(Optional.of(problem), AgiUrl.of(url).problem());
  }
}
