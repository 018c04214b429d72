/** Generators of patterns, plans and numbers, shared by the property tests of all packages. */
@NullMarked
package io.github.pbxrouting.core.testing;

import org.jspecify.annotations.NullMarked;
