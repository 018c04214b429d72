/**
 * The hostile corpus: patterns, plans, numbers and files nobody should have to survive, kept as
 * data under {@code src/test/resources/hostile} and run in a separate small JVM.
 */
@NullMarked
package io.github.pbxrouting.dialplan.hostile;

import org.jspecify.annotations.NullMarked;
