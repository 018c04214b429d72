/** A plan that is read again when its file changes: what the servers of this module share. */
@NullMarked
package io.github.pbxrouting.dialplan.live;

import org.jspecify.annotations.NullMarked;
