/**
 * Generators of patterns, plans, numbers and calls, shared by the property tests of all packages.
 * Published in a test jar, for the property tests of hosts.
 */
@NullMarked
package io.github.pbxrouting.core.testing;

import org.jspecify.annotations.NullMarked;
