/**
 * Answers questions about plans: why a number goes where it goes, which numbers two plans route
 * differently, and how many numbers go where. The face of the analysis calls it.
 */
@NullMarked
package io.github.pbxrouting.core.analysis.answers;

import org.jspecify.annotations.NullMarked;
