/**
 * SIP messages as text: a request's head comes in as bytes, a response goes out as bytes. Reads no
 * more than a redirect server needs, takes what is malformed without guessing, and knows neither
 * sockets nor plans. The packages {@code transport} and {@code sip} call it.
 */
@NullMarked
package io.github.pbxrouting.examples.sip.message;

import org.jspecify.annotations.NullMarked;
