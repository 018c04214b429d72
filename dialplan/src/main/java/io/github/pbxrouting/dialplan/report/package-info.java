/**
 * A plan as one page of HTML that explores it: {@code dialplan report}, and {@code /} of the
 * service. Below command and service, and knows neither. In comes a compiled brand; out goes a page
 * that holds the compiled tables as data and walks them itself.
 */
@NullMarked
package io.github.pbxrouting.dialplan.report;

import org.jspecify.annotations.NullMarked;
