/**
 * Makes an automaton deterministic, pruned by priority, and minimal. The input is an {@link
 * io.github.pbxrouting.core.automaton.nfa.Nfa} with a budget; the output is a {@link
 * io.github.pbxrouting.core.automaton.dfa.Dfa}, or null when the budget is spent. The compiler of
 * the package above may call it; the analysis may call {@link
 * io.github.pbxrouting.core.automaton.dfa.LazyDfa}.
 */
@NullMarked
package io.github.pbxrouting.core.automaton.dfa;

import org.jspecify.annotations.NullMarked;
