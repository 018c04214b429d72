/** A plan that is read again when its file changes: every host of a plan serves from one. */
@NullMarked
package io.github.pbxrouting.dialplan.live;

import org.jspecify.annotations.NullMarked;
