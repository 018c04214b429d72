/**
 * What a command found, in the formats that build servers and code hosts read. Knows no command.
 */
@NullMarked
package io.github.pbxrouting.dialplan.output;

import org.jspecify.annotations.NullMarked;
