package io.github.pbxrouting.examples.fastagi;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a script wants next from the channel. */
sealed interface AgiTurn permits AgiTurn.Read, AgiTurn.Assign, AgiTurn.End {

  /**
   * Reads a channel variable and goes on with its value.
   *
   * @param variable the variable's name
   * @param next the turn after it; the value is null when the variable is not set
   */
  record Read(String variable, Function<@Nullable String, AgiTurn> next) implements AgiTurn {}

  /**
   * Sets channel variables and ends the conversation.
   *
   * @param variables values by name, in the order in which they are set
   */
  record Assign(Map<String, String> variables) implements AgiTurn {}

  /** Ends the conversation and sets nothing. */
  record End() implements AgiTurn {}
}
