/**
 * A SIP redirect server: INVITEs come in, and a 302 goes out with the address to try, or the
 * failure the call ends with. {@code SipRedirectCommand} starts it, {@code RedirectListener} is the
 * whole conversation with a caller, {@code RoutedCall} what the server knows of one call; the
 * transactions and their retransmissions are the SIP stack's.
 */
@NullMarked
package io.github.pbxrouting.examples.sip;

import org.jspecify.annotations.NullMarked;
