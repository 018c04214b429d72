/**
 * Proves things about a plan, for all numbers at once. In come compiled brands and a {@link
 * io.github.pbxrouting.core.analysis.numbers.NumberSpace} of numbers; out go explanations,
 * findings, counts, differences and pictures, exact and in a fixed order. Hosts and tools call it;
 * no other package of the core does.
 */
@NullMarked
package io.github.pbxrouting.core.analysis;

import org.jspecify.annotations.NullMarked;
