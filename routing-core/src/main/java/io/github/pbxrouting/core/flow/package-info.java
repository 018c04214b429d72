/**
 * Takes a call from friend to friend: steps, forwards, limits. In come a compiled brand, a call
 * request and the outcomes of dialling; out go immutable flows, each at one step, none of which
 * ever loops. The entry points of the core call it; it calls the routers through the interfaces of
 * the API alone.
 */
@NullMarked
package io.github.pbxrouting.core.flow;

import org.jspecify.annotations.NullMarked;
