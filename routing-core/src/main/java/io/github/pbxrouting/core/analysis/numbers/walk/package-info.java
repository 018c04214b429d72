/**
 * Walks all numbers of a space through a client's automata. In come compiled brands; out go counts,
 * first numbers and descriptions. The checks and answers use it; hosts do not.
 */
@NullMarked
package io.github.pbxrouting.core.analysis.numbers.walk;

import org.jspecify.annotations.NullMarked;
