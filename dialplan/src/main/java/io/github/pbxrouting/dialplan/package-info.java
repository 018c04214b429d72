/**
 * Plan files, for hosts: {@link io.github.pbxrouting.dialplan.PlanFiles} reads and writes a brand
 * as JSON text. The packages below are the {@code dialplan} command and its parts, and are not API.
 */
@NullMarked
package io.github.pbxrouting.dialplan;

import org.jspecify.annotations.NullMarked;
