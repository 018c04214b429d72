/**
 * Measurements of the router beside what else could do its job.
 *
 * <p>In come libphonenumber's carrier prefixes and national number patterns, dealt out to friends
 * from a seed; out go JMH figures, a results page and a chart. Nothing calls this package and none
 * of it is published.
 */
@NullMarked
package io.github.pbxrouting.benchmarks;

import org.jspecify.annotations.NullMarked;
