/**
 * The values that an analysis speaks in: a space of numbers, sets of them, and where they go.
 * Everything else of the analysis uses it.
 */
@NullMarked
package io.github.pbxrouting.core.analysis.numbers;

import org.jspecify.annotations.NullMarked;
