/**
 * Reads an RE2 pattern into a small syntax tree. The input is untrusted pattern text, checked
 * against limits first. The output is a {@link io.github.pbxrouting.core.regex.Syntax} tree with
 * the meaning of RE2, or an error. Every other package of the core may call it; it calls none of
 * them.
 */
@NullMarked
package io.github.pbxrouting.core.regex;

import org.jspecify.annotations.NullMarked;
