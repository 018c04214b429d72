/**
 * The JSON text of plan files: bounded reading with every problem and its place, and writing. Knows
 * nothing of compiling, of the command or of hosts.
 */
@NullMarked
package io.github.pbxrouting.dialplan.file;

import org.jspecify.annotations.NullMarked;
