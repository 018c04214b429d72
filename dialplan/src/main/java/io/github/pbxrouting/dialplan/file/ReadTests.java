package io.github.pbxrouting.dialplan.file;

import java.util.List;

/**
 * The tests that a text has, in its order.
 *
 * @param tests the tests
 * @param places where the values of the text stand
 */
public record ReadTests(List<ReadTest> tests, Places places) {

  /** Copies the list. */
  public ReadTests {
    tests = List.copyOf(tests);
  }
}
