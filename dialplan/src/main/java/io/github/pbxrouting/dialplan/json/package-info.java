/**
 * Decisions, steps and explanations as fields of JSON objects: one form for the command and the
 * service. Command and service may use it, and it knows neither.
 */
@NullMarked
package io.github.pbxrouting.dialplan.json;

import org.jspecify.annotations.NullMarked;
