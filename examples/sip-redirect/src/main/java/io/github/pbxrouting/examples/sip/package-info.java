/**
 * A SIP redirect server: INVITEs come in, and a 302 goes out with the address to try, or the
 * failure the call ends with. {@code SipRedirectCommand} starts it, {@code Redirector} is the whole
 * conversation with a caller, {@code CallDesk} remembers calls, {@code ServedCall} is what the
 * server knows of one. Messages and sockets are the packages {@code message} and {@code transport}.
 */
@NullMarked
package io.github.pbxrouting.examples.sip;

import org.jspecify.annotations.NullMarked;
