/**
 * Compiles ranked patterns into one automaton that names the strongest of them matching a text in a
 * single walk. In come {@link io.github.pbxrouting.core.regex.Syntax} trees with ranks and a
 * budget; out goes a frozen table. It knows no telephony; {@code plan}, {@code router} and {@code
 * analysis} call it.
 */
@NullMarked
package io.github.pbxrouting.core.automaton;

import org.jspecify.annotations.NullMarked;
