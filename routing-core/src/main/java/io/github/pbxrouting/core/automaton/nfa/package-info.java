/**
 * Builds one nondeterministic automaton from ranked patterns and literals. Its input is {@link
 * io.github.pbxrouting.core.regex.Syntax} trees with ranks; its output is a frozen {@link
 * io.github.pbxrouting.core.automaton.nfa.Nfa}, with its classes of characters. The packages {@code
 * dfa} and {@code table} may call all of it, other packages only its ranked values and budgets.
 */
@NullMarked
package io.github.pbxrouting.core.automaton.nfa;

import org.jspecify.annotations.NullMarked;
