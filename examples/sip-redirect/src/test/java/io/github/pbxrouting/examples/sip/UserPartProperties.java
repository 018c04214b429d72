package io.github.pbxrouting.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;

final class UserPartProperties {

  @Property(tries = 500)
  void escapes_are_taken_back_and_are_harmless(@ForAll @StringLength(max = 64) String text) {
    // Java strings may have half surrogate pairs; text has none.
    String number = new String(text.getBytes(UTF_8), UTF_8);
    String escaped = UserPart.escaped(number);

    assertEquals(number, UserPart.unescaped(escaped));
    assertTrue(escaped.matches("[A-Za-z0-9_.!~*'()+%-]*"), escaped);
  }

  @Example
  void a_broken_escape_is_refused() {
    for (String broken : new String[] {"%", "1%", "%4", "%4g", "%-1", "%FF", "%C3%28"}) {
      Assertions.assertThrows(
          IllegalArgumentException.class, () -> UserPart.unescaped(broken), broken);
    }
  }
}
