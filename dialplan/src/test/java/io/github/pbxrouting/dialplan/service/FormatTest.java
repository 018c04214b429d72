package io.github.pbxrouting.dialplan.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | JSON",
        "*/* | JSON",
        "text/plain | TEXT",
        "TEXT/PLAIN; charset=utf-8 | TEXT",
        "text/xml | FREESWITCH",
        "application/xml | FREESWITCH",
        "text/html, text/plain;q=0.5, */*;q=0.1 | TEXT",
        "text/plain;q=0.1, application/json | JSON",
        "text/plain;q=0 | JSON",
        "image/png | JSON",
        ",;, | JSON",
      })
  void the_best_form_that_is_accepted_is_taken(String accept, Format format) {
    assertEquals(format, Format.accepted(accept));
  }

  @Test
  void without_accept_the_answer_is_json() {
    assertEquals(Format.JSON, Format.accepted(null));
  }
}
