/**
 * What the hosts of a plan share: how a dial ended in the words of SIP, Q.850 and Asterisk, what a
 * telephone number in a URI is, where a call is and on which plan, and how a process ends that
 * cannot go on. Knows no plan file and no socket.
 */
@NullMarked
package io.github.pbxrouting.dialplan.host;

import org.jspecify.annotations.NullMarked;
