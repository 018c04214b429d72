/**
 * What threads may see of each other's snapshots, as jcstress tests: each is run millions of times
 * in separate JVMs, under every compiler. {@link io.github.pbxrouting.core.stress.StressTest}
 * starts them.
 */
@NullMarked
package io.github.pbxrouting.core.stress;

import org.jspecify.annotations.NullMarked;
