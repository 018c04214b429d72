/**
 * Reads an RE2 pattern into a small syntax tree. In comes pattern text from strangers, checked
 * against bounds first; out goes a {@link io.github.pbxrouting.core.regex.Syntax} tree with RE2's
 * meaning, or the reason why there is none. Every other package of the core may call it; it calls
 * none of them.
 */
@NullMarked
package io.github.pbxrouting.core.regex;

import org.jspecify.annotations.NullMarked;
