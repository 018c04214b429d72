/**
 * The entry point of the automaton: compiles ranked patterns into one table that finds the
 * strongest pattern matching a text. The input is {@link io.github.pbxrouting.core.regex.Syntax}
 * trees with ranks and a budget; the output is a frozen {@link
 * io.github.pbxrouting.core.automaton.table.Automaton} and the patterns that did not fit. It knows
 * no telephony; {@code router} calls it.
 */
@NullMarked
package io.github.pbxrouting.core.automaton;

import org.jspecify.annotations.NullMarked;
