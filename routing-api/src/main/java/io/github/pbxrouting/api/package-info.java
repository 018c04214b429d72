/**
 * The model of a dial plan, the decisions about a dialled number, and the routers that make them.
 */
@NullMarked
package io.github.pbxrouting.api;

import org.jspecify.annotations.NullMarked;
