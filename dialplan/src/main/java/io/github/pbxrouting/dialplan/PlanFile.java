package io.github.pbxrouting.dialplan;

import static java.util.Objects.requireNonNull;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.dialplan.file.PlanText;
import io.github.pbxrouting.dialplan.file.Token;
import java.util.List;
import java.util.Optional;

/**
 * What a plan file holds: the brand, its tests, and where each of its values stands in the text.
 * Immutable.
 *
 * <p>Places are written like {@code clients[0].friends[3].patterns[1]}: names of fields, and
 * indexes from 0. {@link io.github.pbxrouting.api.PlanProblem#place()} names places so.
 */
public final class PlanFile {

  private final PlanText text;
  private final String name;

  PlanFile(PlanText text, String name) {
    this.text = text;
    this.name = name;
  }

  /** Returns the brand. */
  public Brand brand() {
    return text.brand();
  }

  /** Returns the tests of the plan; none when the file has no {@code tests}. */
  public PlanTests tests() {
    return new PlanTests(name, text.tests());
  }

  /** Returns the findings that the file says are meant, in its order. */
  public List<Suppression> suppressions() {
    return text.suppressions();
  }

  /**
   * Returns where the value at a place stands in the text.
   *
   * @param place for example {@code clients[0].friends[3].patterns[1]}; empty for the whole
   * @return empty when the file has no such place
   */
  public Optional<Position> position(String place) {
    return text.places().token(requireNonNull(place, "place")).map(PlanFile::position);
  }

  /**
   * Returns a text as it is written, between its quotes, in place of the value at a place: in JSON,
   * a backslash is written twice.
   *
   * @param place for example {@code clients[0].friends[3].patterns[1]}
   */
  public String written(String place, String text) {
    requireNonNull(text, "text");
    Optional<Token> token = this.text.places().token(requireNonNull(place, "place"));
    return token.map(there -> there.written(text)).orElse(text);
  }

  static Position position(Token token) {
    return new Position(token.line(), token.column(), token.endColumn());
  }
}
