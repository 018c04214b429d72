/**
 * A FastAGI server: Asterisk asks it where a call goes, and again whenever a dial has ended. {@code
 * FastAgiCommand} starts it; {@code RoutingScript} is the whole conversation with Asterisk.
 */
@NullMarked
package io.github.pbxrouting.examples.fastagi;

import org.jspecify.annotations.NullMarked;
