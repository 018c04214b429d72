/** What is known of numbering in the countries of the world. Uses nothing of this module. */
@NullMarked
package io.github.pbxrouting.dialplan.countries;

import org.jspecify.annotations.NullMarked;
