package io.github.pbxrouting.dialplan.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {

  @ParameterizedTest
  @CsvSource({
    "number=%2B34, +34",
    "number=+34, +34",
    "number=%C3%B1, ñ",
    "number=ñ📞%2B, ñ📞+",
    "number=%EF%BF%BD, \uFFFD",
    "number=*94%23, *94#",
    "number=a=b, a=b",
    "x=1&number=7&, 7",
    "&&number=7, 7",
  })
  void a_query_is_decoded_and_a_plus_is_a_plus(String query, String number) throws Problem {
    assertEquals(Optional.of(number), Fields.ofQuery(query).text("number"));
  }

  @Test
  void a_plus_in_a_form_is_a_blank() throws Problem {
    Fields form = Fields.ofForm("number=%2B34+944&client=a%20b".getBytes(UTF_8));

    assertEquals(Optional.of("+34 944"), form.text("number"));
    assertEquals(Optional.of("a b"), form.text("client"));
  }

  @Test
  void raw_utf_8_in_a_form_is_read() throws Problem {
    assertEquals(Optional.of("ñ"), Fields.ofForm("number=ñ".getBytes(UTF_8)).text("number"));
    assertThrows(Problem.class, () -> Fields.ofForm("number=ñ".getBytes(ISO_8859_1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number=%",
        "number=%2",
        "number=%zz",
        "number=%+1",
        "number=%C3",
        "number=\uFFFD",
        "a=1&a=2"
      })
  void a_query_that_is_cut_or_doubled_is_refused(String query) {
    Problem problem = assertThrows(Problem.class, () -> Fields.ofQuery(query));

    assertEquals(400, problem.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{",
        "{}x",
        "{}{}",
        "{\"a\":{}}",
        "{\"a\":[1]}",
        "{\"a\":1,\"a\":2}",
        "\u0000",
        "{\"a\":[[]]}",
        "nul"
      })
  void what_is_no_flat_object_is_refused(String body) {
    Problem problem = assertThrows(Problem.class, () -> Fields.ofJson(body.getBytes(UTF_8)));

    assertEquals(400, problem.status());
    assertTrue(problem.where() != null && problem.instead() != null, problem.detail());
  }

  @Test
  void broken_json_is_told_once_with_its_place() {
    Problem problem = assertThrows(Problem.class, () -> json("{\n \"a\""));

    assertTrue(problem.detail().startsWith("the body is no JSON at line 2, column 5: "));
    assertFalse(problem.detail().contains("Source"), problem.detail());
    assertTrue(
        assertThrows(Problem.class, () -> json("{\"a\":NaN}")).detail().endsWith("token 'NaN'"));
  }

  @Test
  void numbers_names_and_nesting_beyond_all_bounds_are_refused() {
    for (String body :
        List.of(
            "{\"a\":" + "1".repeat(5000) + "}",
            "{\"" + "a".repeat(60_000) + "\":1}",
            "{\"a\":" + "[".repeat(100) + "}")) {
      Problem problem = assertThrows(Problem.class, () -> json(body));

      assertEquals(400, problem.status());
    }
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused() {
    byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};

    assertEquals(400, assertThrows(Problem.class, () -> Fields.ofJson(body)).status());
  }

  @Test
  void a_value_of_another_kind_is_refused_with_the_field_and_what_to_write() throws Problem {
    Fields fields = json("{\"number\":2001,\"nested\":\"yes\",\"elapsed\":\"x\",\"failover\":7}");

    Problem number = assertThrows(Problem.class, () -> fields.text("number"));
    assertEquals("number", number.where());
    assertEquals("\"2001\", in quotes", number.instead());
    assertThrows(Problem.class, () -> fields.flag("nested"));
    assertThrows(Problem.class, () -> fields.number("elapsed"));
    assertThrows(Problem.class, () -> fields.words("failover", Requests.OUTCOMES));
  }

  @Test
  void null_is_as_good_as_missing() throws Problem {
    Fields fields = json("{\"outcome\":null}");

    assertEquals(Optional.empty(), fields.text("outcome"));
    assertFalse(fields.flag("nested"));
    assertEquals(List.of(), fields.words("failover", Requests.OUTCOMES));
  }

  @Test
  void numbers_are_read_from_json_and_text() throws Problem {
    assertEquals(Optional.of(new BigDecimal("1.5")), json("{\"n\":1.5}").number("n"));
    assertEquals(Optional.of(new BigDecimal("1.5")), Fields.ofQuery("n=1.5").number("n"));
    assertEquals(Optional.of(17), Fields.ofQuery("n=17").integer("n", 0, 127));
    assertEquals(Optional.of(100), json("{\"n\":1e2}").integer("n", 0, 127));
    for (String bad : List.of("-1", "128", "1.5", "1e999999999", "1e-999999999")) {
      assertThrows(Problem.class, () -> json("{\"n\":" + bad + "}").integer("n", 0, 127), bad);
    }
  }

  @Test
  void an_unknown_field_is_refused_with_those_there_are() throws Problem {
    Problem problem =
        assertThrows(Problem.class, () -> json("{\"clint\":\"a\"}").only("client", "number"));

    assertEquals("clint", problem.where());
    assertEquals("fields of client, number", problem.instead());
  }

  private static Fields json(String body) throws Problem {
    return Fields.ofJson(body.getBytes(UTF_8));
  }
}
