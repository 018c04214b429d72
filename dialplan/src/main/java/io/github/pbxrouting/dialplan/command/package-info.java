/**
 * The {@code dialplan} command: plan files and numbers come in, decisions and call steps go out as
 * text or JSON lines. It uses the library as any host would, and nothing uses it.
 */
@NullMarked
package io.github.pbxrouting.dialplan.command;

import org.jspecify.annotations.NullMarked;
