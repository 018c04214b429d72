/** Replays call records through two plans on Apache Spark. */
@NullMarked
package io.github.pbxrouting.examples.spark;

import org.jspecify.annotations.NullMarked;
