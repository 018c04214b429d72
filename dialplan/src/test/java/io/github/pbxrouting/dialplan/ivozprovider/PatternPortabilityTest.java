package io.github.pbxrouting.dialplan.ivozprovider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.analysis.checks.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternPortabilityTest {

  private static List<Finding> findings(String pattern) {
    Client client =
        Client.builder("c").friend(Friend.remote("f").patterns(pattern).build()).build();
    return PatternPortability.findings(Brand.of("b", client));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '\0',
      value = {
        "^34\\d{9}$ ^34[0-9]{9}$",
        "^[+\\d]{3,5}$ ^[+0-9]{3,5}$",
        "^[^\\d*]\\D\\w?\\W ^[^0-9*][^0-9][0-9A-Za-z_]?[^0-9A-Za-z_]",
        "^[]\\d][[:alpha:]\\d] ^[]0-9][[:alpha:]0-9]",
        "^\\Q\\d\\E\\d ^\\Q\\d\\E[0-9]",
        "^34/\\d ^34\\/[0-9]",
        "^\\v ^\\x0b",
        "^\\\\\\d ^\\\\[0-9]",
      })
  void a_pattern_that_differs_is_told_with_one_that_means_the_same_in_both(
      String pattern, String better) {
    List<Finding> findings = findings(pattern);
    assertEquals(1, findings.size());
    assertEquals("write " + better, findings.get(0).suggestion());
    assertEquals(List.of(), findings(better));
    for (String number :
        List.of("34600123456", "+34", "*4a", "]a5", "d1", "\\d1", "34/1", "\\5", "+")) {
      assertEquals(
          Pattern.compile(pattern).matcher(number).find(),
          Pattern.compile(better).matcher(number).find(),
          number);
    }
  }

  @Test
  void a_pattern_that_cannot_be_spelled_out_is_told_too() {
    assertEquals(
        "write it with characters, classes in brackets, groups and counts alone",
        findings("^[^+\\D]\u00e9").get(0).suggestion());
  }

  @Test
  void a_pattern_that_means_the_same_is_not_told() {
    assertEquals(List.of(), findings("^(?:\\+|00)34[0-9]{9}$"));
  }
}
