/**
 * Makes a plan of what IvozProvider's client REST API answers. In comes a folder of saved JSON
 * answers; out goes a brand and a report of all that IvozProvider tolerates silently and this
 * library does not. No network.
 */
@NullMarked
package io.github.pbxrouting.dialplan.ivozprovider;

import org.jspecify.annotations.NullMarked;
