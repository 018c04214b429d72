/**
 * Growing collections of ints for building automata: a list, a map from pairs, an interner of
 * sequences. The input is numbers; the output is numbers or flat arrays. The other packages of the
 * automaton and the analysis may call it.
 */
@NullMarked
package io.github.pbxrouting.core.automaton.ints;

import org.jspecify.annotations.NullMarked;
