/**
 * Builds one nondeterministic automaton from ranked patterns and literals. In come {@link
 * io.github.pbxrouting.core.regex.Syntax} trees with ranks; out goes a frozen {@link
 * io.github.pbxrouting.core.automaton.nfa.Nfa}, with the classes of characters that it tells apart.
 * The packages {@code dfa} and {@code table} may call all of it, other packages only its ranked
 * values and budgets.
 */
@NullMarked
package io.github.pbxrouting.core.automaton.nfa;

import org.jspecify.annotations.NullMarked;
