/**
 * Checks a brand, and ranks the numbers, codes and patterns of each client by precedence. The input
 * is models of the API, checked against limits first. The output is problems, or plans to build
 * automata from. {@code router}, {@code analysis} and the entry package call it.
 */
@NullMarked
package io.github.pbxrouting.core.plan;

import org.jspecify.annotations.NullMarked;
