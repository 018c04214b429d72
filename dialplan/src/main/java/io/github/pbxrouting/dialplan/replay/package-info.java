/**
 * Call records through compiled plans: reads CSV, routes each call, and counts where it goes. The
 * {@code replay} command calls it.
 */
@NullMarked
package io.github.pbxrouting.dialplan.replay;

import org.jspecify.annotations.NullMarked;
