/**
 * Reads plan files: JSON text comes in, a brand goes out, or every problem the text has, each with
 * its place. Knows nothing of the commands and hosts that use it, and any of them may.
 */
@NullMarked
package io.github.pbxrouting.dialplan;

import org.jspecify.annotations.NullMarked;
