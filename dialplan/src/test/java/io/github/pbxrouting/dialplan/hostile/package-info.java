/**
 * The hostile corpus: patterns, plans, numbers and files nobody should have to survive, kept as
 * data under {@code src/test/resources/hostile} and run in a small JVM of their own.
 */
@NullMarked
package io.github.pbxrouting.dialplan.hostile;

import org.jspecify.annotations.NullMarked;
