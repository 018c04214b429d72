/**
 * Looks for mistakes in a plan. In comes a compiled brand; out go findings. The face of the
 * analysis calls it.
 */
@NullMarked
package io.github.pbxrouting.core.analysis.checks;

import org.jspecify.annotations.NullMarked;
