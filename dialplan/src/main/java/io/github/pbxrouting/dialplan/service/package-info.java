/**
 * The decision service: HTTP requests of switches come in, decisions and call steps go out. It
 * keeps nothing of a call: a signed token holds the call's request and history, and every request
 * replays them. Only the command uses it.
 */
@NullMarked
package io.github.pbxrouting.dialplan.service;

import org.jspecify.annotations.NullMarked;
