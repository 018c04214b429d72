/**
 * Checks a brand and lays each client's numbers, codes and friends out as patterns ranked by
 * precedence. In come models of the API, checked against bounds first; out go problems, or plans
 * that an automaton can be built from. {@code router}, {@code analysis} and the entry package call
 * it.
 */
@NullMarked
package io.github.pbxrouting.core.plan;

import org.jspecify.annotations.NullMarked;
