/**
 * The compiled {@link io.github.pbxrouting.api.CallRouter}. In come the ranked plans of {@code
 * plan}; out go routers that read each character of a number once, with RE2/J beside them for the
 * patterns no automaton takes. The entry package, {@code flow} and {@code analysis} call it.
 */
@NullMarked
package io.github.pbxrouting.core.router;

import org.jspecify.annotations.NullMarked;
