/**
 * Lays a deterministic automaton out for walking. In comes a {@link
 * io.github.pbxrouting.core.automaton.dfa.Dfa}; out goes an immutable {@link
 * io.github.pbxrouting.core.automaton.table.Automaton}, dense for large plans and sparse for small
 * ones. The compiler of the package above builds tables; a router walks them.
 */
@NullMarked
package io.github.pbxrouting.core.automaton.table;

import org.jspecify.annotations.NullMarked;
