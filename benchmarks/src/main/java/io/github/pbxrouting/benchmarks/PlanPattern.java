package io.github.pbxrouting.benchmarks;

/**
 * A pattern as an administrator writes it, with what its writer knew about the numbers it takes.
 *
 * @param regex the pattern, with find semantics
 * @param beginning digits that every number it takes begins with
 * @param body what follows {@code ^}, in the syntax that Lucene's and libphonenumber's expressions
 *     share, without an open tail
 * @param open whether any digits may follow what {@code body} describes
 */
record PlanPattern(String regex, String beginning, String body, boolean open) {}
